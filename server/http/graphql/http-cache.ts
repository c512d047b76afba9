import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Asker, Database } from '../../database/database.ts';
import { projectRoot } from '../../database/url.ts';
import type { Incoming } from '../incoming.ts';
import type { Reply } from '../reply.ts';
import type { Asked } from './gate.ts';
import { answerType } from './media.ts';

/** Lets shared caches and clients keep the answers to trusted documents that are asked for by GET. */
export interface Caching {
  /**
   * The `ETag` of the answer that a request would get now.
   *
   * @returns undefined if nobody else may get the answer, or if caches could not use it
   */
  tag(incoming: Incoming, asked: Asked, asker: Asker): Promise<string | undefined>;
  /** The answer 304 to a client that already has this answer; undefined if it has not. */
  unchanged(tag: string, incoming: Incoming): Reply | undefined;
  /** The same answer, to be kept under its name. */
  keep(tag: string, reply: Reply): Reply;
}

/** Whatever was written since; see the model Revision. */
const REVISION = {
  text: `SELECT string_agg(id::text, ' ' ORDER BY transaction) FROM revision`,
  values: [],
};

/**
 * An answer depends on the document, its variables, the database and this release. The state of the database is read
 * before the answer is. What is written in between makes a tag too old, never an answer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
export function createCaching(database: Database, { CACHE_SECONDS }: Config): Caching {
  const release = releaseOf();
  const kept = { 'cache-control': `public, max-age=${CACHE_SECONDS}` };
  return {
    async tag({ method, headers }, { hash, variables, operationName }, asker) {
      const type = answerType(headers);
      // What a token lets someone see is for no one else.
      if (method !== 'GET' || !hash || !type || headers.get('authorization') !== null) return undefined;
      const revision = String(await database.bytes(REVISION, asker));
      const parts = [release, revision, hash, variables, operationName ?? null, type];
      return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
    },
    unchanged(tag, { headers }) {
      const known = headers.get('if-none-match')?.split(',') ?? [];
      const matches = known.some((one) => one.trim().replace(/^W\//, '') === tag);
      return matches ? { status: 304, headers: { ...kept, etag: tag }, body: null } : undefined;
    },
    keep: (tag, reply) => ({ ...reply, headers: { ...reply.headers, ...kept, etag: tag } }),
  };
}

/** Names the program that gives the answers, by all of its sources: those of SQL decide answers, too. */
function releaseOf(): string {
  const sources = ['server', 'prisma'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|graphql|sql|prisma)$/.test(path))
      .sort()
      .map((path) => join(folder, path)),
  );
  const release = createHash('sha256');
  for (const path of ['package-lock.json', ...sources]) release.update(readFileSync(join(projectRoot, path)));
  return release.digest('base64url');
}
