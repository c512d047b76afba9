import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../log.ts';
import { Compiler } from '../../reads/compile/execute.ts';
import { OPERATION, PAGE } from '../../reads/estimate/weights.ts';
import { schema } from '../../schema.ts';
import { readExamples } from '../../site/examples.ts';
import { createCors } from '../cors.ts';
import { createMeter } from '../rate/rate.ts';
import { replyOf } from '../reply.ts';
import { graphiqlRoute, type Route, wantsPage } from '../routes.ts';
import { viewerOf } from '../viewer.ts';
import { createAdmission, rateLimited } from './admit.ts';
import type { CompilerFaultObserver } from './compiled-reads.ts';
import { KnownDocuments } from './document-cache.ts';
import { createFastPath } from './fast-path.ts';
import { passGate } from './gate.ts';
import { createCaching } from './http-cache.ts';
import { withinSize } from './limits/answer.ts';
import type { FaultReporter } from './results.ts';
import { readTrustedDocuments } from './trusted-documents.ts';
import { createGraphql } from './yoga.ts';

/** The endpoint of GraphQL. */
export interface GraphqlRoute {
  route: Route;
  /** Whether browsers that open it get GraphiQL. */
  hasPage: boolean;
  /** Names of operations that are known beforehand. */
  operations: string[];
  close(): Promise<void>;
}

interface Options {
  database: Database;
  config: Config;
  log: Logger;
  report: FaultReporter;
  onCompilerFault: CompilerFaultObserver;
}

/** /graphql: CORS and GraphiQL for browsers, the gate, then compiled reads, and Yoga for all else. */
export function createGraphqlRoute({
  database,
  config,
  log,
  report,
  onCompilerFault,
}: Options): GraphqlRoute {
  const cors = createCors(config.CORS_ORIGINS);
  const documents = readTrustedDocuments(config);
  if (documents.size === 0) {
    log.info(
      `Clients can send documents as text only. For requests by hash, npm run build makes the manifest ${config.TRUSTED_DOCUMENTS}.`,
    );
  }
  const meter = createMeter(config, log);
  const known = new KnownDocuments();
  const compiler = config.COMPILED_READS !== 'off' ? new Compiler(schema) : undefined;
  const admit = createAdmission(config, meter);
  const fastPath = compiler && createFastPath({ compiler, known, database, config, admit, report });
  const graphql = createGraphql({ database, config, admit, report, known, compiler, onCompilerFault });
  const caching = createCaching(database, config);
  const hasPage = config.INTROSPECTION && !config.TRUSTED_ONLY;

  const answer: Route = async (incoming, exchange) => {
    // What every request takes; an operation takes the rest once its cost is known.
    const wait = await meter?.take(exchange.client, OPERATION);
    if (wait) throw rateLimited(wait);
    const asked = await passGate(incoming, config, documents);
    exchange.asked = asked;
    exchange.viewer = viewerOf(incoming);
    incoming.onGone(() => exchange.asker.leave());
    const tag = await caching.tag(incoming, asked, exchange.asker);
    if (tag) exchange.statements += 1;
    const unchanged = tag && caching.unchanged(tag, incoming);
    if (unchanged) return unchanged;
    const made = (await fastPath?.(asked, incoming, exchange)) ?? (await resolve(incoming, exchange));
    const reply = withinSize(made, config.MAX_ANSWER_BYTES);
    return tag && reply.status === 200 && exchange.codes.size === 0 ? caching.keep(tag, reply) : reply;
  };
  const resolve: Route = async (incoming, exchange) => {
    const { result, statements } = await database.statements(
      async () => replyOf(await graphql.fetch(incoming.request(), { exchange })),
      exchange.asker,
    );
    exchange.statements += statements.length;
    return result;
  };
  return {
    hasPage,
    operations: [...documents.values(), ...readExamples().map(({ document }) => document)].flatMap(
      operationNames,
    ),
    close: async () => meter?.close(),
    route: async (incoming, exchange) => {
      const origin = incoming.headers.get('origin');
      if (incoming.method === 'OPTIONS') return cors.preflight(origin);
      if (hasPage && wantsPage(incoming)) {
        const wait = await meter?.take(exchange.client, PAGE);
        if (wait) throw rateLimited(wait);
        return graphiqlRoute(incoming);
      }
      // On refusals as well: a page must be able to read what is wrong, and no cache may take one for an answer.
      exchange.headers = alsoVarying(cors.headers(origin), incoming.method);
      return answer(incoming, exchange);
    },
  };
}

/** What caches look at, by GET, depends on who asks as well as on what they accept. */
function alsoVarying(headers: Record<string, string>, method: string): Record<string, string> {
  if (method === 'POST') return headers;
  const vary = ['accept', 'authorization', ...(headers.vary ? [headers.vary] : [])];
  return { ...headers, vary: vary.join(', ') };
}

function operationNames(document: string): string[] {
  return [...document.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g)].map(([, name = '']) => name);
}
