import type { Claim, Quote, World } from './dump.ts';
import { counted, type Filter } from './filter-fields.ts';
import { ABOUT_APPEARANCES, claimFilter, quoteFilter } from './filters.ts';

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
