import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

interface Bindings {
  readonly SchemaEngine: typeof SchemaEngine;
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
}

/**
 * Loads Prisma's schema engine in WebAssembly. Its entry is written for a bundler and imports the `.wasm` as a module. This
 * function does for Node what a bundler would do.
 */
export async function loadSchemaEngine(): Promise<typeof SchemaEngine> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = (await import(script)) as Bindings & WebAssembly.ModuleImports;
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panicMessage = message;
      },
    },
  });
  const code = await WebAssembly.compile(readFileSync(script.replace(/\.js$/, '.wasm')));
  const { exports } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

let panicMessage: string | undefined;

/** The engine's message before it trapped, if it did. After that, none of its methods may be called. */
export function lastPanic(): string | undefined {
  return panicMessage;
}
