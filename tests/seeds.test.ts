import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectFile } from './support/app.ts';
import {
  articles,
  bodyOf,
  claims,
  links,
  type Place,
  people,
  placeOf,
  problems,
  quotes,
  relations,
  type SeedArticle,
  sources,
  utterances,
  wrong,
} from './support/seeds.ts';

/** The printed texts, byte for byte. */
const TEXTS = {
  'anadolu-sommet-trump-poutine': '446acb6bc32a1fdc2281cb4ec0d471df82e4f92e6945770c3a082295a3f661c9',
  'coulisses-du-tete-a-tete': 'f40098015280d4679a6dfe64b55029df62c9eb4ba9939a16accd681f0917f3d7',
  'dossiers-du-sommet': '0810ba93a589411fbe106837e37bcc8de15d149cb7afab5f57be45c520a7b4ce',
  'rencontre-a-enchorage': 'ad1369d8fe0bd96f09c1e7cc0315ce84dbd5aac9226727d0a4e83fbf8fd5ae3e',
  'tater-le-terrain': 'd86c0d44c3479688960983b9236f21c4e7f8b5587c56a7104ea64fc5839e8d3e',
};

/** How the marks of each text are accounted for; `SEEDS_ACCOUNT=1` prints it. */
const ACCOUNT: Record<keyof typeof TEXTS, Account> = {
  'anadolu-sommet-trump-poutine': { marks: 16, aroundQuotes: 16, excused: 0 },
  'coulisses-du-tete-a-tete': { marks: 56, aroundQuotes: 52, excused: 4 },
  'dossiers-du-sommet': { marks: 12, aroundQuotes: 12, excused: 0 },
  'rencontre-a-enchorage': { marks: 45, aroundQuotes: 33, excused: 12 },
  'tater-le-terrain': { marks: 14, aroundQuotes: 14, excused: 0 },
};
interface Account {
  /** Quotation marks in the text, opening and closing ones. */
  marks: number;
  /** Those that stand directly before or behind a quote, spaces aside. */
  aroundQuotes: number;
  /** Those that no quote has, each in an entry of `marks` that says why. */
  excused: number;
}

/**
 * Every quotation mark of a text: all kinds, two apostrophes for one mark, and ’ where it closes ‘ and is no
 * apostrophe.
 */
function marksOf(body: string): Place[] {
  const marks: Place[] = [];
  let single = false;
  for (const match of body.matchAll(/''|[«»“”„"‹›‘’]/gu)) {
    const { index } = match;
    const [mark] = match;
    const inWord = /\p{L}/u.test(body[index - 1] ?? '') && /\p{L}/u.test(body[index + 1] ?? '');
    if (mark === '’' && (!single || inWord)) continue;
    if (mark === '‘' || mark === '’') single = mark === '‘';
    marks.push({ start: index, end: index + mark.length });
  }
  return marks;
}

const isBlank = (text: string) => /^\s*$/u.test(text);
/** The mark stands directly before or behind the span, spaces aside. */
const isAround = (body: string, mark: Place, span: Place) =>
  (mark.end <= span.start && isBlank(body.slice(mark.end, span.start))) ||
  (mark.start >= span.end && isBlank(body.slice(span.end, mark.start)));

function accountFor(article: SeedArticle): Account & { unaccounted: string[] } {
  const body = bodyOf(article);
  const marks = marksOf(body);
  const spans = article.quotes
    .filter(({ type }) => type !== 'INDIRECT')
    .map((quote) => placeOf(article, quote));
  const excuses = article.marks.map((mark) => placeOf(article, mark));
  const around = marks.filter((mark) => spans.some((span) => isAround(body, mark, span)));
  const rest = marks.filter((mark) => !around.includes(mark));
  const excused = rest.filter((mark) =>
    excuses.some(({ start, end }) => start <= mark.start && mark.end <= end),
  );
  const unaccounted = rest.filter((mark) => !excused.includes(mark));
  return {
    marks: marks.length,
    aroundQuotes: around.length,
    excused: excused.length,
    unaccounted: unaccounted.map(({ start, end }) => body.slice(start - 20, end + 20)),
  };
}

test('the seeds can be read, and the five articles of the beginning are among them', () => {
  expect(problems).toEqual([]);
  expect(articles.map(({ slug }) => slug)).toEqual(expect.arrayContaining(Object.keys(TEXTS)));
});

test('the texts are those that were printed, byte for byte', () => {
  const files = readdirSync(projectFile('seeds/articles')).filter((name) => name.endsWith('.txt'));
  const hashes = files.map((name) => {
    const bytes = readFileSync(projectFile(`seeds/articles/${name}`));
    return [name.replace('.txt', ''), createHash('sha256').update(bytes).digest('hex')];
  });
  expect(Object.fromEntries(hashes)).toMatchObject(TEXTS);
});

describe('every quotation mark is around a quote, or excused with its reason', () => {
  test.for(articles.map((article) => [article.slug, article] as const))('%s', ([slug, article]) => {
    const { unaccounted, ...account } = accountFor(article);
    if (process.env.SEEDS_ACCOUNT) console.table({ [slug]: account });
    expect(unaccounted).toEqual([]);
    expect(account.aroundQuotes + account.excused).toBe(account.marks);
  });

  test.each(Object.entries(ACCOUNT))('%s has as many marks as were counted', (slug, counted) => {
    const article = articles.find((one) => one.slug === slug) as SeedArticle;
    const { unaccounted: _, ...account } = accountFor(article);
    expect(account).toEqual(counted);
  });

  test('the account can fail: without any one of its quotes or excuses, no article passes', () => {
    const idle = articles.flatMap((article) => {
      const without = (changed: Partial<SeedArticle>) => accountFor({ ...article, ...changed }).unaccounted;
      const inMarks = article.quotes.filter(({ type }) => type !== 'INDIRECT');
      return [
        ...inMarks.filter(
          (quote) => without({ quotes: article.quotes.filter((q) => q !== quote) }).length === 0,
        ),
        ...article.marks.filter(
          (mark) => without({ marks: article.marks.filter((m) => m !== mark) }).length === 0,
        ),
      ].map(({ exact }) => `${article.slug}: ${exact}`);
    });
    expect(idle).toEqual([]);
  });
});

describe('each quote', () => {
  test('in marks has them around it, and indirect speech has none', () => {
    const has = (article: SeedArticle, span: Place, side: 'before' | 'behind') =>
      marksOf(bodyOf(article)).some(
        (mark) =>
          isAround(bodyOf(article), mark, span) &&
          (side === 'before' ? mark.end <= span.start : mark.start >= span.end),
      );
    expect(wrong((article, { type }, span) => type !== 'INDIRECT' && !has(article, span, 'before'))).toEqual(
      [],
    );
    expect(wrong((article, { type }, span) => type !== 'INDIRECT' && !has(article, span, 'behind'))).toEqual(
      [],
    );
    const both = (article: SeedArticle, span: Place) =>
      has(article, span, 'before') && has(article, span, 'behind');
    expect(wrong((article, { type }, span) => type === 'INDIRECT' && both(article, span))).toEqual([]);
  });

  test('has no space at its edges, and one in marks has none of them inside', () => {
    expect(wrong((_article, { exact }) => /^\s|\s$/u.test(exact))).toEqual([]);
    expect(wrong((_article, { type, exact }) => type !== 'INDIRECT' && /^[«“"]|[»”"]$/u.test(exact))).toEqual(
      [],
    );
  });

  test('says what stands around it only where its words are printed more than once', () => {
    const printed = (body: string, exact: string) => body.split(exact).length - 1;
    expect(
      wrong(
        (article, { exact, prefix, suffix }) =>
          (prefix ?? suffix) !== undefined && printed(bodyOf(article), exact) === 1,
      ),
    ).toEqual([]);
  });

  test('stands in the order of the text', () => {
    for (const article of articles) {
      const starts = article.quotes.map((quote) => placeOf(article, quote).start);
      expect(starts, article.slug).toEqual(starts.toSorted((a, b) => a - b));
    }
  });

  test('has its cue and its chain printed near it', () => {
    const near = (article: SeedArticle, { start, end }: Place, words: string, reach: number) =>
      bodyOf(article)
        .slice(Math.max(0, start - reach), end + reach)
        .includes(words);
    expect(wrong((article, { cue }, place) => cue !== null && !near(article, place, cue, 350))).toEqual([]);
    expect(
      wrong((article, { chain }, place) => chain.some(({ exact }) => !near(article, place, exact, 500))),
    ).toEqual([]);
  });

  test('in marks has a chain that begins with who speaks, or says that no one does', () => {
    expect(
      wrong((_article, { chain }) => chain.length > 0 && !chain.some(({ role }) => role === 'SPEAKER')),
    ).toEqual([]);
  });
});

describe('nothing lies idle', () => {
  test('every person is printed under a name or in a chain', () => {
    const linked = new Set(links.map(({ person }) => person));
    const printed = people.filter(({ names }) => names.some((spelling) => spelling.articles.length > 0));
    expect(people.filter((person) => !printed.includes(person) && !linked.has(person.slug))).toEqual([]);
    expect(printed.length).toBeGreaterThan(40);
  });

  test('every source publishes, is credited, speaks, relays or is addressed', () => {
    const known = new Set([
      ...articles.flatMap(({ source, credits }) => [source, ...credits.map((credit) => credit.source)]),
      ...links.map(({ source }) => source),
      ...sources.map(({ parent }) => parent),
    ]);
    expect(sources.filter(({ slug }) => !known.has(slug)).map(({ slug }) => slug)).toEqual([]);
  });

  test('every utterance is printed', () => {
    const printed = new Set(quotes.map(({ quote }) => quote.utterance));
    expect(utterances.filter(({ slug }) => !printed.has(slug)).map(({ slug }) => slug)).toEqual([]);
  });

  test('there are at least 80 claims, and each appears', () => {
    const appearing = new Set([
      ...quotes.flatMap(({ quote }) => quote.claims.map(({ claim }) => claim)),
      ...articles.flatMap(({ appearances }) => appearances.map(({ claim }) => claim)),
    ]);
    expect(claims.length).toBeGreaterThanOrEqual(80);
    expect(claims.filter(({ slug }) => !appearing.has(slug)).map(({ slug }) => slug)).toEqual([]);
  });
});

test('two claims are related in one way at most, and each claim is one sentence', () => {
  const pairs = relations.map(({ subject, object }) => [subject, object].sort().join(' '));
  expect(pairs.filter((pair, i) => pairs.indexOf(pair) < i)).toEqual([]);
  expect(claims.filter(({ text }) => !/^\p{Lu}.*\.$/u.test(text)).map(({ text }) => text)).toEqual([]);
});

test('every article that prints a spelling of a person, other than in a longer one, is named there', () => {
  const spellings = people.flatMap(({ names }) => names);
  const missing = spellings.flatMap(({ name, articles: named }) =>
    articles.flatMap(({ slug, body = '' }) => {
      const longer = spellings.filter((other) => other.name.includes(name) && other.articles.includes(slug));
      const rest = longer.reduce((text, other) => text.replaceAll(other.name, ''), body);
      return rest.includes(name) && !named.includes(slug) ? `${name}: ${slug}` : [];
    }),
  );
  expect(missing).toEqual([]);
});

test('the main name of each person is one of the spellings, if it is printed at all', () => {
  const unlisted = people.filter(({ name, names }) => !names.some((spelling) => spelling.name === name));
  expect(unlisted.filter(({ name }) => articles.some((article) => bodyOf(article).includes(name)))).toEqual(
    [],
  );
});
