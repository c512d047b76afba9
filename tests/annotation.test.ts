import { expect, test } from 'vitest';
import {
  articles,
  bodyOf,
  people,
  placeOf,
  quotes,
  relations,
  type SeedArticle,
  type SeedQuote,
  utterances,
  wrong,
} from './support/seeds.ts';

// What seeds/README.md asks of an annotation, as far as a program can tell. The rest is read.

/** The quotes whose words stand inside those of another quote of the same speakers. */
const inside = (article: SeedArticle, outer: SeedQuote) => {
  const { start, end } = placeOf(article, outer);
  const speakers = ({ chain }: SeedQuote) =>
    chain.flatMap(({ role, exact }) => (role === 'SPEAKER' ? exact : []));
  return article.quotes.filter((inner) => {
    const place = placeOf(article, inner);
    const same = String(speakers(inner)) === String(speakers(outer));
    return inner !== outer && same && start <= place.start && place.end <= end;
  });
};

/** The fragments in marks of the clause before it that is no quote itself: one cue, one sentence. */
const besides = (article: SeedArticle, quote: SeedQuote) => {
  const { end } = placeOf(article, quote);
  return article.quotes.filter((other) => {
    const { start } = placeOf(article, other);
    const one = other.cue === quote.cue && JSON.stringify(other.chain) === JSON.stringify(quote.chain);
    return start >= end && one && quote.cue !== null && !/[.!?]/u.test(bodyOf(article).slice(end, start));
  });
};

test('fragments in one clause share its utterance', () => {
  expect(
    wrong((article, quote) => {
      const fragments = [
        ...(quote.type === 'INDIRECT' ? inside(article, quote) : []),
        ...(quote.type === 'MIXED' ? besides(article, quote) : []).filter(({ type }) => type === 'MIXED'),
      ];
      return fragments.some(({ utterance }) => utterance !== quote.utterance);
    }),
  ).toEqual([]);
});

test('a fragment leaves the claims to the clause around it', () => {
  expect(
    wrong(
      (article, quote) =>
        quote.type === 'INDIRECT' && inside(article, quote).some((q) => q.claims.length > 0),
    ),
  ).toEqual([]);
});

test('speech that is broken off is MIXED', () => {
  expect(
    wrong((_article, { type, exact }) => type === 'DIRECT' && /\b(que|et|mais)\W*$/iu.test(exact)),
  ).toEqual([]);
});

test('who is not named is printed as described, not as a pronoun', () => {
  expect(
    wrong((_article, { chain }) =>
      chain.some(
        ({ exact, person, source }) => !person && !source && /^(ils?|elles?|on|leurs?)$/iu.test(exact),
      ),
    ),
  ).toEqual([]);
});

test('utterances of one occasion are dated alike', () => {
  const days = new Map<string, Set<string | undefined>>();
  for (const { occasion, saidOn } of utterances) {
    if (occasion) days.set(occasion, (days.get(occasion) ?? new Set()).add(saidOn));
  }
  expect([...days].filter(([, dates]) => dates.size > 1)).toEqual([]);
});

test('whoever supports a claim refutes what contradicts it', () => {
  const rivals = relations.flatMap(({ type, subject, object }) =>
    type === 'CONTRADICTS' ? [[subject, object] as const, [object, subject] as const] : [],
  );
  const stance = ({ claims }: SeedQuote, slug: string) => claims.find(({ claim }) => claim === slug)?.stance;
  expect(
    wrong((_article, quote) =>
      rivals.some(
        ([claim, rival]) => (stance(quote, claim) === 'SUPPORTS') !== (stance(quote, rival) === 'REFUTES'),
      ),
    ),
  ).toEqual([]);
});

test('all spellings of one human being relate to the main name in one way, mistakes aside', () => {
  const mixed = people.filter(({ type, names }) => {
    const types = new Set(names.map((spelling) => spelling.type));
    types.delete('MISSPELLING');
    return type === 'PERSON' && types.size > 1;
  });
  expect(mixed.map(({ slug }) => slug)).toEqual([]);
});

test('the days of publication follow from the texts', () => {
  expect(Object.fromEntries(articles.map(({ slug, datePublished }) => [slug, datePublished]))).toMatchObject({
    'anadolu-sommet-trump-poutine': '2025-08-16', // "hier, 15 août 2025"
    'coulisses-du-tete-a-tete': '2025-08-14', // "ce jeudi", the eve of the summit
    'dossiers-du-sommet': undefined, // "vendredi": on some day before it
    'rencontre-a-enchorage': '2025-08-16', // "cette nuit", the one after 15 August
    'tater-le-terrain': '2025-08-15', // "date 2025-08-15"
  });
});

/** Verbs that can report speech, in the forms in which texts print them. */
const SPEECH =
  /(?<!\p{L})(?:affirm|ajout|annonc|assur|déclar|dévoil|évoqu|exig|exprim|indiqu|insist|polémiqu|précis|promi|propos|qualifi|répèt|répét|résum|revendiqu|salu|signal|soulign|vant)(?:e|er|é|és|ée|ées|ent|ant|ait|aient|s|t)(?!\p{L})|(?<!\p{L})(?:a|ait|avait|ont) (?:admis|attribué|averti|décrit|dit|estimé|jugé|noté)(?!\p{L})|(?<!\p{L})(?:selon|d['’]après)(?!\p{L})/giu;

/** Those that introduce no speech where they are printed, with the reason. */
const SILENT: [slug: string, words: string, reason: string][] = [
  [
    'anadolu-sommet-trump-poutine',
    'La question des concessions territoriales, évoquée par Trump',
    'names the topic',
  ],
  ['coulisses-du-tete-a-tete', 'pour évoquer l’Ukraine', 'a plan'],
  ['coulisses-du-tete-a-tete', 'sans toutefois préciser cette menace', 'what was not said'],
  ['rencontre-a-enchorage', 'Selon CNN', 'names who relays'],
  ['rencontre-a-enchorage', 'exprimaient du respect pour Poutine et signalaient', 'what gestures do'],
];
/** Where the article ends and advertising or a notice begins. */
const END = /Contenus sponsorisés|Seulement une partie des dépêches/u;

test('every printed verb of speech is the cue of a quote, or is excused with its reason', () => {
  const missed = articles.flatMap((article) => {
    const [body = ''] = bodyOf(article).split(END);
    const silent = SILENT.filter(([slug]) => slug === article.slug).map(([, words]) => words);
    return [...body.matchAll(SPEECH)].flatMap(({ 0: verb, index }) => {
      const near = (words: string, reach: number) => {
        const from = Math.max(0, index - reach);
        return body.slice(from, index + reach).includes(words);
      };
      const excused = silent.some((words) => words.includes(verb) && near(words, words.length));
      const cued = quotes.some(({ article: other, quote }) => {
        if (other !== article || !quote.cue?.toLowerCase().includes(verb.toLowerCase())) return false;
        const { start, end } = placeOf(article, quote);
        return start - 350 <= index && index <= end + 350;
      });
      return excused || cued ? [] : `${article.slug}: ${body.slice(Math.max(0, index - 40), index + 40)}`;
    });
  });
  expect(missed).toEqual([]);
  const printed = articles.map((article) => `${article.slug} ${bodyOf(article)}`);
  const idle = SILENT.filter(
    ([slug, words]) => !printed.some((text) => text.startsWith(slug) && text.includes(words)),
  );
  expect(idle).toEqual([]);
});
