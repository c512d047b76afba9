import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import type PrismaTypes from './generated/pothos.ts';
import { getDatamodel } from './generated/pothos.ts';
import { SCALARS } from './scalars.ts';

/** The types of our scalars in resolvers. */
type Scalars = {
  Date: { Input: Date; Output: Date };
  DateTime: { Input: Date; Output: Date };
  URL: { Input: string; Output: string };
  LanguageTag: { Input: string; Output: string };
  CountryCode: { Input: string; Output: string };
};

/**
 * The schema builder. The order of the plugins is the order in which their wrappers run. Errors stand first, so that
 * they see what every other wrapper throws. Relay stands before Prisma because it defines Node and the connection types
 * that Prisma's objects take part in.
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
  plugins: [ErrorsPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  // An error is data only if its field declares it. The messages of other errors are not written for clients.
  errors: { defaultTypes: [], directResult: true },
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
    // node.ts has our own: they must select rows with the same conditions as every list.
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

builder.addScalarType('Date', SCALARS.Date);
builder.addScalarType('DateTime', SCALARS.DateTime);
builder.addScalarType('CountryCode', SCALARS.CountryCode);
builder.addScalarType('URL', SCALARS.URL);
builder.addScalarType('LanguageTag', SCALARS.LanguageTag);
