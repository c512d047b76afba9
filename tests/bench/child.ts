import pg from 'pg';

/** What a server of the bench tells about itself. */
export interface Usage {
  /** Milliseconds of processor time of its process so far. */
  cpu: number;
  /** SQL statements it has sent so far. */
  statements: number;
}

let statements = 0;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  statements++;
  return query.apply(this, args);
} as typeof query;

/** Tells the parent where the server is reached and, whenever it asks, what was used. Ends with the parent. */
export function report(port: number, path: string): void {
  process.send?.({ port, path });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, statements } satisfies Usage);
  });
  process.on('disconnect', () => process.exit());
}
