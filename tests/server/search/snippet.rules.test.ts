import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSnippet, findHighlights } from '../../../server/search/snippet.rules.ts';
import { textWords } from '../../../server/text/text-words.rules.ts';

/** The snippet of a text for words looked for, with its highlights in brackets; words match whatever their case. */
function show(text: string, ...terms: string[][]): string {
  const { snippet, highlights } = snippetOf(text, ...terms);
  const points = Array.from(snippet);
  for (const { start, end } of highlights.toReversed()) {
    points.splice(end, 0, ']');
    points.splice(start, 0, '[');
  }
  return points.join('');
}

function snippetOf(text: string, ...terms: string[][]) {
  const words = textWords(text);
  const asked = [...new Set(terms.flat())];
  const phrases = terms.map((term) => term.map((word) => asked.indexOf(word)));
  const matches = (word: string) =>
    new Set(asked.flatMap((other, i) => (other.toLowerCase() === word.toLowerCase() ? [i] : [])));
  return cutSnippet(text, words, findHighlights(words, phrases, matches));
}

describe('a snippet shows', () => {
  test('every word that was found, whatever stands around it', () => {
    expect(show('«Paix» ou paix-là ? La PAIX.', ['paix'])).toBe('«[Paix]» ou [paix]-là ? La [PAIX].');
  });
  test('words behind emoji and combining marks at their code points', () => {
    expect(show('👩‍👩‍👧 😀 de\u0301cide\u0301 la paix', ['paix'], ['décidé'])).toBe(
      '👩‍👩‍👧 😀 [de\u0301cide\u0301] la [paix]',
    );
  });
  test('a word with a soft hyphen whole', () => {
    expect(show('la coo\u00adpération', ['coopération'])).toBe('la [coo\u00adpération]');
  });
  test('the words of a phrase only where all of it stands together', () => {
    expect(show('un accord, pas d’accord', ['pas', 'd', 'accord'])).toBe('un accord, [pas] [d]’[accord]');
  });
  test('the line with most terms, not the first one with any', () => {
    expect(show('la paix, la paix\nun accord de paix\nla paix', ['paix'], ['accord'])).toBe(
      'un [accord] de [paix]',
    );
  });
  test('240 code points at most of a long line, cut at words', () => {
    const { snippet, highlights } = snippetOf(`${'avant '.repeat(100)}paix${' après'.repeat(100)}`, ['paix']);
    expect(Array.from(snippet).length).toBeLessThanOrEqual(240);
    expect(snippet).toMatch(/^avant .* paix .* après$/);
    expect(highlights).toHaveLength(1);
  });
  test('the beginning of a text in which no word was found', () => {
    expect(show('Un texte\nde deux lignes', ['paix'])).toBe('Un texte');
    expect(show('', ['paix'])).toBe('');
    expect(show('😀😀', ['paix'])).toBe('😀😀');
  });
});

const alphabet = fc.constantFrom(
  'a',
  'É',
  'e\u0301',
  ' ',
  '\n',
  '’',
  '😀',
  '👩‍👧',
  '\u00ad',
  '.',
  'ж',
  '\ud800',
  'ﬁ',
  '学',
);

test('words slice to what they are, and cover every letter and digit', () => {
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 80 }), (text) => {
      const points = Array.from(text);
      let behind = 0;
      for (const { word, start, end } of textWords(text)) {
        expect(points.slice(behind, start).join('')).not.toMatch(/[\p{L}\p{N}]/u);
        expect(
          points
            .slice(start, end)
            .join('')
            .replace(/[\u00ad.\s-]/g, '')
            .normalize('NFKC'),
        ).toBe(word);
        behind = end;
      }
      expect(points.slice(behind).join('')).not.toMatch(/[\p{L}\p{N}]/u);
    }),
  );
});

test('a snippet is part of its text, and its highlights slice to the words found, in order', () => {
  const word = fc.constantFrom('paix', 'accord', 'e\u0301te\u0301', '😀', 'mot', '\n', 'de-ci');
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 120 }),
      fc.constantFrom<string[]>(['paix'], ['accord', 'mot'], ['été']),
      (all, term) => {
        const text = all.join(' ');
        const { snippet, highlights } = snippetOf(text, term);
        expect(text).toContain(snippet);
        const points = Array.from(snippet);
        expect(points.length).toBeLessThanOrEqual(240);
        let behind = 0;
        for (const { start, end } of highlights) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(term).toContain(points.slice(start, end).join('').normalize('NFC'));
          behind = end;
        }
        const found = all.includes('paix') && term[0] === 'paix';
        if (found) expect(highlights.length).toBeGreaterThan(0);
      },
    ),
  );
});
