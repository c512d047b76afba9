import type { TestApp } from '../../support/app.ts';

/** A passage that two articles share. */
export interface Overlap {
  article: { slug: string };
  exact: string;
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  words: number;
  quoted: boolean;
}
/** All fields of a passage. */
export const FIELDS = 'article { slug } exact start end otherStart otherEnd words quoted';

/** The passages that an article shares with others. */
export async function overlaps(app: TestApp, slug: string, args = ''): Promise<Overlap[]> {
  const { data } = await app.query<{ article: { overlaps: Overlap[] } }>(
    `{ article(slug: "${slug}") { overlaps${args} { ${FIELDS} } } }`,
  );
  return data.article.overlaps;
}

/** An article of the seed format. */
export const article = (slug: string, body: string, more: object = {}) =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: { slug, language: 'fr', genre: 'REPORTAGE', body, ...more },
  });

/** A sentence of each language. */
export const FRENCH =
  'L’usine de Valmont rouvrira mardi, après trois mois d’arrêt, avec la moitié de ses ouvriers';
export const ENGLISH =
  'The old harbour bridge will be closed to all traffic from Monday until the end of the year';
export const GERMAN =
  'Die große Brücke über den Fluss bleibt wegen der Straßenarbeiten bis Ende März für alle gesperrt';
