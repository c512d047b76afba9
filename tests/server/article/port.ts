import { expect } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

/** A version of an article about the harbour. */
export interface Printed {
  slug: string;
  body: string;
  supersedes?: string;
  source?: string;
  status?: string;
  url?: string;
  credits?: string[];
  /** Words of the body, in guillemets there, and the slug of who says them. */
  says?: [exact: string, person: string, status?: string][];
  /** Words of the body that take a stance on the claim "port-ferme". */
  claims?: [exact: string, stance: string][];
}

/** The document of an article. Each quote prints the utterance "annonce". */
export function printed({
  slug,
  body,
  status = 'CONFIRMED',
  says = [],
  claims = [],
  ...more
}: Printed): string {
  const { credits = [], ...fields } = more;
  return JSON.stringify({
    status,
    article: {
      slug,
      body,
      language: 'fr',
      genre: 'REPORTAGE',
      ...fields,
      credits: credits.map((source) => ({ source, role: 'SUPPLIER' })),
      quotes: says.map(([exact, person, status]) => ({
        exact,
        type: 'DIRECT',
        utterance: 'annonce',
        ...(status && { status }),
        chain: [{ role: 'SPEAKER', exact: person, person }],
      })),
      appearances: claims.map(([exact, stance]) => ({ claim: 'port-ferme', stance, exact })),
    },
  });
}

const BASE = [
  ...['nord', 'sud', 'depeche'].map((slug) =>
    JSON.stringify({ status: 'CONFIRMED', source: { slug, name: slug } }),
  ),
  JSON.stringify({
    status: 'CONFIRMED',
    claims: [{ slug: 'port-ferme', text: 'Le port est fermé.', language: 'fr' }],
    utterances: [{ slug: 'annonce' }],
    people: ['maire', 'capitaine'].map((slug) => ({ slug, type: 'PERSON', name: slug })),
  }),
];

/** A server with these articles, imported one after the other. */
export async function harbour(...articles: Printed[]): Promise<TestApp> {
  const app = await testApp();
  await app.load(...BASE);
  for (const article of articles) await app.load(printed(article));
  return app;
}

/** The answer to a document, which the compiled statement and the resolvers give alike. */
export async function bothWays<Data>(app: TestApp, document: string, variables?: object): Promise<Data> {
  const compiled = await app.query<Data>(document, variables);
  const resolved = await app.resolved.query<Data>(document, variables);
  expect(resolved.data).toEqual(compiled.data);
  return compiled.data;
}

/** The corroboration of "port-ferme". */
export async function corroboration(app: TestApp): Promise<object> {
  const { claim } = await bothWays<{ claim: { corroboration: object } }>(
    app,
    '{ claim(slug: "port-ferme") { corroboration { articles sources independentOrigins supports refutes contested } } }',
  );
  return claim.corroboration;
}
