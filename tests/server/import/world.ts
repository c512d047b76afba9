import type { Files } from './folder.ts';

/** A folder of documents as values, so that a test can change one thing in it. */
export function world() {
  const zoe = { role: 'SPEAKER', exact: 'Zoé', person: 'zoe' };
  return {
    gazette: { status: 'CONFIRMED', source: { slug: 'gazette', name: 'La Gazette' } } as Loose,
    groupe: { source: { slug: 'groupe', name: 'Groupe' } } as Loose,
    people: {
      people: [
        {
          slug: 'zoe',
          type: 'PERSON',
          name: 'Zoé',
          names: [{ name: 'Zoé', type: 'ALIAS', articles: ['un'] }],
        },
        { slug: 'paul', type: 'PERSON', name: 'Paul' },
        { slug: 'club', type: 'ORGANIZATION', name: 'Club' },
      ],
      utterances: [{ slug: 'salut', occasion: 'à table' }],
    } as Loose,
    claims: {
      claims: [
        { slug: 'pluie', text: 'Il a plu.', language: 'fr', temporal: '2025-08-15' },
        { slug: 'soleil', text: 'Il a fait beau.', language: 'fr' },
        { slug: 'vent', text: 'Il a venté.', language: 'fr' },
      ],
      relations: [
        { subject: 'pluie', object: 'soleil', type: 'CONTRADICTS', note: 'L’un exclut l’autre.' },
        { subject: 'pluie', object: 'vent', type: 'ENTAILS', note: 'Pas de pluie sans vent.' },
      ],
    } as Loose,
    un: {
      status: 'CONFIRMED',
      article: {
        slug: 'un',
        language: 'fr',
        genre: 'REPORTAGE',
        source: 'gazette',
        datePublished: '2025-08-15',
        body: 'Temps 🌧\n« Il a plu », a dit Zoé à Paul, « un peu ». Selon Zoé, il a fait beau. Il a venté.',
        quotes: [
          {
            exact: 'Il a plu',
            type: 'DIRECT',
            cue: 'a dit',
            chain: [zoe],
            utterance: 'salut',
            claims: [{ claim: 'pluie', stance: 'SUPPORTS' }],
          },
          { exact: 'un peu', type: 'MIXED', chain: [zoe] },
          { exact: 'il a fait beau', type: 'INDIRECT', chain: [zoe] },
        ],
        appearances: [{ claim: 'vent', stance: 'SUPPORTS', exact: 'Il a venté' }],
      },
    } as Loose,
    deux: {
      article: { slug: 'deux', language: 'fr', genre: 'OPINION', body: 'Rien de neuf, Paul.' },
    } as Loose,
  };
}

/** A document that a test may change wherever it likes: what comes of it is for the loader to say. */
// biome-ignore lint/suspicious/noExplicitAny: a value of JSON whose shape is the format's, checked by the loader itself
type Loose = Record<string, any>;
export type World = ReturnType<typeof world>;

/** The documents as files, in the order of their names, or in another. */
export function filesOf(documents: Partial<World>, names: readonly string[] = Object.keys(documents)): Files {
  return Object.fromEntries(
    names.map((name, i) => [
      `${String(i).padStart(2, '0')}.yaml`,
      JSON.stringify(documents[name as keyof World]),
    ]),
  );
}
