import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';

/** Two people say one thing together, and an article of an unknown outlet prints it. */
const joint = (other: string) => `
status: CONFIRMED
people:
  - { slug: anne, name: Anne, type: PERSON }
  - { slug: bernard, name: Bernard, type: PERSON, status: ${other} }
claims:
  - { slug: port-ouvert, text: Le port est ouvert., language: fr }
article:
  slug: port
  language: fr
  genre: REPORTAGE
  body: « Le port est ouvert », disent Anne et Bernard.
  quotes:
    - exact: Le port est ouvert
      type: DIRECT
      chain:
        - { role: SPEAKER, exact: Anne, person: anne }
        - { role: SPEAKER, exact: Bernard, person: bernard }
      claims: [{ claim: port-ouvert }]
`;

test.each([
  ['CONFIRMED', []],
  ['REJECTED', ['port-ouvert']],
])('a claim is that of one of two speakers alone where the other is refused: %s', async (other, slugs) => {
  const app = await testApp();
  await app.load(joint(other));
  for (const way of [app, app.resolved]) {
    const { data } = await way.query<{ claims: { nodes: { slug: string }[] } }>(
      '{ claims(filter: { onlySupportedBy: "anne" }) { nodes { slug } } }',
    );
    expect(data.claims.nodes.map(({ slug }) => slug)).toEqual(slugs);
  }
});
