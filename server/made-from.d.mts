/** A comment line that identifies the input of the generated code. The file that is generated last begins with it. */
export function madeFrom(): string;
/** Whether all generated code of the server is there and was made from the schema as it is. */
export function isGenerated(): boolean;
