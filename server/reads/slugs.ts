import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import { and, join, raw, type Sql, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import { suggest } from '../fulltext/suggest.ts';
import { quoted } from '../text/text.ts';
import type { Need } from './need.ts';
import { articleId, claimId, personId, sourceId, utteranceId } from './slug.sql.ts';

/** What a slug in an argument names. A party is a person or a source. */
export type Named = 'article' | 'source' | 'person' | 'claim' | 'utterance' | 'party';

/** The fields of a filter that are slugs. */
export type SlugFields<Filter> = Partial<Record<keyof Filter & string, Named>>;

/** A slug of a request. */
interface AskedSlug {
  /** The argument, or the field of one: `filter.speaker`. */
  path: string;
  named: Named;
  slug: string;
}

const ID = { article: articleId, source: sourceId, person: personId, claim: claimId, utterance: utteranceId };

/** True if a row that the viewer may see has the slug. */
function isKnown({ named, slug }: AskedSlug, viewer: Viewer): Sql {
  if (named !== 'party') return sql`${ID[named](slug, viewer)} IS NOT NULL`;
  return sql`num_nonnulls(${personId(slug, viewer)}, ${sourceId(slug, viewer)}) > 0`;
}

/** The need that these slugs name rows. Undefined: there are none. */
function needOf(asked: readonly AskedSlug[], viewer: Viewer): Need | undefined {
  if (asked.length === 0) return undefined;
  const missing = asked.map(
    (one) => sql`CASE WHEN NOT (${isKnown(one, viewer)}) THEN ${raw(`'${one.path}'`)} END`,
  );
  return {
    holds: and(asked.map((one) => isKnown(one, viewer))),
    missing: sql`array_remove(ARRAY[${join(missing, ', ')}], NULL)`,
    async refuse(paths, context) {
      const unknown = asked.filter(({ path }) => paths.includes(path));
      const told = await Promise.all(
        unknown.map(
          async ({ path, named, slug }) =>
            `${path}: ${await unknownSlug(named, [slug], context)}${await otherOf(named, slug, context)}`,
        ),
      );
      return fail('BAD_USER_INPUT', told.join(' '));
    },
  };
}

/** The need that the slugs of a filter name rows. Undefined: it has none. */
export function needOfFilter<Filter>(
  { slugs = {} }: { slugs?: SlugFields<Filter> },
  filter: Filter,
  viewer: Viewer,
): Need | undefined {
  const given = filter as Readonly<Record<string, unknown>>;
  return needOf(
    Object.entries(slugs as Record<string, Named>).flatMap(([name, named]) => {
      const slug = given[name];
      return typeof slug === 'string' ? [{ path: `filter.${name}`, named, slug }] : [];
    }),
    viewer,
  );
}

/** The need that the slug of an argument names a row. Undefined: it is not given. */
export function needOfArgument(
  path: string,
  named: Named,
  slug: string | null | undefined,
  viewer: Viewer,
): Need | undefined {
  return typeof slug === 'string' ? needOf([{ path, named, slug }], viewer) : undefined;
}

/** Says that a source has the slug where a person is asked for, or the other way round. Empty: none has. */
async function otherOf(named: Named, slug: string, { prisma, viewer }: Context): Promise<string> {
  const other = named === 'person' ? 'source' : named === 'source' ? 'person' : null;
  if (!other) return '';
  const [found] = await prisma.$queryRaw<{ known: boolean }[]>(
    sql`SELECT ${isKnown({ path: '', named: other, slug }, viewer)} AS known`,
  );
  return found?.known ? ` ${quoted(slug)} is a ${other}.` : '';
}

const KIND: Record<Named, string> = {
  article: 'article',
  source: 'source',
  person: 'person',
  claim: 'claim',
  utterance: 'utterance',
  party: 'person or source',
};

/** Of how many unknown slugs a message says which may be meant: each takes some statements. */
const EXPLAINED = 3;

/** Says that nothing has these slugs, and which slugs may be meant. */
export async function unknownSlug(
  named: Named,
  slugs: readonly string[],
  context: Parameters<typeof suggest>[2],
): Promise<string> {
  const found = await Promise.all(slugs.slice(0, EXPLAINED).map((slug) => suggest(named, slug, context)));
  const near = [...new Set(found.flat())].map((slug) => `"${slug}"`);
  const names = slugs.map(quoted).join(', ');
  const meant = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  return `there is no ${KIND[named]} ${names}.${meant}`;
}
