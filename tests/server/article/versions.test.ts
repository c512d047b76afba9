import { describe, expect, test } from 'vitest';
import { FIRST, listed, SECOND, THIRD } from './chain.ts';
import { bothWays, corroboration, harbour, type Printed } from './port.ts';

describe('of a chain of three versions', () => {
  test('lists, searches and counts know the newest, and all of them where they are asked to', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    expect(await listed(app)).toEqual(['port-3']);
    expect(await listed(app, '(filter: { versions: ALL })')).toEqual(['port-1', 'port-2', 'port-3']);
    expect(await listed(app, '(filter: { search: "midi" })')).toEqual([]);
    expect(await listed(app, '(filter: { search: "midi", versions: ALL })')).toEqual(['port-1', 'port-2']);
    const found = await bothWays(
      app,
      `{
        now: search(query: "personne") { totalCount nodes { ... on Quote { exact } } }
        ever: search(query: "personne", versions: ALL, types: [QUOTE]) { totalCount }
        check: quoteCheck(text: "Personne ne sortira avant lundi") { similarity }
        everSaid: quoteCheck(text: "Personne ne sortira avant lundi", versions: ALL, first: 1) { quote { exact } }
        quotes { totalCount nodes { exact } }
        all: quotes(filter: { versions: ALL }) { totalCount }
        counts: quoteCounts(by: SPEAKER) { speaker { slug } count }
        person(slug: "maire") { quotes { totalCount } quotedBy { quotes } appearances { totalCount } utterances { totalCount } }
        capitaine: person(slug: "capitaine") { quotes { totalCount } quotedBy { quotes } utterances { totalCount } }
        source(slug: "nord") { articles { totalCount } all: articles(versions: ALL) { totalCount } quotes { totalCount } }
        utterance(slug: "annonce") { quotes { totalCount } wordings { text count } attributedTo { exact } attributionConflict }
        claim(slug: "port-ferme") { appearances { nodes { stance } } all: appearances(versions: ALL) { totalCount } }
        supported: claims(filter: { stance: [SUPPORTS] }) { totalCount }
        everSupported: claims(filter: { stance: [SUPPORTS], versions: ALL }) { totalCount }
        appearances { totalCount }
      }`,
    );
    expect(found).toEqual({
      now: { totalCount: 0, nodes: [] },
      ever: { totalCount: 2 },
      check: [],
      everSaid: [{ quote: { exact: 'Personne ne sortira avant lundi' } }],
      quotes: { totalCount: 1, nodes: [{ exact: 'Tout le monde sort' }] },
      all: { totalCount: 3 },
      counts: [{ speaker: { slug: 'maire' }, count: 1 }],
      person: {
        quotes: { totalCount: 1 },
        quotedBy: [{ quotes: 1 }],
        appearances: { totalCount: 0 },
        utterances: { totalCount: 1 },
      },
      capitaine: { quotes: { totalCount: 0 }, quotedBy: [], utterances: { totalCount: 0 } },
      source: { articles: { totalCount: 1 }, all: { totalCount: 3 }, quotes: { totalCount: 1 } },
      utterance: {
        quotes: { totalCount: 1 },
        wordings: [{ text: 'Tout le monde sort', count: 1 }],
        attributedTo: [{ exact: 'maire' }],
        attributionConflict: false,
      },
      claim: { appearances: { nodes: [{ stance: 'REFUTES' }] }, all: { totalCount: 3 } },
      supported: { totalCount: 0 },
      everSupported: { totalCount: 1 },
      appearances: { totalCount: 1 },
    });
    expect(await corroboration(app)).toMatchObject({
      articles: 1,
      supports: 0,
      refutes: 1,
      contested: false,
    });
    const kept = await app.sql('SELECT slug, quote_count FROM person ORDER BY slug');
    expect(kept).toEqual([
      { slug: 'capitaine', quote_count: 0 },
      { slug: 'maire', quote_count: 1 },
    ]);
  });

  test('an older one stays readable by its slug and its id, with its quotes, and leads to the newest', async () => {
    const app = await harbour(FIRST, SECOND, THIRD);
    const whole =
      'slug newest { slug } quotes { nodes { exact variants { nodes { exact } } } } appearances { totalCount }';
    const { article } = await bothWays<{ article: { id: string } }>(
      app,
      `{ article(slug: "port-1") { id ${whole} } }`,
    );
    expect(article).toMatchObject({
      newest: { slug: 'port-3' },
      quotes: {
        nodes: [
          {
            exact: 'Personne ne sortira avant lundi',
            variants: { nodes: [{ exact: 'Tout le monde sort' }] },
          },
        ],
      },
      appearances: { totalCount: 1 },
    });
    const named = await bothWays(
      app,
      `query ($id: ID!) {
        node(id: $id) { ... on Article { id ${whole} } }
        quotes(filter: { article: "port-1" }) { nodes { exact } }
        newest: quotes(filter: { article: "port-1", versions: NEWEST }) { nodes { exact } }
        claims(filter: { article: "port-1" }) { totalCount }
        article(slug: "port-3") { newest { slug } }
      }`,
      { id: article.id },
    );
    expect(named).toEqual({
      node: article,
      quotes: { nodes: [{ exact: 'Personne ne sortira avant lundi' }] },
      newest: { nodes: [] },
      claims: { totalCount: 1 },
      article: { newest: null },
    });
  });

  test('are one supporting article and one origin, also where nobody knows the publisher', async () => {
    const unknown = [FIRST, SECOND].map(({ source: _, ...article }) => article);
    const app = await harbour(...unknown);
    expect(await corroboration(app)).toMatchObject({ articles: 1, supports: 1, independentOrigins: 1 });
  });
});

test('what an outlet corrects is not contested, and whom it no longer credits is no rival', async () => {
  const again: Pick<Required<Printed>, 'says'> = { says: [['Personne ne sortira avant lundi', 'maire']] };
  const body = 'Le port est resté ouvert. « Personne ne sortira avant lundi », dit maire.';
  const app = await harbour(FIRST, {
    ...SECOND,
    ...again,
    body,
    claims: [['Le port est resté ouvert', 'REFUTES']],
  });
  const asked = `{
    claims(filter: { contested: true }) { totalCount }
    utterances(attributionConflict: true) { totalCount }
    quotes(filter: { attributionConflict: true }) { totalCount }
  }`;
  expect(await bothWays(app, asked)).toEqual({
    claims: { totalCount: 0 },
    utterances: { totalCount: 0 },
    quotes: { totalCount: 0 },
  });
  await app.sql(`UPDATE article SET supersedes_id = NULL`);
  expect(await bothWays(app, asked)).toEqual({
    claims: { totalCount: 1 },
    utterances: { totalCount: 1 },
    quotes: { totalCount: 2 },
  });
});

test('a version that another outlet prints takes the place of the first, in its own name', async () => {
  const app = await harbour(FIRST, { ...SECOND, source: 'sud' });
  expect(await listed(app)).toEqual(['port-2']);
  expect(await bothWays(app, '{ quoteCounts(by: SOURCE) { source { slug } count } }')).toEqual({
    quoteCounts: [{ source: { slug: 'sud' }, count: 1 }],
  });
  expect(await corroboration(app)).toMatchObject({ articles: 1, sources: 1, independentOrigins: 1 });
});

test('an article shares passages with the newest versions of others, and none with its own', async () => {
  const long =
    'Le bassin rouvrira quand les ingénieurs auront vérifié chacune des douze portes que la marée de mercredi avait soulevées.';
  const app = await harbour(
    { slug: 'nord-1', source: 'nord', body: `Un. ${long}` },
    { slug: 'nord-2', source: 'nord', body: `Deux. ${long}`, supersedes: 'nord-1' },
    { slug: 'sud-1', source: 'sud', body: `Trois. ${long}` },
  );
  const shared = await bothWays(
    app,
    '{ articles(filter: { versions: ALL }) { nodes { slug overlaps { article { slug } } } } }',
  );
  expect(shared).toMatchObject({
    articles: {
      nodes: expect.arrayContaining([
        { slug: 'nord-1', overlaps: [{ article: { slug: 'sud-1' } }] },
        { slug: 'nord-2', overlaps: [{ article: { slug: 'sud-1' } }] },
        { slug: 'sud-1', overlaps: [{ article: { slug: 'nord-2' } }] },
      ]),
    },
  });
});
