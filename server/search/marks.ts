import type { EdgeComputation } from '../reads/list-field.ts';
import { type TextWord, textWords } from '../text/text-words.rules.ts';
import { type Answer, type AskedWord, answersOf, type Compared, shownText } from './marks.sql.ts';
import type { Search } from './search.sql.ts';
import { cutSnippet, findHighlights, type Snippet } from './snippet.rules.ts';

/** The most words of texts that are compared with the search. Later words are never highlighted. */
const MAX_WORDS = 5000;
/** Configurations whose stemmers also strip prefixes. */
const STRIPS_BEGINNINGS = new Set(['arabic', 'indonesian', 'tamil']);

/** The text from which the snippet of a hit is cut; see {@link shownText}. */
interface Shown {
  shown: string | null;
  config: string | null;
}

/**
 * How the snippets of a page of hits are computed. The functions that made the index tell which words of a text match, so
 * highlights agree with the search.
 */
export function snippetsOfPage(search: Search): EdgeComputation<Snippet> {
  const { asked } = askedWords(search);
  return {
    columns: shownText,
    row: (row) => `json_build_object('shown', ${row}.shown, 'config', ${row}.config)`,
    shared: (page) => answersOf(page, search.language, asked, comparedWith(asked)),
    compute: (rows, answers) => snippetsOf(search, rows as Shown[], answers as Answer[]),
  };
}

/** Cuts the snippets of texts, given which words of the search their words match. */
function snippetsOf(search: Search, texts: readonly Shown[], answers: readonly Answer[]): Snippet[] {
  const { asked, phrases } = askedWords(search);
  const shown = texts.map(withWords);
  const compared = candidates(shown, asked);
  const numbers = new Map(answers.map(({ config, word, numbers }) => [key(config, word), new Set(numbers)]));
  const none = new Set<number>();
  return shown.map(({ text, config, words }) => {
    const looked = config === null ? asked.map((_, number) => [number]) : phrases;
    const matches = (word: string) =>
      (compared.has(key(config, word)) && numbers.get(key(config, word))) || none;
    return cutSnippet(text, words, findHighlights(words, looked, matches));
  });
}

const withWords = ({ shown, config }: Shown) => {
  const text = shown ?? '';
  return { text, config, words: textWords(text) };
};

/** A superset of {@link candidates}, for PostgreSQL. */
function comparedWith(asked: readonly AskedWord[]): Compared {
  return {
    beginnings: [...beginningsOf(asked)].filter((text) => /^[0-9a-z]+$/.test(text)),
    comparesAll: asked.some(({ word }) => beginsUnknown(word)) ? 'every' : [...STRIPS_BEGINNINGS],
  };
}

/** The words of the search in order, and each term as the numbers of its words. */
function askedWords({ terms }: Search): { asked: AskedWord[]; phrases: number[][] } {
  const asked: AskedWord[] = [];
  const phrases = terms
    .filter(({ not }) => !not)
    .map(({ words, prefix, exact, capitals }) =>
      words.map((word, i) => {
        const single = words.length === 1;
        asked.push({ word, prefix: prefix && i === words.length - 1, single, exact, capitals });
        return asked.length - 1;
      }),
    );
  return { asked, phrases };
}

/** The distinct words that could match, by their keys. Only a few stemmers change how a word begins, so other beginnings are left out. */
function candidates(
  shown: readonly { config: string | null; words: readonly TextWord[] }[],
  asked: readonly AskedWord[],
): ReadonlySet<string> {
  const beginnings = beginningsOf(asked);
  const comparesAll = asked.some(({ word }) => beginsUnknown(word));
  const distinct = new Set<string>();
  for (const { config, words } of shown) {
    for (const { word } of words) {
      const possible =
        comparesAll ||
        config === null ||
        STRIPS_BEGINNINGS.has(config) ||
        !/^[0-9a-z]*$/.test(beginning(word)) ||
        beginnings.has(beginning(word));
      if (possible) distinct.add(key(config, word));
    }
  }
  return new Set([...distinct].slice(0, MAX_WORDS));
}

/** Letters as unaccent() of PostgreSQL writes them, so that a word begins here as it does in the index. */
const LIGATURES: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** The first two letters without accents, in lower case. */
function beginning(word: string): string {
  const letters = word.slice(0, 8).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return letters.replace(/[œæßøłđðþ]/gu, (letter) => LIGATURES[letter] as string).slice(0, 2);
}

/** How words may begin that match those of a search. In German, an e may stand for an umlaut: "Oel" finds "Öl". */
function beginningsOf(asked: readonly AskedWord[]): Set<string> {
  return new Set(
    asked.flatMap(({ word }) => {
      const known = beginning(word);
      const [vowel] = /^[aou]/.exec(known) ?? [];
      return vowel ? [known, `${vowel}e`, beginning(vowel + word.slice(2))] : [known];
    }),
  );
}

/** True if the index may write the beginning in ASCII in a way that is not known here: "hamrun" finds "Ħamrun". */
function beginsUnknown(word: string): boolean {
  return /(?![a-z])\p{Script=Latin}/u.test(beginning(word));
}

const key = (config: string | null, word: string) => `${config ?? ''} ${word}`;
