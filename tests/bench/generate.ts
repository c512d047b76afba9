import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { v7 as uuid } from 'uuid';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database.ts';
import { codePointLength } from '../../server/text.ts';

/**
 * Fills the migrated database of DATABASE_URL with made-up articles, to see what carries a query when there is much to
 * search: `npx tsx tests/bench/generate.ts 100000`. The words are those of the seeds, each followed by one that follows
 * it there, and every fourth a made-up one; the same number always makes the same texts.
 */

const QUOTES_OF_ARTICLE = 20;
/** Quotes of an article through which claims appear. */
const APPEARANCES_OF_ARTICLE = 5;
const ARTICLES_AT_ONCE = 25;
const SEEDS = fileURLToPath(new URL('../../seeds/articles/', import.meta.url));

let state = 42;
/** A whole number from 0 to below `n`; Park and Miller's generator. */
function below(n: number): number {
  state = (state * 48271) % 2147483647;
  return state % n;
}
const one = <T>(values: readonly T[]) => values[below(values.length)] as T;
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));

const printed = readdirSync(SEEDS)
  .filter((file) => file.endsWith('.txt'))
  .flatMap((file) =>
    readFileSync(SEEDS + file, 'utf8')
      .split(/\s+/)
      .filter(Boolean),
  );
const followers = new Map<string, string[]>();
printed.forEach((word, i) => followers.set(word, [...(followers.get(word) ?? []), printed[i + 1] ?? '.']));
const SYLLABLES = [
  'ba',
  'ke',
  'li',
  'mo',
  'nu',
  'ra',
  'se',
  'ti',
  'vo',
  'du',
  'pa',
  'gri',
  'tel',
  'mon',
  'ver',
  'pré',
  'ion',
  'eur',
];
const invented = times(30_000, () => times(2 + below(3), () => one(SYLLABLES)).join(''));

/** A sentence of 5 to 34 words; rare words are rare, as they are in any language (Zipf). */
function sentence(): string {
  let word = one(printed);
  return times(5 + below(30), () => {
    word = one(followers.get(word) ?? printed);
    return below(4) === 0
      ? (invented[Math.floor(invented.length ** (below(1_000_000) / 1_000_000)) - 1] as string)
      : word;
  }).join(' ');
}

async function generate(quotes: number): Promise<void> {
  const database = await openDatabase(readConfig().DATABASE_URL, {
    command: 'tests/bench/generate.ts',
    statementTimeout: 0,
  });
  const { prisma } = database;
  const status = 'CONFIRMED' as const;
  const sources = times(50, (i) => ({
    id: uuid(),
    slug: `outlet-${i}`,
    name: `Outlet ${one(invented)}`,
    status,
  }));
  const people = times(1000, (i) => ({
    id: uuid(),
    slug: `person-${i}`,
    type: 'PERSON' as const,
    name: `${one(invented)} ${one(invented)}`,
    status,
  }));
  const claims = times(Math.ceil(quotes / 50), (i) => ({
    id: uuid(),
    slug: `claim-${i}`,
    text: sentence(),
    language: 'fr',
    status,
  }));
  await prisma.source.createMany({ data: sources });
  await prisma.person.createMany({ data: people });
  for (let i = 0; i < claims.length; i += 1000)
    await prisma.claim.createMany({ data: claims.slice(i, i + 1000) });

  const articles = Math.ceil(quotes / QUOTES_OF_ARTICLE);
  for (let first = 0; first < articles; first += ARTICLES_AT_ONCE) {
    const made = times(Math.min(ARTICLES_AT_ONCE, articles - first), (i) => article(`article-${first + i}`));
    await prisma.article.createMany({ data: made.map(({ row }) => row) });
    await prisma.quote.createMany({ data: made.flatMap(({ quotes }) => quotes) });
    await prisma.attribution.createMany({ data: made.flatMap(({ attributions }) => attributions) });
    await prisma.appearance.createMany({ data: made.flatMap(({ appearances }) => appearances) });
    if ((first / ARTICLES_AT_ONCE) % 20 === 0) console.log(`${first} of ${articles} articles`);
  }
  await prisma.$executeRaw`ANALYZE`;
  await database.close();

  function article(slug: string) {
    const lines = times(QUOTES_OF_ARTICLE, () => sentence());
    const body = `${slug}\n${lines.join('\n')}`;
    const id = uuid();
    const datePublished = new Date(Date.UTC(2025, 0, 1 + below(500)));
    const row = {
      id,
      slug,
      body,
      status,
      datePublished,
      headline: lines[0] as string,
      language: 'fr',
      genre: 'REPORTAGE' as const,
      sha256: createHash('sha256').update(body).digest('hex'),
      wordCount: body.split(/\s+/).length,
      sourceId: one(sources).id,
    };
    let start = codePointLength(slug) + 1;
    const quotes = lines.map((exact) => {
      const span = { start, end: start + codePointLength(exact) };
      start = span.end + 1;
      return { id: uuid(), articleId: id, type: 'DIRECT' as const, exact, status, ...span };
    });
    const attributions = quotes.map(({ id: quoteId }) => ({
      id: uuid(),
      quoteId,
      position: 0,
      role: 'SPEAKER' as const,
      exact: 'dit',
      personId: one(people).id,
    }));
    const appearances = quotes
      .slice(0, APPEARANCES_OF_ARTICLE)
      .map(({ id: quoteId, articleId, exact, start, end }) => ({
        id: uuid(),
        quoteId,
        articleId,
        exact,
        start,
        end,
        claimId: one(claims).id,
        status,
        stance: one(['SUPPORTS', 'SUPPORTS', 'REFUTES', 'DISCUSSES'] as const),
      }));
    return { row, quotes, attributions, appearances };
  }
}

await generate(Number(process.argv[2] ?? 100_000));
