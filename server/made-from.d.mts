/** A comment line that identifies the input of the generated code. The file that is generated last begins with it. */
export function madeFrom(): string;
