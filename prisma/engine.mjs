#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which would have to be downloaded; see engine/main.ts.

// Node 22.18 and later read TypeScript by themselves, which saves a third of the start.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
await import('./engine/main.ts');
