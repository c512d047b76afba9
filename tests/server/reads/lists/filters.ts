import type { Appearance, Article, Claim, Person, Quote, Source, Utterance, World } from './dump.ts';
import { dayOf } from './dump.ts';

/** One field of a filter: values worth trying, and which rows it keeps. */
interface FilterField<Row> {
  values(world: World): unknown[];
  // The values are those that `values` gives, so each field knows its own type.
  keep(world: World, row: Row, value: never): boolean;
}
/** The filter of a noun, field by field. */
export type Filter<Row> = Record<string, FilterField<Row>>;

function field<Row, Value>(
  values: (world: World) => Value[],
  keep: (world: World, row: Row, value: Value) => boolean,
): FilterField<Row> {
  return { values, keep };
}

const slugs = (rows: { slug: string }[]) => [...rows.map(({ slug }) => slug), 'nobody-of-this-name'];
const peopleSlugs = ({ dump }: World) => [
  ...slugs(dump.people),
  ...dump.people.flatMap(({ redirects }) => slugs(redirects)),
];
const DAYS = ['0000-02-29', '0001-01-01', '2025-08-14', '2025-08-15', '2025-08-16', '9999-12-31'];

const status = <Row extends { status: string }>() =>
  field<Row, string[]>(
    () => [['CONFIRMED'], ['PROPOSED'], ['REJECTED'], ['REJECTED', 'CONFIRMED'], []],
    (_world, row, statuses) => statuses.includes(row.status),
  );
const from = <Row extends { datePublished: Date | null }>() =>
  field<Row, string>(
    () => DAYS,
    (_world, row, day) => (dayOf(row.datePublished) ?? '') >= day,
  );
const to = <Row extends { datePublished: Date | null }>() =>
  field<Row, string>(
    () => DAYS,
    (_world, row, day) => (dayOf(row.datePublished) ?? '~') <= day,
  );
const oneOf = <Row>(value: (row: Row) => string | null, ...values: string[]) =>
  field<Row, string[]>(
    () => [...values.map((one) => [one]), values, []],
    (_world, row, accepted) => accepted.includes(value(row) ?? ''),
  );
const publisher = <Row extends { sourceId: string | null }>() =>
  field<Row, string>(
    ({ dump }) => slugs(dump.sources),
    ({ dump, bySlug }, row, slug) => row.sourceId !== null && row.sourceId === bySlug(dump.sources, slug)?.id,
  );
const printedIn = <Row extends { articleId: string }>() =>
  field<Row, string>(
    ({ dump }) => slugs(dump.articles),
    ({ article }, row, slug) => article(row).slug === slug,
  );
const language = <Row>(of: (world: World, row: Row) => string) =>
  field<Row, string>(
    () => ['fr', 'en', 'FR', 'pt-BR'],
    (world, row, language) => of(world, row) === Intl.getCanonicalLocales(language)[0],
  );
/** A person or a source has this role in the chain. */
const linked = (role: string) =>
  field<Quote, string>(
    (world) => [...peopleSlugs(world), ...slugs(world.dump.sources)],
    ({ dump, person, bySlug, links }, row, slug) => {
      const parties = [person(slug)?.id, bySlug(dump.sources, slug)?.id];
      return links(row, role).some((link) => parties.includes(link.personId ?? link.sourceId ?? 'nobody'));
    },
  );
/** Which versions of articles count; see {@link counted}. */
const versions = <Row>() =>
  field<Row, string>(
    () => ['ALL', 'NEWEST'],
    () => true,
  );
const STANCES = ['SUPPORTS', 'REFUTES', 'DISCUSSES'];

export const quoteFilter: Filter<Quote> = {
  speaker: field(peopleSlugs, ({ person, spokenBy }, row: Quote, slug: string) =>
    spokenBy(row, person(slug)?.id ?? 'nobody'),
  ),
  includeMembers: field(
    () => [true, false],
    () => true, // see keepQuote
  ),
  relayedBy: linked('REPORTED_BY'),
  addressee: linked('ADDRESSEE'),
  source: publisher(),
  article: printedIn(),
  language: language(({ article }, row: Quote) => article(row).language),
  utterance: field(
    ({ dump }) => slugs(dump.utterances),
    ({ dump, bySlug }, row: Quote, slug: string) =>
      row.utteranceId !== null && row.utteranceId === bySlug(dump.utterances, slug)?.id,
  ),
  claim: field(
    ({ dump }) => slugs(dump.claims),
    ({ dump, bySlug, appearances }, row: Quote, slug: string) => {
      const claim = bySlug(dump.claims, slug)?.id;
      return appearances.some(({ quoteId, claimId }) => quoteId === row.id && claimId === claim);
    },
  ),
  type: oneOf((row) => row.type, 'DIRECT', 'MIXED', 'INDIRECT'),
  status: status(),
  publishedFrom: from(),
  publishedTo: to(),
  saidFrom: field(
    () => DAYS,
    ({ saidOn }, row: Quote, day: string) => (saidOn(row) ?? '') >= day,
  ),
  saidTo: field(
    () => DAYS,
    ({ saidOn }, row: Quote, day: string) => (saidOn(row) ?? '~') <= day,
  ),
  speakerNamed: field(
    () => [true, false],
    ({ links }, row: Quote, named: boolean) =>
      links(row, 'SPEAKER').some(({ personId, sourceId }) => (personId ?? sourceId) !== null) === named,
  ),
  relayed: field(
    () => [true, false],
    ({ links }, row: Quote, relayed: boolean) => links(row, 'REPORTED_BY').length > 0 === relayed,
  ),
  versions: versions(),
};

export const utteranceFilter: Filter<Utterance> = {
  speaker: field(peopleSlugs, ({ quotes, article, newest, person, spokenBy }, row: Utterance, slug: string) =>
    quotes.some(
      (quote) =>
        quote.utteranceId === row.id &&
        newest(article(quote)) &&
        spokenBy(quote, person(slug)?.id ?? 'nobody'),
    ),
  ),
  saidFrom: field(
    () => DAYS,
    (_world, row: Utterance, day: string) => (dayOf(row.saidOn) ?? '') >= day,
  ),
  saidTo: field(
    () => DAYS,
    (_world, row: Utterance, day: string) => (dayOf(row.saidOn) ?? '~') <= day,
  ),
  attributionConflict: field(
    () => [true, false],
    (_world, row: Utterance, conflict: boolean) => row.attributionConflict === conflict,
  ),
  status: status(),
};

export const articleFilter: Filter<Article> = {
  source: publisher(),
  language: language((_world, row: Article) => row.language),
  genre: oneOf((row) => row.genre, 'REPORTAGE', 'OPINION', 'ANALYSIS'),
  status: status(),
  publishedFrom: from(),
  publishedTo: to(),
  speaker: field(peopleSlugs, ({ quotes, person, spokenBy }, row: Article, slug: string) =>
    quotes.some((quote) => quote.articleId === row.id && spokenBy(quote, person(slug)?.id ?? 'nobody')),
  ),
  versions: versions(),
};

export const personFilter: Filter<Person> = {
  type: oneOf((row) => row.type, 'PERSON', 'ORGANIZATION', 'GROUP'),
  affiliation: field(
    peopleSlugs,
    ({ person }, row: Person, slug: string) =>
      row.affiliationId !== null && row.affiliationId === person(slug)?.id,
  ),
  status: status(),
};

export const sourceFilter: Filter<Source> = {
  type: oneOf((row) => row.type, 'NEWS_AGENCY', 'NEWSPAPER', 'BLOG', 'ONLINE'),
  country: field(
    () => ['FR', 'BE', 'CH'],
    (_world, row: Source, country: string) => row.country === country,
  ),
  status: status(),
};

export const appearanceFilter: Filter<Appearance> = {
  claim: field(
    ({ dump }) => slugs(dump.claims),
    ({ dump, bySlug }, row: Appearance, slug: string) => row.claimId === bySlug(dump.claims, slug)?.id,
  ),
  article: printedIn(),
  source: publisher(),
  speaker: field(peopleSlugs, ({ person, spokenBy, quote }, row: Appearance, slug: string) =>
    spokenBy(quote(row), person(slug)?.id ?? 'nobody'),
  ),
  stance: oneOf((row) => row.stance, ...STANCES),
  voice: field(
    () => ['OUTLET', 'QUOTED'],
    (_world, row: Appearance, voice: string) => (row.quoteId === null ? 'OUTLET' : 'QUOTED') === voice,
  ),
  status: status(),
  versions: versions(),
};

/** The fields of a claim's filter that are about one appearance of it; all of them must fit the same one. */
const ABOUT_APPEARANCES: Filter<Appearance> = {
  article: appearanceFilter.article as FilterField<Appearance>,
  speaker: appearanceFilter.speaker as FilterField<Appearance>,
  source: appearanceFilter.source as FilterField<Appearance>,
  stance: appearanceFilter.stance as FilterField<Appearance>,
  publishedFrom: from(),
  publishedTo: to(),
};
/** Appearances that support claims, as they count for corroboration. */
const supporting = ({ dump, article, readable, newest, quote, seen }: World) =>
  dump.appearances.filter((row) => {
    const quoted = quote(row);
    const printed = article(row);
    return (
      row.stance === 'SUPPORTS' &&
      row.status === 'CONFIRMED' &&
      readable(printed) &&
      newest(printed) &&
      (quoted === null || seen(quoted))
    );
  });
const ORIGINS = [0, 1, 2, 3, -1, 1000];
const origins = ({ corroboration }: Claim) => corroboration?.independentOrigins ?? 0;
export const claimFilter: Filter<Claim> = {
  status: status(),
  minOrigins: field(
    () => ORIGINS,
    (_world, row: Claim, least: number) => origins(row) >= least,
  ),
  maxOrigins: field(
    () => ORIGINS,
    (_world, row: Claim, most: number) => origins(row) <= most,
  ),
  onlySupportedBy: field(
    (world) => [...peopleSlugs(world), ...slugs(world.dump.sources)],
    (world, row: Claim, slug: string) => {
      const parties = [world.person(slug)?.id, world.bySlug(world.dump.sources, slug)?.id];
      const theirs = (appearance: Appearance) => {
        const quote = world.quote(appearance);
        const speakers = quote === null ? [] : world.links(quote, 'SPEAKER');
        const named = speakers.flatMap(({ personId, sourceId }) => personId ?? sourceId ?? []);
        const publisher = world.article(appearance).sourceId;
        return (
          (publisher !== null && parties.includes(publisher)) ||
          (named.length > 0 && named.every((id) => parties.includes(id)))
        );
      };
      const supports = supporting(world).filter(({ claimId }) => claimId === row.id);
      return supports.length > 0 && supports.every(theirs);
    },
  ),
  versions: versions(),
  ...Object.fromEntries(
    Object.entries(ABOUT_APPEARANCES).map(([name, { values }]) => [name, { values, keep: () => true }]),
  ),
};

/** Whether an article is of a version that is asked for: every one, the newest, or the one that is named. */
export function counted(world: World, given: Record<string, unknown>, ofArticle = false) {
  const versions = given.versions ?? (ofArticle || given.article !== undefined ? 'ALL' : 'NEWEST');
  return (article: Article) => versions === 'ALL' || world.newest(article);
}

/** The fields of filters that are slugs, and what may have them. */
const SLUGS: Record<string, (world: World, slug: string) => ({ status: string } | undefined)[]> = {
  ...Object.fromEntries(
    ['speaker', 'affiliation'].map((name) => [name, ({ person }, slug) => [person(slug)]]),
  ),
  ...Object.fromEntries(
    ['relayedBy', 'addressee', 'onlySupportedBy'].map((name) => [
      name,
      ({ dump, person, bySlug }, slug) => [person(slug), bySlug(dump.sources, slug)],
    ]),
  ),
  source: ({ dump, bySlug }, slug) => [bySlug(dump.sources, slug)],
  article: ({ dump, bySlug }, slug) => [bySlug(dump.articles, slug)],
  utterance: ({ dump, bySlug }, slug) => [bySlug(dump.utterances, slug)],
  claim: ({ dump, bySlug }, slug) => [bySlug(dump.claims, slug)],
};

/** The fields of a filter that name nothing which an anonymous reader may see. */
export function unknownSlugs(world: World, given: Record<string, unknown>): string[] {
  return Object.entries(given).flatMap(([name, slug]) => {
    const rows = SLUGS[name]?.(world, slug as string);
    return rows && !rows.some((row) => row && world.seen(row)) ? [`filter.${name}`] : [];
  });
}

/** Rows that every given field keeps. */
export function keep<Row>(world: World, filter: Filter<Row>, given: Record<string, unknown>) {
  return (row: Row) =>
    Object.entries(given).every(([name, value]) => filter[name]?.keep(world, row, value as never));
}

/** Quotes that a filter keeps. */
export function keepQuote(world: World, { includeMembers, ...given }: Record<string, unknown>) {
  if (!includeMembers || given.speaker === undefined) return keep(world, quoteFilter, given);
  const { speaker, ...others } = given;
  const organisation = world.person(speaker as string)?.id ?? 'nobody';
  const speakers = world.dump.people.filter(
    (person) => person.id === organisation || (world.seen(person) && person.affiliationId === organisation),
  );
  const kept = keep(world, quoteFilter, others);
  return (row: Quote) => kept(row) && speakers.some(({ id }) => world.spokenBy(row, id));
}

/** Claims that a filter keeps. */
export function keepClaim(world: World, given: Record<string, unknown>) {
  const { versions, ...rest } = given;
  const isAbout = ([name]: [string, unknown]) => name in ABOUT_APPEARANCES;
  const about = Object.fromEntries(Object.entries(rest).filter(isAbout));
  const own = Object.fromEntries(Object.entries(rest).filter((entry) => !isAbout(entry)));
  const inVersion = counted(world, { versions, ...about });
  const appearances = world.appearances
    .filter((row) => inVersion(world.article(row)))
    .filter(keep(world, ABOUT_APPEARANCES, about));
  return (row: Claim) =>
    keep(world, claimFilter, own)(row) &&
    (Object.keys(about).length === 0 || appearances.some(({ claimId }) => claimId === row.id));
}
