import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { SEED } from '../../support/world.ts';
import { type Corroboration, expectTrue, FIELDS } from './corroboration.ts';
import { BASE, COPY, speaker } from './valmont.ts';

/** Sentences that articles share, and ways to state claims in them. */
const SENTENCES = [
  COPY,
  'La direction promet que personne ne sera licencié avant la fin de la longue année qui vient de commencer',
  'Les syndicats répondent qu’ils attendent toujours un écrit signé de la main du président de la vieille maison',
  'Il pleuvra sur toute la vallée pendant les trois jours de la fête, disent les vieux du village voisin',
  'Court et seul',
  'Rien de neuf ici',
];

test('whatever is imported, and whatever changes, what is kept is what the definition gives', async () => {
  const [generate] = fc.sample(fc.gen(), { seed: SEED, numRuns: 1 });
  if (!generate) throw new Error('fast-check made nothing');
  const below = (n: number) => generate(fc.nat, { max: n - 1 });
  const one = <T>(values: readonly T[]) => values[below(values.length)] as T;
  const chance = (percent: number) => below(100) < percent;
  const some = <T>(values: readonly T[], most: number) => values.filter(() => chance(60)).slice(0, most);
  const sources = ['gazette', 'courrier', 'local', 'groupe', 'agence', 'radio'];
  const people = ['maire', 'mairie', 'patron'];
  const statuses = [...Array<string>(8).fill('CONFIRMED'), 'PROPOSED', 'REJECTED'];
  const claims = ['valmont', 'licenciements', 'pluie'];
  const stanced = () =>
    some(claims, 2).map((claim) => ({
      claim,
      stance: one(['SUPPORTS', 'SUPPORTS', 'REFUTES', 'DISCUSSES']),
      status: one(statuses),
    }));
  const article = (i: number) => {
    const said = some(SENTENCES, 4);
    const quoted = said.filter(() => chance(50));
    return JSON.stringify({
      article: {
        slug: `article-${i}`,
        language: 'fr',
        genre: 'REPORTAGE',
        body: `Texte ${i}. ${said.map((sentence, k) => `${sentence}. (${i}.${k})`).join(' ')} Fin ${i}, dit-on.`,
        ...(chance(75) && { source: one(sources) }),
        ...(i % 3 === 2 && { supersedes: `article-${i - 1}` }),
        credits: some(sources, 2).map((source) => ({
          source,
          role: one(['SUPPLIER', 'ORIGINATOR', 'INFORMANT', 'INFORMANT']),
        })),
        quotes: quoted.map((exact) => ({
          exact,
          type: one(['DIRECT', 'MIXED', 'INDIRECT']),
          chain: some([...people.map((person) => ({ person })), { source: 'radio' }, {}], 2).map(speaker),
          ...(chance(40) && { utterance: one(['annonce', 'promesse']) }),
          claims: stanced(),
          status: one(statuses),
        })),
        appearances: said
          .filter((sentence) => !quoted.includes(sentence))
          // With its full stop, or without.
          .map((sentence) => (chance(50) ? `${sentence}.` : sentence))
          .flatMap((exact) => stanced().map((appearance) => ({ ...appearance, exact }))),
        status: one(statuses),
      },
    });
  };
  const app = await testApp();
  const more = { claims: claims.slice(1).map((slug) => ({ slug, text: `${slug}.`, language: 'fr' })) };
  await app.load(...BASE, JSON.stringify(more), ...Array.from({ length: 7 }, (_, i) => article(i)));
  await app.load(...Array.from({ length: 7 }, (_, i) => article(i + 7)));
  await expectTrue(app, `after the imports, TEST_SEED=${SEED}`);
  const { data } = await app.query<{ claims: { nodes: { corroboration: Corroboration }[] } }>(
    `{ claims { nodes { corroboration { ${FIELDS} } } } }`,
  );
  expect(data.claims.nodes.some(({ corroboration: c }) => c.independentOrigins < c.supports)).toBe(true);

  const any = (table: string) => `(SELECT id FROM ${table} ORDER BY id OFFSET ${below(40)} LIMIT 1)`;
  const half = (table: string) => `id IN (SELECT id FROM ${table} ORDER BY id OFFSET ${below(20)} LIMIT 4)`;
  const source = () => (chance(20) ? 'NULL' : `(SELECT id FROM source WHERE slug = '${one(sources)}')`);
  const person = () => `(SELECT id FROM person WHERE slug = '${one(people)}')`;
  const changes = [
    () => `UPDATE appearance SET status = '${one(statuses)}' WHERE ${half('appearance')}`,
    () =>
      `UPDATE appearance SET stance = '${one(['SUPPORTS', 'REFUTES', 'DISCUSSES'])}' WHERE ${half('appearance')}`,
    () => `UPDATE appearance SET quote_id = NULL WHERE ${half('appearance')}`,
    () => `DELETE FROM appearance WHERE id = ${any('appearance')}`,
    () => `UPDATE quote SET status = '${one(statuses)}' WHERE ${half('quote')}`,
    () => `UPDATE quote SET type = '${one(['DIRECT', 'MIXED', 'INDIRECT'])}' WHERE ${half('quote')}`,
    () => `UPDATE quote SET utterance_id = ${any('utterance')} WHERE ${half('quote')}`,
    () => `DELETE FROM quote WHERE id = ${any('quote')}`,
    () => `UPDATE attribution SET person_id = ${person()}, source_id = NULL WHERE id = ${any('attribution')}`,
    () => `DELETE FROM attribution WHERE ${half('attribution')}`,
    () => `UPDATE article SET status = '${one(statuses)}' WHERE ${half('article')}`,
    () => `UPDATE article SET source_id = ${source()} WHERE ${half('article')}`,
    () => `UPDATE article SET withdrawn_at = ${one(['now()', 'NULL', 'NULL'])} WHERE ${half('article')}`,
    () => `UPDATE article SET supersedes_id = ${any('article')} WHERE id = ${any('article')}`,
    () => `UPDATE article SET supersedes_id = NULL WHERE ${half('article')}`,
    () => `UPDATE credit SET role = '${one(['SUPPLIER', 'INFORMANT'])}' WHERE ${half('credit')}`,
    () => `DELETE FROM credit WHERE ${half('credit')}`,
    () => `UPDATE source SET parent_id = ${source()} WHERE slug = '${one(sources)}'`,
    () => `UPDATE source SET status = '${one(statuses)}' WHERE slug = '${one(sources)}'`,
    () => `UPDATE person SET status = '${one(statuses)}' WHERE slug = '${one(people)}'`,
    () =>
      `UPDATE person SET affiliation_id = ${chance(50) ? 'NULL' : person()} WHERE slug = '${one(people)}'`,
    () => `UPDATE utterance SET status = '${one(statuses)}' WHERE id = ${any('utterance')}`,
  ];
  for (let i = 0; i < 60; i++) {
    const change = one(changes)();
    // Some are refused: a second quote of a span and type, a source that is its own parent, or that of its own.
    await app
      .sql(change)
      .catch((error: Error) => expect(error.message).toMatch(/unique|constraint|leads back/));
    await expectTrue(app, `after change ${i}, ${change}; TEST_SEED=${SEED}`);
  }
});
