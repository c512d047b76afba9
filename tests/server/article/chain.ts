import type { TestApp } from '../../support/app.ts';
import { bothWays, type Printed } from './port.ts';

// Three versions of one article.

export const FIRST: Printed = {
  slug: 'port-1',
  source: 'nord',
  body: 'Le port a fermé à midi. « Personne ne sortira avant lundi », dit capitaine.',
  says: [['Personne ne sortira avant lundi', 'capitaine']],
  claims: [['Le port a fermé', 'SUPPORTS']],
};
export const SECOND: Printed = {
  slug: 'port-2',
  source: 'nord',
  supersedes: 'port-1',
  body: 'Port clos depuis midi. « Personne ne sortira avant mardi », dit maire.',
  says: [['Personne ne sortira avant mardi', 'maire']],
  claims: [['Port clos', 'SUPPORTS']],
};
export const THIRD: Printed = {
  slug: 'port-3',
  source: 'nord',
  supersedes: 'port-2',
  body: 'Rectificatif : le port est resté ouvert. « Tout le monde sort », dit maire.',
  says: [['Tout le monde sort', 'maire']],
  claims: [['le port est resté ouvert', 'REFUTES']],
};

/** The slugs of articles that a list shows. */
export const listed = async (app: TestApp, args = '') =>
  (
    await bothWays<{ articles: { nodes: { slug: string }[] } }>(app, `{ articles${args} { nodes { slug } } }`)
  ).articles.nodes
    .map(({ slug }) => slug)
    .sort();
