import { buildClientSchema, introspectionFromSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../../../server/schema.ts';
import type { Ending } from './case.ts';
import { type Place, placesOf } from './places.ts';
import { endingOf, leakOf, once, openSite, type Site } from './site.ts';
import { valuesAt } from './values.ts';
import { asked, Wire, type WireAnswer } from './wire.ts';

const GOOD = asked('{ claims(first: 2) { totalCount nodes { slug text } } }');
const PAGING = new Set(['first', 'last', 'after', 'before']);
const KINDS = new Set([
  'Int',
  'String',
  'ID',
  'Boolean',
  'Date',
  'DateTime',
  'LanguageTag',
  'CountryCode',
  'URL',
]);
const all = placesOf(buildClientSchema(introspectionFromSchema(schema)));

/** Sizes, cursors and names of members are refused before any engine has them. */
const places =
  process.env.TEST_ENGINE === 'postgresql'
    ? all.filter(({ name, type, isFirst }) => isFirst && !PAGING.has(name) && KINDS.has(type))
    : all;

describe('every argument that introspection finds', () => {
  let site: Site;
  let wire: Wire;
  let good: WireAnswer | null;
  const endings = new Map<Ending, number>();
  beforeAll(async () => {
    site = await openSite();
    await once(site.port, GOOD);
    good = await once(site.port, GOOD);
    wire = new Wire(site.port);
  });
  afterAll(async () => {
    wire.destroy();
    await site.close();
    const counts = [...endings].sort(([, a], [, b]) => b - a).map(([ending, n]) => `${ending} ${n}`);
    const total = [...endings.values()].reduce((sum, n) => sum + n, 0);
    console.log(`hostile arguments: ${total} cases in ${places.length} places; ${counts.join(', ')}`);
  });

  /** Asks, then asks what others ask; tells what is wrong with either answer. */
  async function mistakeOf(request: Buffer, allowed: readonly Ending[]): Promise<string | undefined> {
    wire.write(Buffer.concat([request, GOOD]));
    const answer = await wire.next();
    const after = await wire.next();
    const ending = endingOf(answer);
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
    if (!answer || !allowed.includes(ending)) return `${ending}: ${answer?.body.slice(0, 300)}`;
    if (after?.body !== good?.body) return `then ${after?.status} ${after?.body.slice(0, 300)}`;
    return leakOf(answer);
  }

  /** What is wrong with the answers to some requests, each with its name. */
  async function mistakesOf(requests: readonly (readonly [string, Buffer, readonly Ending[]])[]) {
    const found: Record<string, string> = {};
    for (const [name, request, allowed] of requests) {
      const mistake = await mistakeOf(request, allowed);
      if (mistake !== undefined) found[name] = mistake;
    }
    return found;
  }

  const shown = (value: unknown) => JSON.stringify(value).slice(0, 60);
  const byCoordinate = (some: Place[]) => some.map((place) => [place.coordinate, place] as const);
  const lists = all.filter(({ name, type }) => name === 'first' && type === 'Int');
  const texts = places.filter(({ type, isFirst }) => type === 'String' && isFirst);

  test('is asked here, of whatever type it is', async () => {
    const { data } = (await (
      await fetch(`http://127.0.0.1:${site.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __schema { types { name fields { name args { name } } } } }' }),
      })
    ).json()) as {
      data: { __schema: { types: { name: string; fields: { name: string; args: { name: string }[] }[] }[] } };
    };
    const told = data.__schema.types
      .filter(({ name }) => !name.startsWith('__') && name !== 'Tracked')
      .flatMap(({ name, fields }) =>
        (fields ?? []).flatMap((field) =>
          field.args.map((argument) => `${name}.${field.name}(${argument.name}`),
        ),
      );
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((start) => !all.some(({ coordinate }) => coordinate.startsWith(start)))).toEqual([]);
    const enums = new Set(
      Object.values(schema.getTypeMap())
        .filter((type) => 'getValues' in type)
        .map(({ name }) => name),
    );
    expect(all.map(({ type }) => type).filter((type) => !KINDS.has(type) && !enums.has(type))).toEqual([]);
  });

  test.each(byCoordinate(places))('%s takes what it can and refuses the rest', async (_coordinate, place) => {
    const found = await mistakesOf(
      valuesAt(place).map(({ value, endings: allowed }) => [
        shown(value),
        asked(place.withVariable, { value }),
        // A value that must be given is missing where it is null.
        value === null ? [...allowed, 'GRAPHQL_VALIDATION_FAILED'] : allowed,
      ]),
    );
    expect(found).toEqual({});
  });

  test.skipIf(process.env.TEST_ENGINE === 'postgresql').each(byCoordinate(lists))(
    '%s is taken from one end at a time, and as a literal like a variable',
    async (_coordinate, place) => {
      const found = await mistakesOf([
        ...(place.bothEnds
          ? [['both', asked(place.withLiteral('1', 'last: 1')), ['INVALID_PAGINATION']] as const]
          : []),
        ['101', asked(place.withLiteral('101')), ['INVALID_PAGINATION']],
        ['2147483648', asked(place.withLiteral('2147483648')), ['GRAPHQL_VALIDATION_FAILED']],
        ['1.0', asked(place.withLiteral('1.0')), ['GRAPHQL_VALIDATION_FAILED']],
      ]);
      expect(found).toEqual({});
    },
  );

  test.each(byCoordinate(texts))('%s takes a literal like a variable', async (_coordinate, place) => {
    const found = await mistakesOf([
      ['NUL', asked(place.withLiteral('"a\\u0000b"')), ['BAD_USER_INPUT']],
      ['NUL in a block', asked(place.withLiteral('"""a\u0000b"""')), ['BAD_USER_INPUT']],
      ['a surrogate', asked(place.withLiteral('"\\ud800"')), ['GRAPHQL_PARSE_FAILED']],
      ['a name', asked(place.withLiteral('NAME')), ['GRAPHQL_VALIDATION_FAILED']],
    ]);
    expect(found).toEqual({});
  });
});
