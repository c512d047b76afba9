import { isDeepStrictEqual } from 'node:util';
import { ask, type Contender, cursorDigest, variablesOf } from './contenders.ts';
import type { Operation } from './operations.ts';
import type { Sample } from './sample.ts';

/** What PostGraphile calls what we call otherwise. */
const NAMES: Record<string, string> = {
  articleBySlug: 'article',
  allArticles: 'articles',
  articleByArticleId: 'article',
  sourceBySourceId: 'source',
  quotesByArticleId: 'quotes',
  allQuotes: 'quotes',
  benchSearchQuotes: 'quotes',
  quoteByQuoteId: 'quote',
  personBySlug: 'person',
  claimBySlug: 'claim',
  appearancesByClaimId: 'appearances',
  startOffset: 'start',
  endOffset: 'end',
};
/** Fields by which hidden rows are told, and what is not the same in both. */
const LEFT_OUT = ['status', 'withdrawnAt', 'totalCount', 'pageInfo'];
/** What PostGraphile is asked for beyond the question. */
const MORE = { row: 'status', article: 'status withdrawnAt' };

type Json = Record<string, unknown>;
type List = { nodes: Json[] };

/**
 * Asks each operation some times and compares the answers: ours, the floor's and that of the bare compiled statement
 * must be the same; PostGraphile's the same but for rows that we hide, which it shows.
 *
 * @returns how many answers were compared
 * @throws where two differ, with the operation and its variables
 */
export async function checkSameness(
  operations: readonly Operation[],
  contenders: readonly Contender[],
  sample: Sample,
  times = 20,
): Promise<number> {
  let compared = 0;
  const ours = contenders.find(({ name }) => name === 'verbatim');
  if (!ours) return 0;
  const other = contenders.find(({ name }) => name === 'postgraphile');
  const digest = other ? await cursorDigest(other) : '';
  for (const operation of operations) {
    for (let i = 0; i < times; i++) {
      const drawn = operation.draw(sample);
      const wrong = (name: string, found: unknown) =>
        new Error(
          `${operation.name} ${JSON.stringify(drawn.variables)}: ${name} answers\n${JSON.stringify(found)}\nand not\n${JSON.stringify(expected)}`,
        );
      // An answer that fails is reported, and the run goes on.
      const asked = (contender: Contender, body: string) =>
        ask(contender, body).catch((error: Error) => {
          console.log(`${operation.name} ${contender.name}: ${error.message}`);
          if (error.message.includes('is not compiled')) contender.without.add(operation.name);
        });
      const expected = await asked(ours, ours.body(operation, drawn) as string);
      if (expected === undefined) continue;
      for (const contender of contenders) {
        if (contender === ours || contender === other) continue;
        if (contender.without.has(operation.name)) continue;
        const body = contender.body(operation, drawn) as string;
        const found = await asked(contender, body);
        if (found === undefined) continue;
        if (!isDeepStrictEqual(found, expected)) throw wrong(contender.name, found);
        compared++;
      }
      if (!other || !operation.postgraphile) continue;
      const query = operation.postgraphile(MORE);
      const answer = await asked(other, JSON.stringify({ query, variables: variablesOf(drawn, digest) }));
      if (answer === undefined) continue;
      const found = inOurTerms(answer as Json);
      if (!isBeginning(found, expected)) throw wrong('postgraphile', found);
      compared++;
    }
  }
  return compared;
}

/** An answer of PostGraphile as we would give it, without the rows that we hide. */
function inOurTerms(row: Json): Json {
  const result: Json = {};
  for (const [key, value] of Object.entries(row)) {
    if (LEFT_OUT.includes(key)) continue;
    if (key === 'attributionsByQuoteId') {
      const people = (value as List).nodes.map(({ personByPersonId }) => personByPersonId as Json | null);
      result.speakers = people.flatMap((person) => (person && seen(person) ? inOurTerms(person) : []));
    } else if (key === 'attributionsByPersonId') {
      result.quotes = list((value as List).nodes.map(({ quoteByQuoteId }) => quoteByQuoteId as Json));
    } else if (isList(value)) result[NAMES[key] ?? key] = list(row.withdrawnAt ? [] : value.nodes);
    else if (value !== null && typeof value === 'object') {
      const inner = inOurTerms(value as Json);
      // Else it was asked for only to tell whether it is hidden.
      if (Object.keys(inner).length > 0) result[NAMES[key] ?? key] = inner;
    } else result[NAMES[key] ?? key] = value;
  }
  return result;
}

const list = (rows: Json[]) => ({ nodes: rows.filter(seen).map(inOurTerms) });

/** Whether we show a row: neither it nor what it is printed in is refused or withdrawn. */
function seen(row: Json): boolean {
  const article = row.articleByArticleId as Json | undefined;
  const quote = row.quoteByQuoteId as Json | null | undefined;
  return (
    row.status !== 'REJECTED' &&
    (!article || (article.status !== 'REJECTED' && article.withdrawnAt === null)) &&
    quote?.status !== 'REJECTED'
  );
}

function isList(value: unknown): value is List {
  return value !== null && typeof value === 'object' && 'nodes' in value;
}

/** Whether lists are the beginning of lists, and everything else the same. Extra fields of the whole do not count. */
function isBeginning(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part) && Array.isArray(whole))
    return part.length <= whole.length && part.every((item, i) => isBeginning(item, whole[i]));
  if (part !== null && typeof part === 'object')
    return (
      whole !== null &&
      typeof whole === 'object' &&
      Object.entries(part).every(([key, value]) => isBeginning(value, (whole as Json)[key]))
    );
  return part === whole;
}
