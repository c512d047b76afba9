import { describe, expect, test } from 'vitest';
import { sliceCodePoints } from '../../../server/text/text.ts';
import type { TestApp } from '../../support/app.ts';
import { bothWays, harbour, type Printed } from './port.ts';

const FIRST: Printed = {
  slug: 'port-1',
  body: '🚢 Le port a fermé à midi. « Personne ne sortira », dit capitaine. Il ajoute : « Rien ».',
  says: [['Personne ne sortira', 'capitaine']],
};
const SECOND: Printed = {
  slug: 'port-2',
  supersedes: 'port-1',
  body: '🚢 Le port a fermé à 14 heures. « Personne ne sortira ! », dit maire. Il ajoute : « Rien ».',
  says: [['Personne ne sortira', 'maire']],
};
const THIRD: Printed = {
  slug: 'port-3',
  supersedes: 'port-2',
  body: '🚢 Rectificatif. Le port a fermé à 14 heu-\nres. « Personne ne sortira ! », dit maire.',
  says: [['Personne ne sortira', 'maire']],
};

interface TextChange {
  earlier: { slug: string; body: string };
  added: string;
  removed: string;
  start: number;
  end: number;
  removedStart: number;
  removedEnd: number;
}
async function textChanges(app: TestApp, slug: string, args = ''): Promise<string[]> {
  const { article } = await bothWays<{ article: { body: string; textChanges: TextChange[] } }>(
    app,
    `{ article(slug: "${slug}") { body textChanges${args} {
      earlier { slug body } added removed start end removedStart removedEnd } } }`,
  );
  return article.textChanges.map(({ earlier, added, removed, ...span }) => {
    expect(sliceCodePoints(article.body, span.start, span.end)).toBe(added);
    expect(sliceCodePoints(earlier.body, span.removedStart, span.removedEnd)).toBe(removed);
    return `${earlier.slug}: ${removed} > ${added}`;
  });
}
async function speakerChanges(app: TestApp, slug: string, args = ''): Promise<string[]> {
  const quote = '{ exact article { slug } speakers { slug } }';
  const { article } = await bothWays<{ article: { speakerChanges: Record<'quote' | 'earlier', Said>[] } }>(
    app,
    `{ article(slug: "${slug}") { speakerChanges${args} { quote ${quote} earlier ${quote} } } }`,
  );
  const told = ({ article, speakers }: Said) => `${article.slug} ${speakers.map(({ slug }) => slug)}`;
  return article.speakerChanges.map(
    ({ quote, earlier }) => `${quote.exact}: ${told(earlier)} > ${told(quote)}`,
  );
}
interface Said {
  exact: string;
  article: { slug: string };
  speakers: { slug: string }[];
}

describe('what a version changes', () => {
  test('are the words that it prints in place of others, with their spans, but no marks or line breaks', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    expect(await textChanges(app, 'port-1')).toEqual([]);
    expect(await textChanges(app, 'port-2')).toEqual([
      'port-1: midi > 14 heures',
      'port-1: capitaine > maire',
    ]);
    expect(await textChanges(app, 'port-3')).toEqual([
      'port-2:  > Rectificatif',
      'port-2: Il ajoute : « Rien > ',
    ]);
  });

  test('can be asked of any earlier version, and of no other', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    expect(await textChanges(app, 'port-3', '(since: "port-1")')).toEqual([
      'port-1:  > Rectificatif',
      'port-1: midi > 14 heu-\nres',
      'port-1: capitaine. Il ajoute : « Rien > maire',
    ]);
    for (const since of ['port-3', 'port-9']) {
      expect(await textChanges(app, 'port-3', `(since: "${since}")`)).toEqual([]);
      expect(await speakerChanges(app, 'port-3', `(since: "${since}")`)).toEqual([]);
    }
  });

  test('takes one statement for all articles of a list, compiled, and one for each list of changes otherwise', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    const document = `{ articles(filter: { versions: ALL }) { nodes {
      textChanges { added } speakerChanges { quote { exact } } } } }`;
    expect((await app.query(document)).statements).toHaveLength(1);
    const { length } = (await app.resolved.query(document)).statements;
    const few = (await app.resolved.query(document.replace('(', '(first: 1, '))).statements.length;
    expect(length - few).toBeLessThanOrEqual(1);
  });

  test('comes in parts', async () => {
    const app = await harbour(FIRST, SECOND);
    expect(await textChanges(app, 'port-2', '(first: 1)')).toEqual(['port-1: midi > 14 heures']);
    expect(await textChanges(app, 'port-2', '(from: 20)')).toEqual([
      'port-1: midi > 14 heures',
      'port-1: capitaine > maire',
    ]);
    expect(await textChanges(app, 'port-2', '(from: 21)')).toEqual(['port-1: capitaine > maire']);
    const refused = await app.ask('{ article(slug: "port-2") { textChanges(from: -1) { added } } }');
    expect(refused.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('are the speakers of the same words, whatever the typography around them', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    expect(await speakerChanges(app, 'port-2')).toEqual([
      'Personne ne sortira: port-1 capitaine > port-2 maire',
    ]);
    expect(await speakerChanges(app, 'port-3')).toEqual([]);
    expect(await speakerChanges(app, 'port-3', '(since: "port-1")')).toEqual([
      'Personne ne sortira: port-1 capitaine > port-3 maire',
    ]);
  });

  test.each([
    ['refused', `UPDATE article SET status = 'REJECTED' WHERE slug = 'port-1'`],
    ['withdrawn', `UPDATE article SET withdrawn_at = now() WHERE slug = 'port-1'`],
  ])('is not told of an earlier version that was %s', async (_, hide) => {
    const app = await harbour(FIRST, SECOND);
    await app.sql(hide);
    expect(await textChanges(app, 'port-2')).toEqual([]);
    expect(await speakerChanges(app, 'port-2')).toEqual([]);
  });
});
