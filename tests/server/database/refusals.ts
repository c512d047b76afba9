import { CIRCLES } from './refused/circles.ts';
import { CONTINUING } from './refused/continuing.ts';
import { ONCE } from './refused/once.ts';
import type { Refusal } from './refused/refusal.ts';
import { SPANS } from './refused/spans.ts';
import { TEXTS } from './refused/texts.ts';
import { USED } from './refused/used.ts';

/** All statements that the database refuses, by subject. */
export const REFUSALS: Refusal[] = [...SPANS, ...CONTINUING, ...TEXTS, ...CIRCLES, ...ONCE, ...USED];
