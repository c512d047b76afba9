// The few parts of Node that codegen.ts needs. This package leaves out Node's own types, so that no other file can use
// Node.

declare module 'node:crypto' {
  export function createHash(algorithm: string): {
    update(text: string): { digest(encoding: 'hex'): string };
  };
}

interface ImportMeta {
  /** The folder of the module (Node 20.11 and later). */
  dirname: string;
}
