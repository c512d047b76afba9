import { readFileSync } from 'node:fs';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { ApplyMigrationsInput, DiffParams, SchemaEngine } from '@prisma/schema-engine-wasm';
import { createSchema } from '../../server/database/create.ts';
import { refuseOtherMigrations } from '../../server/database/versions.ts';
import type { Datasource } from './datasource.ts';
import { failure } from './failure.ts';
import { loadSchemaEngine } from './wasm.ts';

export interface Methods {
  call(name: string, params: unknown): Promise<unknown>;
}

/** Methods that make tables. */
const WRITING = /^(applyMigrations|schemaPush)$/;

type Method = (params: unknown) => Promise<unknown>;
type Diagnosis = Parameters<SchemaEngine['devDiagnostic']>[0];

/** The methods of the protocol, on the engine in WebAssembly, with what that one cannot do. */
export function createMethods(source: Datasource, schemas: string[], url: string | undefined): Methods {
  const factory = bindMigrationAwareSqlAdapterFactory(source.factory);
  let engine: Promise<SchemaEngine> | undefined;

  const create = async (): Promise<SchemaEngine> => {
    const engineClass = await loadSchemaEngine();
    const files = schemas.map((path): [string, string] => [path, readFileSync(path, 'utf8')]);
    // An empty list makes the engine panic.
    const datamodels = files.length === 0 ? undefined : files;
    return engineClass.new({ datamodels }, () => {}, factory);
  };

  const send = async (name: string, params: unknown): Promise<unknown> => {
    engine ??= create();
    const method: unknown = Reflect.get(await engine, name === 'getDatabaseVersion' ? 'version' : name);
    if (typeof method !== 'function') throw new Error(`The schema engine has no method ${name}`);
    return (method as Method).call(await engine, params);
  };

  /** After the engine has applied migrations, it looks for its picture of them in a cache that only this fills. */
  const sendAgain = async (name: string, params: unknown, error: unknown): Promise<unknown> => {
    if (!/shadow DB must be provided through an external factory/.test(String(error))) throw error;
    await send('devDiagnostic', params as Diagnosis);
    return send(name, params);
  };

  /** Prisma would apply migrations to the tables of another version, and fail with a table that exists. */
  const checkVersion = async ({ migrationsList }: ApplyMigrationsInput): Promise<void> => {
    const names = migrationsList.migrationDirectories.map(({ path }) => path);
    refuseOtherMigrations(await source.appliedMigrations(), url, names);
  };

  return {
    call: async (name, params) => {
      // The engine's own takes one statement only.
      if (name === 'dbExecute') return source.execute((params as { script: string }).script);
      if (name === 'diff' && !needsDatabase(params as DiffParams)) source.leaveAlone();
      if (WRITING.test(name) && url !== undefined) await createSchema(url);
      if (name === 'applyMigrations') await checkVersion(params as ApplyMigrationsInput);
      try {
        return await send(name, params).catch((error: unknown) => sendAgain(name, params, error));
      } catch (error) {
        throw failure(error, factory.errorRegistry, source.lastScriptError());
      }
    },
  };
}

function needsDatabase({ from, to }: DiffParams): boolean {
  return [from, to].some(({ tag }) => tag === 'schemaDatasource' || tag === 'url');
}
