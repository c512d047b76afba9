import type { PrismaClient } from '../../../server/generated/prisma/client.ts';
import { newestVersions } from '../../support/newest.ts';

/** Everything that comparisons follow from, as it is stored; nothing that is derived. */
export async function loadWorld(prisma: PrismaClient) {
  const [articles, sources, people, utterances, claims] = await Promise.all([
    prisma.article.findMany({ include: { credits: true } }),
    prisma.source.findMany(),
    prisma.person.findMany(),
    prisma.utterance.findMany(),
    prisma.claim.findMany({ select: { id: true, slug: true, status: true } }),
  ]);
  const quotes = await prisma.quote.findMany({ include: { attributions: { where: { role: 'SPEAKER' } } } });
  const appearances = await prisma.appearance.findMany();
  return { articles, sources, people, utterances, claims, quotes, appearances };
}
type World = Awaited<ReturnType<typeof loadWorld>>;
type Article = World['articles'][number];
type Appearance = World['appearances'][number];
type Quote = World['quotes'][number];

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const live = <Row extends { status: string }>(rows: readonly Row[]) =>
  rows.filter(({ status }) => status !== 'REJECTED');
/** The newest versions of articles that are neither rejected nor withdrawn. */
export function readable(articles: Article[]): Article[] {
  const newest = newestVersions(articles);
  return live(articles).filter(({ id, withdrawnAt }) => newest.has(id) && withdrawnAt === null);
}

/** The corroboration of every claim, by the definition in the schema, from nothing but what is stored. */
export function corroborations(world: World): Map<string, object> {
  const articles = byId(readable(world.articles));
  const sources = byId(live(world.sources));
  const people = byId(live(world.people));
  const utterances = byId(live(world.utterances));
  const quotes = byId(live(world.quotes));
  const copied = sharedCopy(world);

  const sourceOf = (article: Article) => sources.get(article.sourceId ?? '')?.id;
  /** The source and all that it belongs to. */
  const family = (id: string | undefined): string[] => {
    const found = new Set<string>();
    for (let at = sources.get(id ?? ''); at && !found.has(at.id); at = sources.get(at.parentId ?? ''))
      found.add(at.id);
    return [...found];
  };
  const speakers = (quote: Quote | undefined) =>
    (quote?.attributions ?? [])
      .flatMap(({ personId, sourceId }) => [
        people.get(personId ?? '')?.id ?? [],
        sources.get(sourceId ?? '')?.id ?? [],
      ])
      .flat();
  const suppliers = ({ credits }: Article) =>
    credits.flatMap(({ sourceId, role }) => (role === 'INFORMANT' ? [] : (sources.get(sourceId)?.id ?? [])));
  const meet = (one: readonly string[], two: readonly string[]) => one.some((id) => two.includes(id));

  const sameOrigin = (a: Appearance, b: Appearance): boolean => {
    const [x, y] = [articles.get(a.articleId) as Article, articles.get(b.articleId) as Article];
    if (x === y || meet(family(sourceOf(x)), family(sourceOf(y)))) return true;
    const credits = (by: Article, of: Article) =>
      by.credits.some(({ sourceId }) => sourceId === sourceOf(of));
    if (credits(x, y) || credits(y, x)) return true;
    if (meet(suppliers(x), suppliers(y))) return true;
    if (x.body === y.body || copied(a, b)) return true;
    const [p, q] = [quotes.get(a.quoteId ?? ''), quotes.get(b.quoteId ?? '')];
    const act = utterances.get(p?.utteranceId ?? '');
    return meet(speakers(p), speakers(q)) || (act !== undefined && act.id === q?.utteranceId);
  };

  return new Map(
    world.claims.map(({ id, slug }) => {
      const counted = world.appearances.filter(
        ({ claimId, status, articleId, quoteId }) =>
          claimId === id &&
          status === 'CONFIRMED' &&
          articles.has(articleId) &&
          (!quoteId || quotes.has(quoteId)),
      );
      const of = (stance: string) => counted.filter((appearance) => appearance.stance === stance);
      const articlesOf = (rows: Appearance[]) => new Set(rows.map(({ articleId }) => articleId)).size;
      const supporting = of('SUPPORTS');
      const outlets = supporting.flatMap(
        ({ articleId }) => sourceOf(articles.get(articleId) as Article) ?? [],
      );
      return [
        slug,
        {
          articles: articlesOf(counted),
          sources: new Set(outlets).size,
          independentOrigins: groups(supporting, sameOrigin),
          supports: articlesOf(supporting),
          refutes: articlesOf(of('REFUTES')),
          discusses: articlesOf(of('DISCUSSES')),
          contested: supporting.length > 0 && of('REFUTES').length > 0,
        },
      ];
    }),
  );
}

/** How many groups rows fall into, where pairs belong together. */
function groups<Row>(rows: readonly Row[], together: (a: Row, b: Row) => boolean): number {
  let left = [...rows];
  let count = 0;
  for (; left.length > 0; count++) {
    const group = [left.pop() as Row];
    for (const row of group) {
      group.push(...left.filter((other) => together(row, other)));
      left = left.filter((other) => !group.includes(other));
    }
  }
  return count;
}

interface Span {
  start: number;
  end: number;
}
interface Shared {
  one: Span;
  two: Span;
}

/** Whether two appearances lie in one passage of twelve words or more that is not speech; found word by word. */
function sharedCopy({ articles, quotes }: World): (a: Appearance, b: Appearance) => boolean {
  const texts = new Map(articles.map(({ id, body }) => [id, wordsIn(body)]));
  const marks = new Map(articles.map(({ id, body }) => [id, Array.from(body, () => false)]));
  for (const { articleId, start, end, type } of live(quotes)) {
    if (type !== 'INDIRECT') marks.get(articleId)?.fill(true, start, end);
  }
  const inMarks = (article: string, { start, end }: Span) => {
    const outside = (marks.get(article) ?? []).slice(start, end).filter((inside) => !inside).length;
    return outside <= 32 && outside * 2 < end - start;
  };
  const known = new Map<string, Shared[]>();
  const passages = (a: string, b: string): Shared[] => {
    const key = `${a} ${b}`;
    const found =
      known.get(key) ??
      commonRuns(texts.get(a) ?? [], texts.get(b) ?? []).filter(
        ({ one, two }) => !(inMarks(a, one) && inMarks(b, two)),
      );
    known.set(key, found);
    return found;
  };
  const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
  // Of what states a claim, the words count: copy neither begins nor ends with a mark.
  const wording = ({ exact, start, end }: Appearance): Span => {
    const points = Array.from(exact);
    const at = points.findIndex((point) => IN_WORD.test(point));
    if (at < 0) return { start, end };
    return { start: start + at, end: start + points.findLastIndex((point) => IN_WORD.test(point)) + 1 };
  };
  return (a, b) =>
    passages(a.articleId, b.articleId).some(
      ({ one, two }) => holds(one, wording(a)) && holds(two, wording(b)),
    );
}

interface Word extends Span {
  word: string;
  /** Begins a word as white space separates them: "l’accord" holds two of ours and is one of those. */
  begins: boolean;
}

/** What words are made of. */
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

function wordsIn(body: string): Word[] {
  const found: Word[] = [];
  Array.from(body).forEach((point, at, points) => {
    if (!IN_WORD.test(point)) return;
    const last = found.at(-1);
    if (last?.end === at) {
      last.end++;
      last.word += point.toLowerCase();
    } else {
      const between = points.slice(last?.end ?? 0, at).join('');
      found.push({ start: at, end: at + 1, word: point.toLowerCase(), begins: !last || /\s/u.test(between) });
    }
  });
  return found;
}

/** Runs of words that two texts share and that cannot be longer, twelve words or more as white space counts them. */
function commonRuns(a: readonly Word[], b: readonly Word[]): Shared[] {
  const runs: Shared[] = [];
  let above: number[] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= b.length; j++) {
      row[j] = i < a.length && j < b.length && a[i]?.word === b[j]?.word ? (above[j - 1] ?? 0) + 1 : 0;
      const length = above[j - 1] ?? 0;
      if (row[j] !== 0 || length === 0) continue;
      const [first, other] = [a.slice(i - length, i), b.slice(j - length, j)];
      const words = first.filter(({ begins }, at) => begins || at === 0).length;
      if (words < 12) continue;
      runs.push({ one: span(first), two: span(other) });
    }
    above = row;
  }
  return runs;
}
const span = (words: readonly Word[]): Span => ({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 });

/** The utterances that articles credit to different speakers, from nothing but what is stored. */
export function conflicts({ articles, quotes, people, sources, utterances }: World): Set<string> {
  const seen = byId(readable(articles));
  const persons = byId(live(people));
  const outlets = byId(live(sources));
  const belongsTo = (member: string, whole: string, passed: readonly string[] = []): boolean => {
    if (member === whole) return true;
    const above = persons.get(persons.get(member)?.affiliationId ?? '')?.id;
    return above !== undefined && !passed.includes(above) && belongsTo(above, whole, [...passed, above]);
  };
  const mayBe = (a: string, b: string) => belongsTo(a, b) || belongsTo(b, a);
  const found = live(utterances).filter(({ id }) => {
    const spoken = live(quotes)
      .filter(({ utteranceId, articleId }) => utteranceId === id && seen.has(articleId))
      .map(({ articleId, attributions }) => ({
        articleId,
        parties: attributions.flatMap(
          ({ personId, sourceId }) =>
            persons.get(personId ?? '')?.id ?? outlets.get(sourceId ?? '')?.id ?? [],
        ),
      }));
    const may = (a: string, { parties }: { parties: string[] }) => parties.some((b) => mayBe(a, b));
    const rivals = spoken.flatMap((x) =>
      spoken
        .filter((y) => x.articleId !== y.articleId && x.parties.length > 0 && y.parties.length > 0)
        .filter((y) => !x.parties.some((a) => may(a, y)))
        .map((y) => [x, y] as const),
    );
    return rivals.some(
      ([x, y]) =>
        !spoken.some(({ parties }) =>
          parties.some((a) => parties.some((b) => a !== b && may(a, x) && may(b, y))),
        ),
    );
  });
  return new Set(found.map(({ slug }) => slug));
}
