import type { Files } from './folder.ts';

/** The beginning of an article's document; its text is `body`. */
export const article = (body: string, rest: string, slug = 'un') => `article:
  slug: ${slug}
  language: fr
  genre: OPINION
  body: ${JSON.stringify(body)}
${rest}`;
/** A folder of one document. */
export const one = (document: string): Files => ({ 'a.yaml': document });
/** A text. */
export const BODY = 'Elle a dit « oui ». Il a dit « oui, oui » à Zoé 🚀.';
/** A document of one person, and what else it says of them. */
export const person = (rest: string) => `people:
  - slug: zoe
    type: PERSON
    name: Zoé
${rest}`;
/** A document of claims. */
export const claims = (...slugs: string[]) =>
  `claims:\n${slugs.map((slug) => `  - { slug: ${slug}, text: Oui., language: fr }`).join('\n')}\n`;
