import type { Viewer } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { alike, asSlug, LONGEST } from '../text/slug.rules.ts';
import { beginning } from '../text/text.ts';
import { type NamedNoun, named } from './matching.sql.ts';

/** The most slugs that are suggested for one. */
const MOST = 3;
/** How similar a slug must be to be suggested. */
const SIMILAR = 0.5;
/** Slugs on either side, in the order of slugs, that are compared. An index gives them, however many rows there are. */
const NEIGHBOURS = 20;

type Noun = 'article' | 'source' | 'person' | 'claim' | 'utterance';

/**
 * Slugs of visible rows that may be meant by a text that is no slug, best first: those of people and sources that are
 * found by the text as a name, then those that are written alike.
 */
export async function suggest(
  noun: Noun | 'party',
  asked: string,
  { prisma, viewer }: { prisma: PrismaClient; viewer: Viewer },
): Promise<string[]> {
  const read = async (rows: Sql) =>
    (await prisma.$queryRaw<{ slug: string }[]>(rows)).map(({ slug }) => slug);
  const nouns: Noun[] = noun === 'party' ? ['person', 'source'] : [noun];
  const slug = asSlug(asked);
  const found: string[] = [];
  for (const one of nouns)
    if (one === 'person' || one === 'source') found.push(...(await read(byName(one, asked, viewer))));
  const near: string[] = [];
  for (const one of nouns) near.push(...(await read(neighbours(one, slug, viewer))));
  return [...new Set([...found, ...alike(slug, near, SIMILAR)])].slice(0, MOST);
}

/** The slugs of those who have the words of a text in their names, or have them but for slips of the pen. */
function byName(noun: NamedNoun, asked: string, viewer: Viewer): Sql {
  const words = `${beginning(asked, LONGEST).replaceAll('-', ' ')} `;
  return sql`SELECT x.slug FROM ${named(noun, words, viewer)} n JOIN ${raw(noun)} x ON x.id = n.id
    WHERE ${seen(viewer, 'x')} GROUP BY x.slug ORDER BY max(n.rank) DESC, x.slug LIMIT ${MOST}::int`;
}

function neighbours(noun: Noun, slug: string, viewer: Viewer): Sql {
  const of = (condition: Sql, order: string) =>
    sql`(SELECT x.slug FROM ${raw(noun)} x WHERE ${condition} AND ${seen(viewer, 'x')} ORDER BY x.slug ${raw(order)} LIMIT ${NEIGHBOURS}::int)`;
  return sql`${of(sql`x.slug >= ${slug}`, 'ASC')} UNION ALL ${of(sql`x.slug < ${slug}`, 'DESC')}`;
}
