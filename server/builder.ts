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
      description: 'The items of the page, each with its cursor.',
    },
    nodeFieldOptions: { nullable: false, description: 'The item.' },
    cursorFieldOptions: {
      description: 'The place of the item in the list. Give it as after or before to go on from here.',
    },
    pageInfoFieldOptions: { description: 'Where the page begins and ends, and whether the list goes on.' },
    nodesOnConnection: { description: 'The items of the page.' },
    nodeTypeOptions: { description: 'Anything that node and nodes find by its global identifier.' },
    idFieldOptions: { description: 'Global identifier.' },
    pageInfoTypeOptions: {
      description:
        'Where a page begins and ends in its list, and whether the list goes on (Relay Cursor Connections).',
    },
    hasNextPageFieldOptions: { description: 'Whether the list has items after the page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the list has items before the page.' },
    startCursorFieldOptions: { description: 'Cursor of the first item. Null: the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last item. Null: the page is empty.' },
    firstArgOptions: {
      description:
        'Number of items at most, from 0 to 100, counted from after or from the start of the list. Default: 20.',
    },
    afterArgOptions: {
      description: 'A cursor of this list. The page begins just after it. Goes with first.',
    },
    lastArgOptions: {
      description:
        'Number of items at most, from 0 to 100, counted back from before or from the end of the list. Default: 20.',
    },
    beforeArgOptions: { description: 'A cursor of this list. The page ends just before it. Goes with last.' },
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
  description: 'What can be asked: who said what, in which words, in which outlet, and who relayed it.',
});

builder.addScalarType('Date', SCALARS.Date);
builder.addScalarType('DateTime', SCALARS.DateTime);
builder.addScalarType('CountryCode', SCALARS.CountryCode);
builder.addScalarType('URL', SCALARS.URL);
builder.addScalarType('LanguageTag', SCALARS.LanguageTag);
