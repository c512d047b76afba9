import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import pg from 'pg';
import { ANONYMOUS } from '../../server/access/viewer.ts';
import { readConfig } from '../../server/config.ts';
import { Compiler } from '../../server/reads/compile/execute.ts';
import type { Statement } from '../../server/reads/compile/operation.ts';
import { schema } from '../../server/schema.ts';
import { report } from './child.ts';
import { OPERATIONS } from './operations.ts';

/**
 * The least that can answer: node:http and one prepared statement by hand for each operation (/floor), or the compiled
 * statement without anything around it (/compiled). The operation is named, its document is not sent.
 */
const { DATABASE_URL } = readConfig();
/** Those of server/database/postgresql.ts. */
const SETTINGS = '-c TimeZone=UTC -c jit=off -c plan_cache_mode=force_generic_plan';
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: SETTINGS });
const compiler = new Compiler(schema);
const floors = new Map(
  OPERATIONS.map(({ name, floor, document }) => [
    name,
    { floor, compiled: compiler.operation(parse(document)) },
  ]),
);

/** What a request names, and the parameters of the statement that answers it. */
interface Asked {
  operationName: string;
  variables?: Record<string, unknown>;
  values?: unknown[];
}

function statementOf({ operationName: name, variables, values }: Asked): Statement {
  const { floor, compiled } = floors.get(name) ?? {};
  if (values && floor) return { text: floor, values };
  const statement = compiled?.statement(variables ?? {}, ANONYMOUS);
  if (!statement || 'reason' in statement) throw new Error(`${name} is not compiled: ${statement?.reason}`);
  return statement;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const server = createServer(async (request, response) => {
  try {
    const { fill, ...statement } = statementOf(JSON.parse(await read(request)) as Asked);
    const { rows } = await pool.query<string[]>({ ...statement, rowMode: 'array' });
    const found = String(rows[0]?.[0]);
    const body = Buffer.from(`{"data":${fill ? await fill(found) : found}}`);
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': body.byteLength })
      .end(body);
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
  }
});
server.listen(0, '127.0.0.1', () => report((server.address() as AddressInfo).port, ''));
