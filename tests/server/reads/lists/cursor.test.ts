import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';
import { randomWorld, SEED } from '../../../support/world.ts';
import { dumpDatabase, World } from './dump.ts';
import { LISTS } from './lists.ts';
import type { Asked, ListSpec } from './spec.ts';
import { askPage } from './walk.ts';

/** A list that has rows, and the cursor of its first. */
interface Started {
  spec: ListSpec;
  asked: Asked;
  cursor: string;
}

let app: TestApp;
let world: World;
let started: Started[];
beforeAll(async () => {
  app = await testApp();
  for (const documents of randomWorld()) await app.load(...documents);
  world = new World(await dumpDatabase(app));
  started = [];
  for (const spec of LISTS) {
    for (const asked of requests(spec)) {
      const { page } = await askPage(app, spec, asked, { first: 1 });
      started.push({ spec, asked, cursor: page?.edges[0]?.cursor as string });
    }
  }
});
afterAll(() => app.close());

/** A list in each of its orders, under its first parent that has rows. */
function requests(spec: ListSpec): Asked[] {
  const parents = spec.parents?.(world).map(({ id }) => id) ?? [undefined];
  const orders = spec.orders?.values ?? [undefined];
  const asked = parents.map((parent) => ({ parent, filter: {}, others: {} }));
  const some = asked.filter((request) => spec.ids(world, request).length > 0).slice(0, 1);
  return some.flatMap((request) => orders.map((orderBy) => ({ ...request, orderBy })));
}

const nameOf = ({ spec, asked }: Pick<Started, 'spec' | 'asked'>) => `${spec.name} ${JSON.stringify(asked)}`;
async function codes(list: Pick<Started, 'spec' | 'asked'>, cursor: string) {
  const both = [{ after: cursor }, { last: 2, before: cursor }];
  const ways = [app, app.resolved];
  const answers = await Promise.all(
    both.map((paging, i) => askPage(ways[i] ?? app, list.spec, list.asked, paging)),
  );
  return answers.map(({ errors }) => errors?.map(({ extensions }) => extensions.code).join() ?? 'fine');
}
const REFUSED = ['INVALID_CURSOR', 'INVALID_CURSOR'];

test('each list has rows to start from, or the tests below would say nothing', () => {
  const missing = LISTS.filter(({ name }) => !started.some(({ spec }) => spec.name === name));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('a list takes its own cursors', async () => {
  for (const list of started) expect(await codes(list, list.cursor), nameOf(list)).toEqual(['fine', 'fine']);
});

test('a cursor of any other list or order is INVALID_CURSOR', async () => {
  for (const list of started) {
    const others = started.filter((other) => nameOf(other) !== nameOf(list) && !sameList(other, list));
    for (const other of fc.sample(fc.constantFrom(...others), { seed: SEED, numRuns: 8 })) {
      expect(await codes(list, other.cursor), `${nameOf(other)} at ${nameOf(list)}`).toEqual(REFUSED);
    }
    const siblings = others.filter(({ spec }) => spec === list.spec);
    for (const other of siblings) {
      expect(await codes(list, other.cursor), `${nameOf(other)} at ${nameOf(list)}`).toEqual(REFUSED);
    }
  }
});

/** An order that is not given is the one by default. */
function sameList(a: Started, b: Started): boolean {
  return a.cursor === b.cursor;
}

describe('a cursor of another filter is INVALID_CURSOR', () => {
  test.for(LISTS.filter(({ filter, others }) => filter ?? others).map((spec) => [spec.name, spec] as const))(
    '%s',
    async ([, spec]) => {
      const { asked, cursor } = started.find((list) => list.spec === spec) as Started;
      for (const [name, { values }] of Object.entries(spec.filter?.fields ?? {})) {
        const filtered = { ...asked, filter: { [name]: values(world)[0] } };
        expect(await codes({ spec, asked: filtered }, cursor), nameOf({ spec, asked: filtered })).toEqual(
          REFUSED,
        );
      }
      for (const [name, { values }] of Object.entries(spec.others ?? {})) {
        const other = { ...asked, others: { [name]: values[0] } };
        expect(await codes({ spec, asked: other }, cursor), nameOf({ spec, asked: other })).toEqual(REFUSED);
      }
    },
  );
});

test('an argument that says what goes without saying leaves the list what it is', async () => {
  const asked = { filter: {}, others: {} };
  for (const spec of LISTS.filter(({ orders, parents }) => orders && !parents)) {
    const { page } = await askPage(app, spec, asked, { first: 1 });
    const after = page?.edges[0]?.cursor as string;
    const [field] = spec.name.split('.').slice(1);
    const spelled = [`filter: {}`, `filter: null`, `orderBy: null`, `orderBy: ${spec.orders?.values[0]}`];
    for (const argument of spelled) {
      const { errors } = await app.ask(`{ ${field}(${argument}, after: "${after}") { nodes { id } } }`);
      expect(errors, `${field}(${argument})`).toBeUndefined();
    }
  }
});

test('anything that is no cursor is INVALID_CURSOR', async () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map(base64),
    fc.array(fc.string(), { maxLength: 4 }).map((keys) => base64(JSON.stringify(keys))),
    fc.constantFrom('', '-5', 'abc', 'OFFSET:5', 'null', base64('[]'), base64('"'), '🚀'),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...started), garbage, async (list, cursor) => {
      // NUL is refused before anything reads it, as in every text.
      const expected = cursor.includes('\u0000') ? REFUSED.map(() => 'BAD_USER_INPUT') : REFUSED;
      expect(await codes(list, cursor), nameOf(list)).toEqual(expected);
    }),
    { seed: SEED, numRuns: 100, examples: [[started[0] as (typeof started)[number], '\u0000']] },
  );
});

test('a cursor that someone has changed is INVALID_CURSOR, or a place in the list', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...['0000-01-01', '0000-12-31', '2025-02-29', '2025-02-30', '2025-13-01', '2025-00-00', '9999-12-31'],
      ...[
        '10000-01-01',
        '0001-01-01 BC',
        'infinity',
        '-infinity',
        'today',
        'epoch',
        '2025-08-15',
        'allballs',
      ],
      ...[
        '2025-02-30 00:00:00+00',
        '0000-01-01 00:00:00+00',
        '2025-08-15 24:00:01+00',
        '2025-08-15 12:60:00+00',
      ],
      ...[
        '2025-08-15 24:00:00+00',
        '2025-08-15 12:00:60+00',
        '2025-08-15 12:00:00+99',
        '2025-08-15 12:00:00.123+00',
      ],
      ...['999999999', '9999999999', '-999999999', '1e5', '0x10', '2147483648', 'NaN', '', ' 1', '½'],
      ...[
        'ffffffff-ffff-ffff-ffff-ffffffffffff',
        'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
        '\ud800',
        'a\u0000b',
      ],
      ...["'", '"', '\\', "'; DROP TABLE quote; --", '{}', '$1'],
    ),
  );
  const changed = fc.tuple(fc.constantFrom(...started), fc.nat(3), hostile).map(([list, place, value]) => {
    const [digest, ...keys] = JSON.parse(Buffer.from(list.cursor, 'base64url').toString()) as string[];
    const others = keys.map((key, i) => (i === place % keys.length ? value : key));
    return {
      list,
      keys: others,
      cursor: Buffer.from(JSON.stringify([digest, ...others])).toString('base64url'),
    };
  });
  const answers = new Set<string>();
  await fc.assert(
    fc.asyncProperty(changed, async ({ list, keys, cursor }) => {
      const [after, before] = await codes(list, cursor);
      expect(['fine', 'INVALID_CURSOR'], `${nameOf(list)} ${JSON.stringify(keys)}`).toContain(after);
      expect(before).toBe(after);
      answers.add(after as string);
    }),
    { seed: SEED, numRuns: 400 },
  );
  expect(answers).toEqual(new Set(['fine', 'INVALID_CURSOR']));
});

test('a name as long as the format allows is a place in the list, too', async () => {
  const long = (letter: string) => `zzzz ${letter.repeat(295)}`;
  const people = ['a', 'b'].map((letter) => ({ slug: `long-${letter}`, name: long(letter), type: 'GROUP' }));
  await app.load(JSON.stringify({ people }));
  const spec = LISTS.find(({ name }) => name === 'Query.people') as ListSpec;
  const { page } = await askPage(app, spec, { filter: {}, others: {} }, { last: 1 });
  const [edge] = page?.edges ?? [];
  expect(await codes({ spec, asked: { filter: {}, others: {} } }, edge?.cursor as string)).toEqual([
    'fine',
    'fine',
  ]);
});
