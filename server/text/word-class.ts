import { INVISIBLE } from './typography.rules.ts';
import { WORD_CHARACTER } from './word.rules.ts';

/**
 * The characters of words, and the invisible characters that may stand between them, for regular expressions of
 * PostgreSQL. They are written out because PostgreSQL's own classes of letters depend on its locale.
 */
export interface WordClass {
  /** The characters and ranges to write between the brackets of a character class. */
  all: string;
  /** The same without ASCII. */
  beyondAscii: string;
}

/** The planes of Unicode that have letters, marks or digits: 0 to 3, and 14 with its variation selectors. */
const PLANES: readonly (readonly [number, number])[] = [
  [1, 0x3ffff],
  [0xe0000, 0xeffff],
];

let made: WordClass | undefined;

/** The class of word characters by the Unicode version of this runtime. Computed on first use. */
export function wordClass(): WordClass {
  made ??= { all: written(1), beyondAscii: written(0x80) };
  return made;
}

const isOfWord = new RegExp(`${WORD_CHARACTER}|[${INVISIBLE}]`, 'u');

function written(from: number): string {
  const ranges: string[] = [];
  for (const [first, last] of PLANES) {
    let start = -1;
    for (let point = Math.max(first, from); point <= last + 1; point++) {
      const surrogate = point >= 0xd800 && point <= 0xdfff;
      const inside = point <= last && !surrogate && isOfWord.test(String.fromCodePoint(point));
      if (inside && start < 0) start = point;
      if (inside || start < 0) continue;
      ranges.push(
        `${String.fromCodePoint(start)}${point - 1 > start ? `-${String.fromCodePoint(point - 1)}` : ''}`,
      );
      start = -1;
    }
  }
  return ranges.join('');
}
