import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainText, highlight, type NamedLink, sliceCodePoints, toCodeUnits } from '../../client/index.ts';

/** Any text, astral and combining characters and lone surrogates included. */
const TEXTS = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
const SPANNED = TEXTS.chain((text) => {
  const offset = fc.nat([...text].length);
  const span = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.record({ text: fc.constant(text), spans: fc.array(span, { maxLength: 6 }) });
});

describe('offsets', () => {
  test('count code points, not code units', () => {
    expect(sliceCodePoints('👍🏽 d’accord', 3, 11)).toBe('d’accord');
    expect(sliceCodePoints('e\u0301te\u0301', 0, 2)).toBe('e\u0301');
    expect(toCodeUnits('a👍b', [0, 1, 2, 3])).toEqual([0, 1, 3, 4]);
  });

  test('agree with the code points of the text everywhere', () => {
    fc.assert(
      fc.property(SPANNED, ({ text, spans }) => {
        for (const { start, end } of spans) {
          expect(sliceCodePoints(text, start, end)).toBe([...text].slice(start, end).join(''));
        }
      }),
    );
  });

  test('outside of the text, between two of its places or reversed are refused', () => {
    for (const [start, end] of [
      [0, 4],
      [-1, 2],
      [2, 1],
      [0.5, 1],
      [0, Number.NaN],
    ] as const) {
      expect(() => sliceCodePoints('a👍b', start, end)).toThrow(RangeError);
    }
    expect(() => highlight('abc', [{ start: 1, end: 4 }])).toThrow(RangeError);
  });
});

describe('highlight', () => {
  test('splits a text where quotes begin and end, one inside the other included', () => {
    const clause = { start: 3, end: 12, type: 'INDIRECT' };
    const fragment = { start: 6, end: 9, type: 'MIXED' };
    expect(highlight('👍 aaabbbccc d', [fragment, clause])).toEqual([
      { text: '👍 a', spans: [] },
      { text: 'aab', spans: [clause] },
      { text: 'bbc', spans: [fragment, clause] },
      { text: 'cc ', spans: [clause] },
      { text: 'd', spans: [] },
    ]);
    expect(highlight('nothing', [])).toEqual([{ text: 'nothing', spans: [] }]);
    expect(highlight('', [])).toEqual([]);
  });

  test('loses nothing and gives every span its words', () => {
    fc.assert(
      fc.property(SPANNED, ({ text, spans }) => {
        const segments = highlight(text, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const span of spans) {
          const words = segments
            .filter((segment) => segment.spans.includes(span))
            .map((segment) => segment.text);
          expect(words.join('')).toBe(sliceCodePoints(text, span.start, span.end));
        }
      }),
    );
  });
});

describe('chainText', () => {
  const link = (role: NamedLink['role'], exact: string, person?: string, source?: string): NamedLink => ({
    role,
    exact,
    person: person ? { name: person } : null,
    source: source ? { name: source } : null,
  });

  test('says who speaks, to whom and who relays it', () => {
    const chain = [
      link('SPEAKER', 'le président américain', 'Donald Trump'),
      link('ADDRESSEE', 'la radio Fox News', undefined, 'Fox News'),
      link('REPORTED_BY', 'CNN', undefined, 'CNN'),
    ];
    expect(chainText(chain)).toBe('Donald Trump to Fox News, according to CNN');
    expect(chainText(chain, { names: 'printed', to: 'à', accordingTo: 'selon' })).toBe(
      'le président américain à la radio Fox News, selon CNN',
    );
  });

  test('names joint speakers once each, and the unnamed as printed', () => {
    const chain = [
      link('SPEAKER', 'Trump', 'Donald Trump'),
      link('SPEAKER', 'le président', 'Donald Trump'),
      link('SPEAKER', 'un conseiller'),
    ];
    expect(chainText(chain)).toBe('Donald Trump and un conseiller');
  });

  test('is empty where the quote is ascribed to no one', () => {
    expect(chainText([])).toBe('');
    expect(chainText([link('REPORTED_BY', 'CNN')])).toBe('according to CNN');
  });
});
