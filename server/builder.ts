import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { CountryCodeResolver, DateResolver, DateTimeResolver } from 'graphql-scalars';
import type { Context } from './context.ts';
import { fail } from './errors.ts';
import type PrismaTypes from './generated/pothos.ts';
import { getDatamodel } from './generated/pothos.ts';

/** The types of our scalars in resolvers. */
type Scalars = {
  Date: { Input: Date; Output: Date };
  DateTime: { Input: Date; Output: Date };
  URL: { Input: string; Output: string };
  LanguageTag: { Input: string; Output: string };
  CountryCode: { Input: string; Output: string };
};

/**
 * The schema builder. Relay stands before Prisma in the list because it defines Node and the connection types that
 * Prisma's objects take part in; the order of the plugins is the order in which their wrappers run.
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  Scalars: Scalars;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> };
}>({
  plugins: [RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The rows of the page, each with its cursor.',
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: { description: 'Where the row stands in its list; goes into after or before.' },
    pageInfoFieldOptions: { description: 'What lies around the page.' },
    nodesOnConnection: { description: 'The rows of the page.' },
    nodeTypeOptions: { description: 'Anything that has a global identifier.' },
    idFieldOptions: { description: 'Global identifier.' },
    pageInfoTypeOptions: { description: 'What lies around a page (Relay Cursor Connections).' },
    hasNextPageFieldOptions: { description: 'Whether rows follow the page in its list.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows precede the page in its list.' },
    startCursorFieldOptions: { description: 'Cursor of the first row. Null: the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last row. Null: the page is empty.' },
    firstArgOptions: {
      description: 'Rows at most, from the start of the list or behind after: 0 to 100, 20 by default.',
    },
    afterArgOptions: { description: 'The cursor behind which the page starts; goes with first.' },
    lastArgOptions: {
      description: 'Rows at most, from the end of the list or before before: 0 to 100, 20 by default.',
    },
    beforeArgOptions: { description: 'The cursor before which the page ends; goes with last.' },
    // Our own in node.ts: they must see rows through the same conditions as every list.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  prisma: {
    client: (context) => context.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: false,
    onUnusedQuery: 'error',
  },
});

builder.queryType({
  description: 'Questions to the graph: who said what, in which words, in which outlet, relayed by whom.',
});

/** A scalar of a library, whose complaints about a value get our code. */
function coded<Internal, External>(scalar: GraphQLScalarType<Internal, External>) {
  const config = scalar.toConfig();
  const checked = <Value, Parsed>(parse: (value: Value) => Parsed) => {
    return (value: Value) => {
      try {
        return parse(value);
      } catch (error) {
        throw fail('BAD_USER_INPUT', error instanceof Error ? error.message : String(error));
      }
    };
  };
  return new GraphQLScalarType<Internal, External>({
    ...config,
    parseValue: checked(config.parseValue),
    parseLiteral: checked((node: ValueNode) => config.parseLiteral(node)),
  });
}

builder.addScalarType('Date', coded(DateResolver), {
  description: 'A day, RFC 3339 full-date: "2025-08-15".',
});
builder.addScalarType('DateTime', coded(DateTimeResolver), {
  description: 'An instant, RFC 3339, always in UTC with milliseconds: "2025-08-15T19:30:00.000Z".',
});
builder.addScalarType('CountryCode', coded(CountryCodeResolver), {
  description: 'A country, ISO 3166-1 alpha-2: "FR".',
});

/** A scalar that is a string on both sides, checked and brought to its normal form on the way in. */
function stringScalar(name: string, description: string, normalise: (text: string) => string | undefined) {
  const parse = (value: unknown): string => {
    const text = typeof value === 'string' ? normalise(value) : undefined;
    if (text !== undefined) return text;
    throw fail(
      'BAD_USER_INPUT',
      `${name}: ${JSON.stringify(value) ?? typeof value} is not one. ${description}`,
    );
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    // What is stored was checked when it was written, and is returned as it is stored.
    serialize: String as (value: unknown) => string,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

builder.addScalarType(
  'URL',
  // graphql-scalars' own URL rewrites what it serialises.
  stringScalar('URL', 'An absolute http or https URL; returned as it is stored.', (text) =>
    /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : undefined,
  ),
);
builder.addScalarType(
  'LanguageTag',
  stringScalar('LanguageTag', 'A language, BCP 47: "fr", "pt-BR".', (text) => {
    try {
      return Intl.getCanonicalLocales(text)[0];
    } catch {
      return undefined;
    }
  }),
);
