// The little of Node that codegen.ts runs on. Node's own types stay out of this package, so that nothing else can.

declare module 'node:crypto' {
  export function createHash(algorithm: string): {
    update(text: string): { digest(encoding: 'hex'): string };
  };
}

interface ImportMeta {
  /** The folder of the module (Node 20.11 and later). */
  dirname: string;
}
