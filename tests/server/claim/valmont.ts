/** A sentence that articles may have from one another: 18 words. */
export const COPY =
  'Selon nos informations, la vieille usine de Valmont rouvrira ses portes mardi prochain à huit heures du matin';
/** Sentences that say the same in words of their own. */
const OWN = ['Valmont : retour au travail mardi', 'Le travail reprend à Valmont', 'Mardi, Valmont rouvre'];

/** An article that supports the claim in the sentence given; alone where it is its own. */
export interface Told {
  says: string;
  /** Its slug. @defaultValue valmont */
  claim?: string;
  source?: string;
  /** Sources that supplied it. */
  credits?: string[];
  /** Sources that informed it. */
  informants?: string[];
  stance?: string;
  status?: string;
  /** In a quote: its type and chain. */
  quote?: { type?: string; speakers: object[]; utterance?: string };
}
/** A speaker of a chain, in words that every text prints. */
export const speaker = (party: object) => ({ role: 'SPEAKER', exact: 'dit-on', ...party });

/** The document of an article that says so; all are printed alike and share nothing but what they say. */
export function told(
  {
    says,
    claim = 'valmont',
    source,
    credits = [],
    informants = [],
    stance = 'SUPPORTS',
    status = 'CONFIRMED',
    quote,
  }: Told,
  i: number | string,
): string {
  return JSON.stringify({
    status: 'CONFIRMED',
    article: {
      slug: `article-${i}`,
      language: 'fr',
      genre: 'REPORTAGE',
      body: `Texte ${i}. ${says}. Voilà ${i}, dit-on.`,
      ...(source && { source }),
      credits: [
        ...credits.map((credited) => ({ source: credited, role: 'SUPPLIER' })),
        ...informants.map((credited) => ({ source: credited, role: 'INFORMANT' })),
      ],
      quotes: quote
        ? [
            {
              exact: says,
              type: quote.type ?? 'INDIRECT',
              chain: quote.speakers.map(speaker),
              ...(quote.utterance && { utterance: quote.utterance }),
              claims: [{ claim, stance, status }],
            },
          ]
        : [],
      appearances: quote ? [] : [{ claim, stance, exact: says, status }],
    },
  });
}

/** Outlets, people, utterances, and the claim "valmont". */
export const BASE = [
  ...[
    ['gazette', 'groupe'],
    ['courrier', 'groupe'],
    ['local', 'courrier'],
    ['groupe'],
    ['agence'],
    ['radio'],
  ].map(([slug, parent]) => JSON.stringify({ status: 'CONFIRMED', source: { slug, name: slug, parent } })),
  JSON.stringify({
    status: 'CONFIRMED',
    claims: [{ slug: 'valmont', text: 'Valmont rouvre mardi.', language: 'fr' }],
    utterances: [{ slug: 'annonce' }, { slug: 'promesse' }],
    people: [
      { slug: 'maire', type: 'PERSON', name: 'Maire', affiliation: 'mairie' },
      { slug: 'mairie', type: 'ORGANIZATION', name: 'Mairie' },
      { slug: 'patron', type: 'PERSON', name: 'Patron' },
    ],
  }),
];
/** A sentence of an article's own. */
export const says = (i: number) => OWN[i] as string;
