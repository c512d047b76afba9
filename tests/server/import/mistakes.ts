import type { Files } from './folder.ts';
import { REFERENCES } from './mistakes/references.ts';
import { TWICE } from './mistakes/twice.ts';
import { WORDS } from './mistakes/words.ts';

/** What can be wrong with documents that were read, likewise. */
export const MISTAKES: [string, Files][] = [...REFERENCES, ...TWICE, ...WORDS];
