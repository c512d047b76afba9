import { expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { conflicts, corroborations, loadWorld } from './oracle.ts';

/** Every field of a corroboration. */
export const FIELDS = 'articles sources independentOrigins supports refutes discusses contested';
/** What a claim's corroboration answers. */
export interface Corroboration {
  articles: number;
  sources: number;
  independentOrigins: number;
  supports: number;
  refutes: number;
  discusses: number;
  contested: boolean;
}

/** The corroboration of a claim, over HTTP. */
export async function corroboration(app: TestApp, slug: string): Promise<Corroboration> {
  const { data } = await app.query<{ claim: { corroboration: Corroboration } }>(
    `{ claim(slug: "${slug}") { corroboration { ${FIELDS} } } }`,
  );
  return data.claim.corroboration;
}

/** Compares what is kept with what follows from the definition, for every claim and utterance. */
export async function expectTrue(app: TestApp, when: string): Promise<void> {
  const world = await loadWorld(app.database.prisma);
  const kept = await app.sql<Corroboration & { slug: string }>(`
    SELECT c.slug, k.articles, k.sources, k.independent_origins AS "independentOrigins", k.supports, k.refutes, k.discusses, k.contested
    FROM claim c LEFT JOIN claim_corroboration k ON k.claim_id = c.id`);
  const bySlug = (rows: [string, object][]) => Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(bySlug(kept.map(({ slug, ...row }) => [slug, row])), when).toEqual(
    bySlug([...corroborations(world)]),
  );
  const marked = await app.sql<{ slug: string }>('SELECT slug FROM utterance WHERE attribution_conflict');
  expect(new Set(marked.map(({ slug }) => slug)), when).toEqual(conflicts(world));
}
