import fc from 'fast-check';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../../server/access/viewer.ts';
import { type App, createApp } from '../../../../server/app.ts';
import { Compiler } from '../../../../server/reads/compile/execute.ts';
import { TOO_LARGE } from '../../../../server/reads/compile/statement.ts';
import { schema } from '../../../../server/schema.ts';
import { type TestApp, testApp, unlimited } from '../../../support/app.ts';
import { randomWorld, SEED } from '../../../support/world.ts';
import { type Names, type RandomRequest, randomRequest } from './documents.ts';
import { hideSome, readNames } from './names.ts';

/** Requests that each of the two databases is asked; TEST_REQUESTS asks more. */
const REQUESTS = Number(process.env.TEST_REQUESTS ?? 250);

describe.each(['seeds', 'generated data'] as const)('on %s', (data) => {
  let compiled: TestApp;
  let resolved: App;
  let compiler: Compiler;
  let names: Names;

  beforeAll(async () => {
    compiled = await testApp({ seeded: data === 'seeds' });
    if (data === 'generated data') for (const documents of randomWorld()) await compiled.load(...documents);
    await hideSome(compiled);
    const { database } = compiled;
    resolved = createApp({ database, config: { ...unlimited(), COMPILED_READS: 'off' } });
    compiler = new Compiler(schema);
    names = await readNames(compiled);
  });
  afterAll(() => compiled.close());

  test(`${REQUESTS} random documents get the same bytes from one statement as from the resolvers`, async () => {
    const tally = { requests: 0, compiled: 0, refused: 0, large: 0, reasons: new Map<string, number>() };
    const compare = async ({ query, variables }: Pick<RandomRequest, 'query' | 'variables'>) => {
      const { result: fast, statements } = await compiled.database.statements(() =>
        ask(compiled.app, query, variables),
      );
      const slow = await ask(resolved, query, variables);
      // Which of several failing fields is named first is chance; what is answered beside them is not.
      if (fast !== slow && fast.startsWith('{"errors"')) {
        expect(dataOf(fast), `${query}\n${JSON.stringify(variables)}`).toEqual(dataOf(slow));
      } else expect(fast, `${query}\n${JSON.stringify(variables)}`).toBe(slow);
      tally.requests++;
      const statement = compiler.operation(parse(query))?.statement(variables, ANONYMOUS);
      if (
        slow.startsWith('{"errors"') ||
        (statement && 'reason' in statement && statement.reason.startsWith('its arguments'))
      ) {
        tally.refused++;
      } else if (statement && 'text' in statement) {
        tally.compiled++;
        expect(statements).toEqual([statement.text]);
        // A document that was answered once is answered without Yoga from then on.
        expect(await ask(compiled.app, query, variables), query).toBe(fast);
      } else if (statement?.reason === TOO_LARGE) {
        tally.large++;
      } else if (statement) {
        tally.reasons.set(statement.reason, (tally.reasons.get(statement.reason) ?? 0) + 1);
      }
      return slow;
    };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const request = randomRequest(schema, names, generate);
        const answer = await compare(request);
        const cursors = harvest(request, answer);
        if (cursors) await compare({ query: request.query, variables: { ...request.variables, ...cursors } });
      }),
      { seed: SEED, numRuns: REQUESTS, endOnFailure: true },
    );
    const share = tally.compiled / (tally.requests - tally.refused - tally.large);
    const reasons = [...tally.reasons].map(([reason, count]) => `${reason} ${count}`).join(', ');
    console.log(
      `${data}: ${tally.requests} requests, ${tally.refused} refused, ${tally.large} too large, ${(share * 100).toFixed(1)} % of the others compiled (not: ${reasons || 'none'})`,
    );
    expect(share).toBe(1);
  }, 300_000);
});

/** The data of an answer. */
function dataOf(answer: string): unknown {
  return (JSON.parse(answer) as { data?: unknown }).data;
}

/** Asks over HTTP. */
async function ask(app: App, query: string, variables: object): Promise<string> {
  const response = await app.fetch('http://verbatim.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  // Faults are told under the id of their request.
  return (await response.text()).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id');
}

/** The cursors that an answer holds for the variables that take them; null where there are none. */
function harvest({ cursors }: RandomRequest, answer: string): Record<string, string> | null {
  const { data } = JSON.parse(answer) as { data?: unknown };
  const found = cursors.flatMap(({ variable, path, field }) => {
    const page = path.reduce<unknown>((at, key) => step(at, key), data);
    const cursor = step(step(page, 'pageInfo'), field);
    return typeof cursor === 'string' ? [[variable, cursor] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** The value under a key; of the first row of a list that has one. */
function step(at: unknown, key: string): unknown {
  if (Array.isArray(at))
    return at.map((item) => step(item, key)).find((value) => value !== undefined && value !== null);
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
}
