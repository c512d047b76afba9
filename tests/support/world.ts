import fc from 'fast-check';

/** The seed of the random data of this run; TEST_SEED repeats a run. Every failure names it. */
export const SEED = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);

/** Names that sort alike, almost alike, and not at all as their code points do. */
const NAMES = [
  'Élise',
  'elise',
  'ELISE',
  'Zoé',
  'zoe',
  'Œuvre',
  'Ångström',
  'd’Arc',
  'Paul 2',
  'Paul 10',
  '🚀',
  'Жук',
];
const DAYS = [
  undefined,
  undefined,
  '0001-01-01',
  '2025-08-14',
  '2025-08-15',
  '2025-08-15',
  '2025-08-16',
  '9999-12-31',
];
const STATUSES = ['PROPOSED', 'PROPOSED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'REJECTED'];
const STANCES = ['SUPPORTS', 'REFUTES', 'DISCUSSES'];
/** Printed in every text, so that any chain, spelling and title can name it. */
const PRINTED = 'un témoin';

/** How large a world is. */
export interface WorldSize {
  sources: number;
  people: number;
  utterances: number;
  claims: number;
  articles: number;
  /** Paragraphs of a text at most; each holds up to three quotes. */
  paragraphs: number;
}
const SIZE: WorldSize = { sources: 7, people: 12, utterances: 9, claims: 14, articles: 14, paragraphs: 9 };

/**
 * Random documents of the seed format, full of ties, unknown days, joint, unnamed, relayed and interrupted speech, refused rows and
 * texts that replace others.
 *
 * @returns imports, to be made one after the other: the last one changes rows of those before
 */
export function randomWorld(seed: number = SEED, size: Partial<WorldSize> = {}): string[][] {
  const { sources, people, utterances, claims, articles, paragraphs } = { ...SIZE, ...size };
  const [generate] = fc.sample(fc.gen(), { seed, numRuns: 1 });
  if (!generate) throw new Error('fast-check made nothing');
  const below = (n: number) => generate(fc.nat, { max: n - 1 });
  const one = <T>(values: readonly T[]) => values[below(values.length)] as T;
  const chance = (percent: number) => below(100) < percent;
  const some = <T>(values: readonly T[], most: number) =>
    generate(
      (v: readonly T[]) => fc.shuffledSubarray([...v], { maxLength: Math.min(most, v.length) }),
      values,
    );
  const slugs = (kind: string, n: number) => Array.from({ length: n }, (_, i) => `${kind}-${i}`);
  const maybe = <T>(percent: number, field: string, value: () => T) =>
    chance(percent) ? { [field]: value() } : {};
  const status = () => maybe(70, 'status', () => one(STATUSES));
  const sourceSlugs = slugs('source', sources);
  const personSlugs = slugs('person', people);
  const utteranceSlugs = slugs('utterance', utterances);
  const claimSlugs = slugs('claim', claims);
  const articleSlugs = slugs('article', articles);
  const part = (all: string[], third: number) => all.filter((_, i) => i % 3 === third);

  const source = (slug: string, i: number) => ({
    slug,
    name: one(NAMES),
    ...maybe(60, 'type', () => one(['NEWS_AGENCY', 'NEWSPAPER', 'BLOG'])),
    ...maybe(60, 'country', () => one(['FR', 'BE'])),
    ...(i > 0 && maybe(30, 'parent', () => sourceSlugs[below(i)])),
    ...status(),
  });
  const person = (slug: string, i: number) => ({
    slug,
    name: one(NAMES),
    type: one(['PERSON', 'ORGANIZATION', 'GROUP']),
    ...(i > 0 && maybe(60, 'affiliation', () => personSlugs[below(Math.min(i, 3))])),
    ...status(),
  });
  const utterance = (slug: string) => ({
    slug,
    ...maybe(60, 'saidOn', () => one(DAYS.slice(3))),
    ...status(),
  });
  const claim = (slug: string) => ({ slug, text: `${slug}.`, language: 'fr', ...status() });
  const chain = () => [
    ...some(personSlugs.slice(0, 7), 3).map((speaker) => ({
      role: 'SPEAKER',
      exact: PRINTED,
      person: speaker,
    })),
    ...(chance(25) ? [{ role: 'SPEAKER', exact: PRINTED }] : []),
    ...(chance(10) ? [{ role: 'SPEAKER', exact: PRINTED, source: one(sourceSlugs) }] : []),
    ...(chance(20) ? [{ role: 'ADDRESSEE', exact: PRINTED, person: one(personSlugs) }] : []),
    ...(chance(10) ? [{ role: 'ADDRESSEE', exact: PRINTED, source: one(sourceSlugs) }] : []),
    ...(chance(25) ? [{ role: 'REPORTED_BY', exact: PRINTED, source: one(sourceSlugs) }] : []),
    ...(chance(15) ? [{ role: 'REPORTED_BY', exact: PRINTED, person: one(personSlugs) }] : []),
  ];
  const stanced = (known: string[], most: number) =>
    some(known, most).map((claim) => ({ claim, stance: one(STANCES), ...status() }));
  const article = (slug: string, i: number, known: string[]) => {
    const words = Array.from({ length: below(paragraphs + 1) }, (_, k) => `parole ${i}.${k} dite`);
    const quote = (exact: string, type: string) => ({
      exact,
      type,
      chain: chain(),
      ...maybe(40, 'utterance', () => one(utteranceSlugs)),
      claims: stanced(known, 2),
      ...status(),
    });
    return {
      slug,
      language: one(['fr', 'en']),
      genre: one(['REPORTAGE', 'OPINION']),
      ...maybe(80, 'datePublished', () => one(DAYS)),
      ...maybe(75, 'source', () => one(sourceSlugs.slice(0, 4))),
      ...(i > 6 && maybe(40, 'supersedes', () => articleSlugs[i - 6])),
      credits: some(sourceSlugs, 2).map((credited) => ({ source: credited, role: 'SUPPLIER' })),
      body:
        words.map((word) => `« ${word} », selon ${PRINTED} 🚀.`).join('\n') || `Rien, dit ${PRINTED} ${i}.`,
      quotes: words.flatMap((word, k) => [
        { ...quote(word, 'DIRECT'), ...(k > 0 && maybe(30, 'continues', () => words[k - 1])) },
        ...(chance(30) ? [quote(word, 'MIXED')].map((same) => ({ ...same, claims: [] })) : []),
        ...(chance(30) ? [quote(`${word} », selon`, 'INDIRECT')] : []),
      ]),
      appearances: words.flatMap((word) => stanced(known, 1).map((a) => ({ ...a, exact: `« ${word}` }))),
      ...status(),
    };
  };
  const relations = (own: string[], known: string[]) =>
    own.flatMap((subject) =>
      some(
        known.filter((object) => object < subject),
        3,
      ).map((object) => ({
        subject,
        object,
        type: one(['EQUIVALENT_TO', 'ENTAILS', 'QUALIFIES', 'CONTRADICTS']),
        note: `${subject}, ${object}.`,
        ...status(),
      })),
    );

  const print = (document: object) => JSON.stringify(document);
  const imports: string[][] = [];
  const printed: { article: ReturnType<typeof article> }[] = [];
  for (const third of [0, 1, 2]) {
    const known = claimSlugs.filter((_, i) => i % 3 <= third);
    const own = part(claimSlugs, third);
    const texts = part(articleSlugs, third).map((slug) => ({
      article: article(slug, articleSlugs.indexOf(slug), known),
    }));
    printed.push(...texts);
    imports.push([
      ...(third === 0
        ? [
            ...sourceSlugs.map((slug, i) => print({ source: source(slug, i) })),
            print({ people: personSlugs.map(person), utterances: utteranceSlugs.map(utterance) }),
          ]
        : []),
      print({ claims: own.map(claim), relations: relations(own, known) }),
      ...texts.map(print),
    ]);
  }
  const edited = printed
    .filter(() => chance(50))
    .map(({ article: text }) =>
      print({ article: { ...text, quotes: text.quotes.map((q) => ({ ...q, cue: 'selon' })) } }),
    );
  imports.push([
    print({ claims: claimSlugs.map(claim).map((c) => ({ ...c, text: `Plus, ${c.text}` })) }),
    ...edited,
  ]);
  return imports;
}
