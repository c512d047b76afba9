/** Whether server/dist was built from the sources and packages as they are now. */
export function isBuilt(): boolean;
/** Bundles the programs of the server into server/dist. */
export function build(): Promise<void>;
