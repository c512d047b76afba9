import type { Appearance, Article, Claim, Person, Quote, Source, Utterance, World } from './dump.ts';
import { dayOf } from './dump.ts';
import {
  DAYS,
  type Filter,
  type FilterField,
  field,
  from,
  language,
  linked,
  oneOf,
  peopleSlugs,
  printedIn,
  publisher,
  slugs,
  status,
  to,
  versions,
} from './filter-fields.ts';

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
export const ABOUT_APPEARANCES: Filter<Appearance> = {
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
        const refused = new Set(
          [...world.dump.people, ...world.dump.sources].flatMap(({ id, status }) =>
            status === 'REJECTED' ? id : [],
          ),
        );
        const named = speakers
          .flatMap(({ personId, sourceId }) => personId ?? sourceId ?? [])
          .filter((party) => !refused.has(party));
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
