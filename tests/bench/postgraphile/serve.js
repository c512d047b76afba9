import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeV4Preset } from 'postgraphile/presets/v4';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

/**
 * PostGraphile on the database of DATABASE_URL, as its documentation sets it up for production: no explain, no
 * GraphiQL, no watching. Tells its parent its port, and on request what it has used of the processor and how many
 * statements it sent.
 */

// Its only need of Node 22; so it is measured on the same Node as the others.
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

let statements = 0;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...args) {
  statements++;
  return query.apply(this, args);
};

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c jit=off -c plan_cache_mode=force_generic_plan',
});
const preset = {
  extends: [
    PostGraphileAmberPreset,
    makeV4Preset({
      graphiql: false,
      dynamicJson: true,
      graphileBuildOptions: { orderByNullsLast: true },
    }),
    PostGraphileConnectionFilterPreset,
  ],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafast: { explain: false },
  grafserv: { watch: false, graphiql: false, dangerouslyAllowAllCORSRequests: false },
};

const app = postgraphile(preset).createServ(grafserv);
const server = createServer();
await app.addTo(server);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port, path: '/graphql' }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000, statements });
});
process.on('disconnect', () => process.exit());
