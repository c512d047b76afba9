import { quote, type World } from './world.ts';

/** A change of documents, and what the histories should say of it afterwards. */
export interface Edit {
  what: string;
  edit(world: World): void;
  /** Sorted. */
  changes: string[];
}

const speaker = (person: string, exact = 'Zoé') => ({ role: 'SPEAKER' as const, exact, person });
const [RAIN, BIT, SUN] = ['QUOTE Il a plu@10', 'QUOTE un peu@42', 'QUOTE il a fait beau@63'];

export const EDITS: Edit[] = [
  { what: 'nothing', edit: () => {}, changes: [] },
  {
    what: 'a cue',
    edit: ({ un }) => (un.article.quotes[0].cue = 'Selon'),
    changes: [`${RAIN} UPDATED cue: a dit -> Selon`],
  },
  {
    what: 'a cue that goes',
    edit: ({ un }) => delete un.article.quotes[0].cue,
    changes: [`${RAIN} UPDATED cue: a dit -> nothing`],
  },
  {
    what: 'another speaker',
    edit: ({ un }) => (un.article.quotes[2].chain = [speaker('paul', 'Paul')]),
    changes: [`${SUN} UPDATED attributions: SPEAKER: Zoé (zoe) -> SPEAKER: Paul (paul)`],
  },
  {
    what: 'a longer chain',
    edit: ({ un }) => un.article.quotes[2].chain.push({ role: 'ADDRESSEE', exact: 'Paul' }),
    changes: [`${SUN} UPDATED attributions: SPEAKER: Zoé (zoe) -> SPEAKER: Zoé (zoe) | ADDRESSEE: Paul`],
  },
  {
    what: 'an utterance that is linked, and one that is not any longer',
    edit({ un }) {
      delete un.article.quotes[0].utterance;
      un.article.quotes[1].utterance = 'salut';
    },
    changes: [`${RAIN} UPDATED utterance: salut -> nothing`, `${BIT} UPDATED utterance: nothing -> salut`],
  },
  {
    what: 'a quote that is continued, and its utterance with it',
    edit: ({ un }) => (un.article.quotes[1].continues = 'Il a plu'),
    changes: [`${BIT} UPDATED utterance: nothing -> salut; continues: nothing -> Il a plu (10-18)`],
  },
  {
    what: 'a type',
    edit: ({ un }) => (un.article.quotes[1].type = 'DIRECT'),
    changes: [`${BIT} UPDATED type: MIXED -> DIRECT`],
  },
  {
    what: 'a stance',
    edit: ({ un }) => (un.article.quotes[0].claims[0].stance = 'REFUTES'),
    changes: ['APPEARANCE pluie in Il a plu UPDATED stance: SUPPORTS -> REFUTES'],
  },
  {
    what: 'another claim',
    edit: ({ un }) => (un.article.quotes[0].claims[0].claim = 'soleil'),
    changes: [
      'APPEARANCE pluie in Il a plu REJECTED status: CONFIRMED -> REJECTED',
      'APPEARANCE soleil in Il a plu CREATED',
    ],
  },
  {
    what: 'a quote that goes, with its claim',
    edit: ({ un }) => un.article.quotes.shift(),
    changes: [
      'APPEARANCE pluie in Il a plu REJECTED status: CONFIRMED -> REJECTED',
      `${RAIN} REJECTED status: CONFIRMED -> REJECTED`,
    ],
  },
  {
    what: 'a new quote with a claim',
    edit: ({ un }) =>
      un.article.quotes.push(
        quote({ exact: 'Il a venté', type: 'INDIRECT' }, { claim: 'soleil', stance: 'DISCUSSES' }),
      ),
    changes: ['APPEARANCE soleil in Il a venté CREATED', 'QUOTE Il a venté@79 CREATED'],
  },
  {
    what: 'a second quote of the same span',
    edit: ({ un }) => un.article.quotes.push(quote({ exact: 'Il a plu', type: 'MIXED' })),
    changes: ['QUOTE Il a plu@10 CREATED'],
  },
  {
    what: 'a claim that the outlet states no longer itself',
    edit({ un }) {
      un.article.appearances = [];
      un.article.quotes.push(
        quote({ exact: 'Il a venté', type: 'INDIRECT' }, { claim: 'vent', stance: 'SUPPORTS' }),
      );
    },
    changes: [
      'APPEARANCE vent in Il a venté UPDATED voice: OUTLET -> QUOTED; quote: nothing -> INDIRECT: Il a venté',
      'QUOTE Il a venté@79 CREATED',
    ],
  },
  {
    what: 'a claim that the outlet no longer states',
    edit: ({ un }) => (un.article.appearances = []),
    changes: ['APPEARANCE vent in Il a venté REJECTED status: CONFIRMED -> REJECTED'],
  },
  {
    what: 'one quote’s status',
    edit: ({ un }) => (un.article.quotes[0].status = 'PROPOSED'),
    changes: [
      'APPEARANCE pluie in Il a plu UPDATED status: CONFIRMED -> PROPOSED',
      `${RAIN} UPDATED status: CONFIRMED -> PROPOSED`,
    ],
  },
  {
    what: 'a document’s status',
    edit: ({ people }) => (people.status = 'CONFIRMED'),
    changes: ['PERSON club', 'PERSON paul', 'PERSON zoe', 'UTTERANCE salut'].map(
      (name) => `${name} UPDATED status: PROPOSED -> CONFIRMED`,
    ),
  },
  {
    what: 'a person',
    edit: ({ people }) =>
      Object.assign(people.people[1], { name: 'Paul P.', description: 'Voisin', affiliation: 'club' }),
    changes: [
      'PERSON paul UPDATED name: Paul -> Paul P.; description: nothing -> Voisin; affiliation: nothing -> club',
    ],
  },
  {
    what: 'spellings',
    edit: ({ people }) =>
      (people.people[0].names = [
        { name: 'Zoé', type: 'TRANSLITERATION', articles: ['un'] },
        { name: 'Z.', type: 'ALIAS', language: 'fr' },
      ]),
    changes: ['PERSON zoe UPDATED names: Zoé (ALIAS) -> Z. (ALIAS, fr) | Zoé (TRANSLITERATION)'],
  },
  {
    what: 'a source',
    edit: ({ gazette }) =>
      Object.assign(gazette.source, {
        country: 'FR',
        parent: 'groupe',
        names: [{ name: 'Gazette', type: 'ALIAS' }],
      }),
    changes: [
      'SOURCE gazette UPDATED names: nothing -> Gazette (ALIAS); country: nothing -> FR; parent: nothing -> groupe',
    ],
  },
  {
    what: 'a claim and an utterance',
    edit({ claims, people }) {
      claims.claims[0].temporal = '2025-08-16';
      people.utterances[0] = { slug: 'salut', text: 'Hi', language: 'en', saidOn: '2025-08-14' };
    },
    changes: [
      'CLAIM pluie UPDATED temporal: 2025-08-15 -> 2025-08-16',
      'UTTERANCE salut UPDATED text: nothing -> Hi; language: nothing -> en; saidOn: nothing -> 2025-08-14; occasion: à table -> nothing',
    ],
  },
  {
    what: 'a claim that goes, with all that says so',
    edit({ claims, un }) {
      claims.claims.splice(2, 1);
      claims.relations.splice(1, 1);
      un.article.appearances = [];
    },
    changes: [
      'APPEARANCE vent in Il a venté REJECTED status: CONFIRMED -> REJECTED',
      'CLAIM vent REJECTED status: PROPOSED -> REJECTED',
      'CLAIM_RELATION pluie vent ENTAILS REJECTED status: PROPOSED -> REJECTED',
    ],
  },
  {
    what: 'the note of a relation',
    edit: ({ claims }) => (claims.relations[0].note = 'Non.'),
    changes: ['CLAIM_RELATION pluie soleil CONTRADICTS UPDATED note: L’un exclut l’autre. -> Non.'],
  },
  {
    what: 'a symmetric relation, the other way round',
    edit: ({ claims }) => Object.assign(claims.relations[0], { subject: 'soleil', object: 'pluie' }),
    changes: [
      'CLAIM_RELATION pluie soleil CONTRADICTS UPDATED subject: pluie -> soleil; object: soleil -> pluie',
    ],
  },
  {
    what: 'an article’s metadata',
    edit: ({ un }) =>
      Object.assign(un.article, {
        headline: 'Temps 🌧',
        datePublished: '2025-08-16',
        publishedAt: '2025-08-16T09:00:00+02:00',
        url: 'https://gazette.fr/1',
        source: 'groupe',
        credits: [{ source: 'gazette', role: 'SUPPLIER' }],
      }),
    changes: [
      'ARTICLE un UPDATED headline: nothing -> Temps 🌧; datePublished: 2025-08-15 -> 2025-08-16; publishedAt: nothing -> 2025-08-16T07:00:00.000Z; url: nothing -> https://gazette.fr/1; source: gazette -> groupe; credits: nothing -> gazette (SUPPLIER)',
    ],
  },
  {
    what: 'succession',
    edit: ({ un }) => (un.article.supersedes = 'deux'),
    changes: ['ARTICLE un UPDATED supersedes: nothing -> deux'],
  },
];
