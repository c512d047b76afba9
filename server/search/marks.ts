import type { PrismaClient } from '../generated/prisma/client.ts';
import { type AskedWord, type PrintedWord, selectAnswers, selectTexts } from './marks.sql.ts';
import type { Hit, Search } from './search.sql.ts';
import { cutSnippet, findHighlights, type Snippet, type TextWord, textWords } from './snippet.rules.ts';

/** Words of texts that are compared with the search; those behind show no highlight. */
const MAX_WORDS = 5000;
/** Configurations whose stemmers take away beginnings of words, too. */
const STRIPS_BEGINNINGS = new Set(['arabic', 'indonesian', 'tamil']);

/**
 * The snippets of a page of hits, by the id of the hit: in two statements, however many there are. Which words of a
 * text fit is asked of the functions that made the index, not guessed.
 */
export async function loadSnippets(
  prisma: PrismaClient,
  search: Search,
  hits: readonly Hit[],
): Promise<Map<string, Snippet>> {
  const texts = new Map((await selectTexts(prisma, hits)).map((row) => [row.id, row]));
  const shown = hits.map(({ id, name }) => {
    const text = name ?? texts.get(id)?.text ?? '';
    return {
      id,
      text,
      config: name === null ? (texts.get(id)?.config ?? null) : null,
      words: textWords(text),
    };
  });
  const { asked, phrases } = askedWords(search);
  const answers = await selectAnswers(prisma, search.language, asked, candidates(shown, asked));
  const numbers = new Map(answers.map(({ config, word, numbers }) => [key(config, word), new Set(numbers)]));
  const none = new Set<number>();
  return new Map(
    shown.map(({ id, text, config, words }) => {
      const looked = config === null ? asked.map((_, number) => [number]) : phrases;
      const found = findHighlights(words, looked, (word) => numbers.get(key(config, word)) ?? none);
      return [id, cutSnippet(text, words, found)];
    }),
  );
}

/** The words looked for, one after the other, and each term as the numbers of its words. */
function askedWords({ terms }: Search): { asked: AskedWord[]; phrases: number[][] } {
  const asked: AskedWord[] = [];
  const phrases = terms
    .filter(({ not }) => !not)
    .map(({ words, prefix }) =>
      words.map((word, i) => {
        asked.push({ word, prefix: prefix && i === words.length - 1, single: words.length === 1 });
        return asked.length - 1;
      }),
    );
  return { asked, phrases };
}

/** The distinct words that could fit: no stemmer but a few changes how a word begins. */
function candidates(
  shown: readonly { config: string | null; words: readonly TextWord[] }[],
  asked: readonly AskedWord[],
): PrintedWord[] {
  const beginnings = new Set(asked.map(({ word }) => beginning(word)));
  const distinct = new Map<string, PrintedWord>();
  for (const { config, words } of shown) {
    for (const { word } of words) {
      const possible = config === null || STRIPS_BEGINNINGS.has(config) || beginnings.has(beginning(word));
      if (possible) distinct.set(key(config, word), { config, word });
    }
  }
  return [...distinct.values()].slice(0, MAX_WORDS);
}

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

const key = (config: string | null, word: string) => `${config ?? ''} ${word}`;
