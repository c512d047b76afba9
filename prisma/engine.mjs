#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which would have to be downloaded; see engine/main.ts.
import { register } from 'tsx/esm/api';

register();
await import('./engine/main.ts');
