import type { z } from 'zod';
import type { documentFormat } from '../../../server/import/format.ts';
import type { Files } from './folder.ts';

type Format = z.input<typeof documentFormat>;
type Row<List extends 'people' | 'claims' | 'utterances' | 'relations'> = NonNullable<Format[List]>[number];
type Article = NonNullable<Format['article']>;
type Quote = NonNullable<Article['quotes']>[number];

/** Rows of which tests name some by their places: there they are. */
type Rows<Item> = Item[] & { [Place in 0 | 1 | 2 | 3]: Item };

/** A quote whose lists are there, so that a test can change what is in them. */
interface WrittenQuote extends Omit<Quote, 'chain' | 'claims'> {
  chain: NonNullable<Quote['chain']>;
  claims: Rows<NonNullable<Quote['claims']>[number]>;
}

/** Documents that a test may change wherever it likes. */
export interface World {
  gazette: Pick<Format, 'status'> & { source: NonNullable<Format['source']> };
  groupe: Pick<Format, 'source'>;
  people: Pick<Format, 'status'> & { people: Rows<Row<'people'>>; utterances: Rows<Row<'utterances'>> };
  claims: { claims: Rows<Row<'claims'>>; relations: Rows<Row<'relations'>> };
  un: Pick<Format, 'status'> & {
    article: Omit<Article, 'quotes' | 'appearances'> & {
      quotes: Rows<WrittenQuote>;
      appearances: NonNullable<Article['appearances']>;
    };
  };
  deux: { article: Article };
}

const rows = <Item>(...items: Item[]) => items as Rows<Item>;

/** A quote, with the claims that its speaker takes a stance on. */
export const quote = (
  words: Omit<Quote, 'claims'>,
  ...claims: NonNullable<Quote['claims']>
): WrittenQuote => ({
  ...words,
  chain: words.chain ?? [],
  claims: rows(...claims),
});

/** A folder of documents as values, so that a test can change one thing in it. */
export function world(): World {
  const chain = [{ role: 'SPEAKER', exact: 'Zoé', person: 'zoe' } as const];
  return {
    gazette: { status: 'CONFIRMED', source: { slug: 'gazette', name: 'La Gazette' } },
    groupe: { source: { slug: 'groupe', name: 'Groupe' } },
    people: {
      people: rows<Row<'people'>>(
        {
          slug: 'zoe',
          type: 'PERSON',
          name: 'Zoé',
          names: [{ name: 'Zoé', type: 'ALIAS', articles: ['un'] }],
        },
        { slug: 'paul', type: 'PERSON', name: 'Paul' },
        { slug: 'club', type: 'ORGANIZATION', name: 'Club' },
      ),
      utterances: rows({ slug: 'salut', occasion: 'à table' }),
    },
    claims: {
      claims: rows<Row<'claims'>>(
        { slug: 'pluie', text: 'Il a plu.', language: 'fr', temporal: '2025-08-15' },
        { slug: 'soleil', text: 'Il a fait beau.', language: 'fr' },
        { slug: 'vent', text: 'Il a venté.', language: 'fr' },
      ),
      relations: rows<Row<'relations'>>(
        { subject: 'pluie', object: 'soleil', type: 'CONTRADICTS', note: 'L’un exclut l’autre.' },
        { subject: 'pluie', object: 'vent', type: 'ENTAILS', note: 'Pas de pluie sans vent.' },
      ),
    },
    un: {
      status: 'CONFIRMED',
      article: {
        slug: 'un',
        language: 'fr',
        genre: 'REPORTAGE',
        source: 'gazette',
        datePublished: '2025-08-15',
        body: 'Temps 🌧\n« Il a plu », a dit Zoé à Paul, « un peu ». Selon Zoé, il a fait beau. Il a venté.',
        quotes: rows(
          quote(
            { exact: 'Il a plu', type: 'DIRECT', cue: 'a dit', chain: [...chain], utterance: 'salut' },
            { claim: 'pluie', stance: 'SUPPORTS' },
          ),
          quote({ exact: 'un peu', type: 'MIXED', chain: [...chain] }),
          quote({ exact: 'il a fait beau', type: 'INDIRECT', chain: [...chain] }),
        ),
        appearances: [{ claim: 'vent', stance: 'SUPPORTS', exact: 'Il a venté' }],
      },
    },
    deux: {
      article: { slug: 'deux', language: 'fr', genre: 'OPINION', body: 'Rien de neuf, Paul.' },
    },
  };
}

/** The documents as files, in the order of their names, or in another. */
export function filesOf(
  documents: { [Name in keyof World]?: object },
  names: readonly string[] = Object.keys(documents),
): Files {
  return Object.fromEntries(
    names.map((name, i) => [
      `${String(i).padStart(2, '0')}.yaml`,
      JSON.stringify(documents[name as keyof World]),
    ]),
  );
}
