import type { Article, Quote, World } from './dump.ts';
import { dayOf } from './dump.ts';

/** One field of a filter: values worth trying, and which rows it keeps. */
export interface FilterField<Row> {
  values(world: World): unknown[];
  // The values are those that `values` gives, so each field knows its own type.
  keep(world: World, row: Row, value: never): boolean;
}
/** The filter of a noun, field by field. */
export type Filter<Row> = Record<string, FilterField<Row>>;

export function field<Row, Value>(
  values: (world: World) => Value[],
  keep: (world: World, row: Row, value: Value) => boolean,
): FilterField<Row> {
  return { values, keep };
}

export const slugs = (rows: { slug: string }[]) => [...rows.map(({ slug }) => slug), 'nobody-of-this-name'];
export const peopleSlugs = ({ dump }: World) => [
  ...slugs(dump.people),
  ...dump.people.flatMap(({ redirects }) => slugs(redirects)),
];
export const DAYS = ['0000-02-29', '0001-01-01', '2025-08-14', '2025-08-15', '2025-08-16', '9999-12-31'];

export const status = <Row extends { status: string }>() =>
  field<Row, string[]>(
    () => [['CONFIRMED'], ['PROPOSED'], ['REJECTED'], ['REJECTED', 'CONFIRMED'], []],
    (_world, row, statuses) => statuses.includes(row.status),
  );
export const from = <Row extends { datePublished: Date | null }>() =>
  field<Row, string>(
    () => DAYS,
    (_world, row, day) => (dayOf(row.datePublished) ?? '') >= day,
  );
export const to = <Row extends { datePublished: Date | null }>() =>
  field<Row, string>(
    () => DAYS,
    (_world, row, day) => (dayOf(row.datePublished) ?? '~') <= day,
  );
export const oneOf = <Row>(value: (row: Row) => string | null, ...values: string[]) =>
  field<Row, string[]>(
    () => [...values.map((one) => [one]), values, []],
    (_world, row, accepted) => accepted.includes(value(row) ?? ''),
  );
export const publisher = <Row extends { sourceId: string | null }>() =>
  field<Row, string>(
    ({ dump }) => slugs(dump.sources),
    ({ dump, bySlug }, row, slug) => row.sourceId !== null && row.sourceId === bySlug(dump.sources, slug)?.id,
  );
export const printedIn = <Row extends { articleId: string }>() =>
  field<Row, string>(
    ({ dump }) => slugs(dump.articles),
    ({ article }, row, slug) => article(row).slug === slug,
  );
export const language = <Row>(of: (world: World, row: Row) => string) =>
  field<Row, string>(
    () => ['fr', 'en', 'FR', 'pt-BR'],
    (world, row, language) => of(world, row) === Intl.getCanonicalLocales(language)[0],
  );
/** A person or a source has this role in the chain. */
export const linked = (role: string) =>
  field<Quote, string>(
    (world) => [...peopleSlugs(world), ...slugs(world.dump.sources)],
    ({ dump, person, bySlug, links }, row, slug) => {
      const parties = [person(slug)?.id, bySlug(dump.sources, slug)?.id];
      return links(row, role).some((link) => parties.includes(link.personId ?? link.sourceId ?? 'nobody'));
    },
  );
/** Which versions of articles count; see {@link counted}. */
export const versions = <Row>() =>
  field<Row, string>(
    () => ['ALL', 'NEWEST'],
    () => true,
  );

/** Whether an article is of a version that is asked for: every one, the newest, or the one that is named. */
export function counted(world: World, given: Record<string, unknown>, ofArticle = false) {
  const versions = given.versions ?? (ofArticle || given.article !== undefined ? 'ALL' : 'NEWEST');
  return (article: Article) => versions === 'ALL' || world.newest(article);
}
