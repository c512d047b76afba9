import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnchor } from '../../../server/import/anchor.rules.ts';
import { anchorMessage } from '../../../server/import/anchor-message.ts';
import type { Anchor } from '../../../server/import/format.ts';
import { codePointLength, sliceCodePoints } from '../../../server/text/text.ts';

/** Letters, and what makes code points, UTF-16 units and what one sees on paper differ. */
const grain = fc.constantFrom(
  'a',
  'b',
  ' ',
  'é',
  'e\u0301',
  '🚀',
  '👩🏽‍🚀',
  '🇫🇷',
  '1️⃣',
  'ש',
  '\u200f',
  '\u2028',
  '«',
  '’',
  '\u00a0',
);
const words = (minLength: number, maxLength: number) => fc.string({ unit: grain, minLength, maxLength });

/** Every place, in code points, at which `part` begins in `body`; counted point by point. */
function places(body: string, part: string): number[] {
  const [all, some] = [Array.from(body), Array.from(part)];
  return all.flatMap((_, at) => (some.every((point, i) => all[at + i] === point) ? at : []));
}
/** What a message says of the words of an anchor, behind the words. */
function reasonOf(body: string, anchor: Anchor): string {
  const result = findAnchor(body, anchor);
  if (result.kind === 'found') return '';
  const message = anchorMessage(anchor.exact, result);
  const [named = '', reason = ''] = message.split(/" (?=is )/u, 2);
  // Characters that nobody sees are escaped in both texts where they tell one from the other.
  if (result.kind !== 'absent' || result.printed === undefined) expect(named).toBe(`"${anchor.exact}`);
  return reason;
}

describe('findAnchor', () => {
  test('finds the one place of words, and tells none from several', () => {
    // Few characters, so that words are often there, and often twice.
    const few = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom('a', 'e\u0301', '🚀', '🚁'), minLength: min, maxLength: max });
    const anchors = fc.record({ exact: few(1, 2), prefix: few(0, 1), suffix: few(0, 1) });
    const met = { once: 0, never: 0, often: 0 };
    const run = fc.property(few(0, 20), anchors, (body, { exact, prefix, suffix }) => {
      const found = places(body, prefix + exact + suffix);
      const result = findAnchor(body, { exact, prefix, suffix });
      const start = (found[0] ?? 0) + codePointLength(prefix);
      if (found.length === 1) {
        expect(result).toEqual({
          kind: 'found',
          exact,
          span: { start, end: start + codePointLength(exact) },
        });
      } else if (found.length > 1) {
        expect(result).toMatchObject({ kind: 'ambiguous', count: found.length });
        expect(reasonOf(body, { exact, prefix, suffix })).toMatch(`is printed ${found.length} times`);
      } else {
        expect(result.kind).toMatch(/^(elsewhere|absent)$/);
        expect(reasonOf(body, { exact, prefix, suffix })).toMatch(/^is not printed/);
      }
      if (result.kind !== 'found') {
        const starts =
          found.length > 1 ? found.map((at) => at + codePointLength(prefix)) : places(body, exact);
        expect(result.matches).toEqual(
          starts.map((at) => {
            const end = at + codePointLength(exact);
            const prefix = sliceCodePoints(body, Math.max(0, at - 24), at);
            return { start: at, end, prefix, suffix: sliceCodePoints(body, end, end + 24) };
          }),
        );
      }
      met[found.length === 1 ? 'once' : found.length === 0 ? 'never' : 'often'] += 1;
    });
    fc.assert(run, { numRuns: 2000 });
    expect(Math.min(...Object.values(met))).toBeGreaterThan(20);
  });

  test('finds any span by its words and enough of what stands around them', () => {
    const texts = words(1, 40).chain((body) => {
      const length = codePointLength(body);
      const cut = fc.tuple(fc.nat(length - 1), fc.nat(length - 1)).map((ends) => ends.sort((a, b) => a - b));
      return fc.tuple(fc.constant(body), cut);
    });
    fc.assert(
      fc.property(texts, ([body, [start = 0, last = 0]]) => {
        const end = last + 1;
        const exact = sliceCodePoints(body, start, end);
        const around = { prefix: sliceCodePoints(body, 0, start), suffix: sliceCodePoints(body, end) };
        expect(findAnchor(body, { exact, ...around })).toEqual({
          kind: 'found',
          exact,
          span: { start, end },
        });
        const alone = findAnchor(body, { exact });
        if (alone.kind === 'found') expect(alone.span).toEqual({ start, end });
      }),
      { numRuns: 1000 },
    );
  });

  test('counts code points: neither UTF-16 units nor what one sees', () => {
    const body = '👩🏽‍🚀 e\u0301 « oui » 🚀 non';
    expect(findAnchor(body, { exact: 'oui' })).toMatchObject({ kind: 'found', span: { start: 10, end: 13 } });
    expect(findAnchor(body, { exact: 'non' })).toMatchObject({ kind: 'found', span: { start: 18, end: 21 } });
    expect(findAnchor(body, { exact: '\u0301' })).toMatchObject({
      kind: 'found',
      span: { start: 6, end: 7 },
    });
  });

  test('takes no half of a character for another', () => {
    // U+1F680 and U+1F681 begin with the same UTF-16 unit.
    expect(reasonOf('🚀', { exact: '🚁' })).toBe('is not printed in the text');
  });

  test('counts places that overlap each other', () => {
    expect(reasonOf('aaaa', { exact: 'aa' })).toMatch('is printed 3 times');
    expect(findAnchor('aaaa', { exact: 'aa', prefix: 'aa' })).toEqual({
      kind: 'found',
      exact: 'aa',
      span: { start: 2, end: 4 },
    });
    expect(reasonOf('aaaaa', { exact: 'aa', prefix: 'a' })).toMatch('is printed 3 times');
  });

  test('does not take one letter for another that looks like it', () => {
    expect(reasonOf('Élise', { exact: 'Elise' })).toBe('is not printed in the text');
    expect(reasonOf('Elise', { exact: 'elise' })).toBe(
      'is not printed in the text; the nearest words are "Elise"',
    );
  });

  test.for([
    ['On dit l’été.', "l'été", '', 'l’été'],
    ['Un «\u202foui\u00a0».', '"oui"', '', undefined],
    ['Un «\u202foui\u00a0».', '" oui "', '', '«\u202foui\u00a0»'],
    ['un “mot”', '"mot"', '', '“mot”'],
    ['de 1939–1945', '1939-1945', '', '1939–1945'],
    ['cessez‑le‑feu', 'cessez-le-feu', '', 'cessez‑le‑feu'],
    ['l’un, « l’autre »', 'autre', "« l'", 'autre'],
    ["l'été et l’été", "l'été", '', "l'été"],
    ["l'été et l’été", 'l’été', 'et ', 'l’été'],
  ])('finds in %s what is typed as %s', ([body, exact, prefix, printed]) => {
    const found = findAnchor(body as string, { exact: exact as string, prefix });
    expect(found.kind === 'found' ? found.exact : undefined).toBe(printed);
    if (found.kind === 'found')
      expect(sliceCodePoints(body as string, found.span.start, found.span.end)).toBe(printed);
  });

  test.for([
    ['elle\r\nattend', 'elle attend', 'the text has "elle\\u000D\\u000Aattend"'],
    ['elle  attend', 'elle attend', 'the text has "elle  attend"'],
    ['le gouver\u00adnement', 'le gouvernement', 'the text has "le gouver\\u00ADnement"'],
    ['le\u200b feu', 'le feu', 'the text has "le\\u200B feu"'],
    ['oui… non', 'oui... non', 'the text has "oui… non"'],
    ['la ﬁn', 'la fin', 'the text has "la ﬁn"'],
    ['journe\u0301e', 'journée', 'the text has "journe\\u0301e"'],
    ['Élise', 'E\u0301lise', 'the text has "Élise"'],
  ])('says how %s prints %s', ([body, exact, reason]) => {
    expect(reasonOf(body as string, { exact: exact as string })).toContain(reason);
  });

  test('shows the places of words that the prefix and suffix do not fit', () => {
    const reason = reasonOf('le chat. un chat.', { exact: 'chat', prefix: 'mon ' });
    expect(reason).toContain('is not printed with that prefix and suffix');
    expect(reason).toContain('"le [chat]. un chat."');
    expect(reason).toContain('"le chat. un [chat]."');
  });

  test('shows the places of words that are printed several times, however long they are', () => {
    const long = 'mot '.repeat(40).trim();
    const reason = reasonOf(`a ${long}. b ${long}.`, { exact: `${long}.` });
    expect(reason).toContain('is printed 2 times');
    expect(reason.length).toBeLessThan(400);
  });

  test('gives the places of words with what stands around them, in whole characters', () => {
    const around = '🚀'.repeat(30);
    expect(findAnchor(`${around}oui${around}oui`, { exact: 'oui' })).toEqual({
      kind: 'ambiguous',
      count: 2,
      matches: [
        { start: 30, end: 33, prefix: '🚀'.repeat(24), suffix: '🚀'.repeat(24) },
        { start: 63, end: 66, prefix: '🚀'.repeat(24), suffix: '' },
      ],
    });
  });

  test('tells words that are printed elsewhere from words that are not printed at all', () => {
    const body = 'l’un et l’autre';
    expect(findAnchor(body, { exact: 'et', prefix: 'ou ' })).toMatchObject({
      kind: 'elsewhere',
      matches: [{ start: 5, end: 7 }],
    });
    expect(findAnchor(body, { exact: 'l’  autre' })).toEqual({
      kind: 'absent',
      count: 0,
      nearest: 'l’autre',
      matches: [],
    });
    expect(findAnchor(body, { exact: 'non' })).toEqual({ kind: 'absent', count: 0, matches: [] });
  });

  test('counts all places of words that are printed very often, and gives and shows the first of them', () => {
    const body = 'mot '.repeat(1000);
    const result = findAnchor(body, { exact: 'mot' });
    expect(result).toMatchObject({ kind: 'ambiguous', count: 1000 });
    expect('matches' in result && result.matches).toHaveLength(100);
    const reason = reasonOf(body, { exact: 'mot' });
    expect(reason).toMatch(/^is printed 1000 times \(.*, \.\.\.\): add a prefix/);
    expect(reason.split('[mot]')).toHaveLength(11);
  });
});
