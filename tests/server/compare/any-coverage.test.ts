import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { randomWorld, SEED } from '../../support/world.ts';
import { loadWorld } from '../claim/oracle.ts';
import { matrix, type OracleRow } from './coverage-oracle.ts';

const DOCUMENT = `query ($articles: [String!]!) {
  coverage(articles: $articles, first: 100) {
    totalCount
    nodes { claim { slug } cells { article { slug } stances outletStance appearances { exact stance voice } } }
  }
}`;
interface Coverage {
  coverage: { totalCount: number; nodes: (Omit<OracleRow, 'claim'> & { claim: { slug: string } })[] };
}

test('whatever articles are compared, each cell is what the definition gives', async () => {
  const app = await testApp();
  // Few claims, so that one article takes several stances on one of them.
  for (const documents of randomWorld(SEED, { claims: 6 })) await app.load(...documents);
  await app.sql('UPDATE appearance SET quote_id = NULL WHERE start_offset % 3 = 0');
  await app.sql(
    `UPDATE article SET withdrawn_at = now() WHERE id = (SELECT id FROM article WHERE status <> 'REJECTED' ORDER BY slug LIMIT 1)`,
  );
  const world = await loadWorld(app.database.prisma);
  const slugs = world.articles.filter(({ status }) => status !== 'REJECTED').map(({ slug }) => slug);
  const found = { severalStances: 0, ownVoice: 0, quotedOnly: 0, undecided: 0, silent: 0 };
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(slugs, { minLength: 1 }), fc.nat(), async (articles, again) => {
      // One of them is asked for twice.
      const asked = [...articles, articles[again % articles.length] as string];
      const expected = matrix(world, asked);
      for (const way of [app, app.resolved]) {
        const { coverage } = (await way.query<Coverage>(DOCUMENT, { articles: asked })).data;
        expect(coverage.nodes.map(({ claim, cells }) => ({ claim: claim.slug, cells }))).toEqual(expected);
        expect(coverage.totalCount).toBe(expected.length);
      }
      for (const { stances, outletStance, appearances } of expected.flatMap(({ cells }) => cells)) {
        found.severalStances += Number(stances.length > 1);
        found.ownVoice += Number(outletStance !== null);
        found.quotedOnly += Number(outletStance === null && stances.length > 0);
        const own = appearances.filter(({ voice }) => voice === 'OUTLET').map(({ stance }) => stance);
        found.undecided += Number(own.includes('SUPPORTS') && own.includes('REFUTES'));
        found.silent += Number(stances.length === 0);
      }
    }),
    { seed: SEED, numRuns: 20, endOnFailure: true },
  );
  for (const [kind, cells] of Object.entries(found))
    expect(cells, `${kind}, TEST_SEED=${SEED}`).toBeGreaterThan(0);
});
