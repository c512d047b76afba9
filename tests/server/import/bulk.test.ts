import { expect, test } from 'vitest';
import { importDocuments } from '../../../server/import/import.ts';
import { readDocument } from '../../../server/import/read.ts';
import { testApp } from '../../support/app.ts';

const many = <Value>(n: number, make: (i: number) => Value) => Array.from({ length: n }, (_, i) => make(i));

/** A document for each of `n` sources of one group, and one of everything else, `n` of each. */
function documents(n: number) {
  const body = many(n, (i) => `« Phrase ${i} dite », a dit P${i}x.`).join('\n');
  const people = [
    ...many(n, (i) => ({
      slug: `p-${i}`,
      type: 'PERSON',
      name: `P${i}x`,
      affiliation: `club-${i}`,
      names: [{ name: `P${i}x`, type: 'ALIAS', articles: ['un'] }],
    })),
    ...many(n, (i) => ({ slug: `club-${i}`, type: 'ORGANIZATION', name: `Club ${i}` })),
  ];
  const claims = many(n, (i) => ({ slug: `c-${i}`, text: `Il a dit ${i}.`, language: 'fr' }));
  const relations = many(n - 1, (i) => ({
    subject: `c-${i}`,
    object: `c-${i + 1}`,
    type: 'ENTAILS',
    note: 'Oui.',
  }));
  const quotes = many(n, (i) => ({
    exact: `Phrase ${i} dite`,
    type: 'DIRECT',
    cue: 'a dit',
    chain: [{ role: 'SPEAKER', exact: `P${i}x`, person: `p-${i}` }],
    claims: [{ claim: `c-${i}`, stance: 'SUPPORTS' }],
  }));
  const article = { slug: 'un', language: 'fr', genre: 'REPORTAGE', body, quotes };
  const sources = many(n, (i) => ({ source: { slug: `s-${i}`, name: `S${i}`, parent: 'groupe' } }));
  return [
    { source: { slug: 'groupe', name: 'Groupe' } },
    ...sources,
    { people, utterances: many(n, (i) => ({ slug: `u-${i}`, occasion: 'à table' })) },
    { claims, relations },
    { article },
  ].flatMap((document, i) => {
    const read = readDocument(`${i}.yaml`, JSON.stringify(document));
    if (Array.isArray(read)) throw new Error(read.map(({ message }) => message).join('\n'));
    return read;
  });
}

test('an import takes as many statements for many rows as for few', async () => {
  const counts: number[] = [];
  for (const n of [2, 30]) {
    const app = await testApp();
    const { result, statements } = await app.database.statements(() =>
      importDocuments(app.database.prisma, documents(n), { actor: null, complete: true }),
    );
    expect(result).toMatchObject({
      sources: { created: n + 1 },
      people: { created: 2 * n },
      quotes: { created: n },
      appearances: { created: n },
      relations: { created: n - 1 },
      prints: n,
    });
    const linked = await app.query<Record<'people' | 'source', unknown>>(
      '{ people(filter: { affiliation: "club-1" }) { totalCount } source(slug: "s-1") { parent { slug } } }',
    );
    expect(linked.data).toEqual({ people: { totalCount: 1 }, source: { parent: { slug: 'groupe' } } });
    counts.push(statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
});
