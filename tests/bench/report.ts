import type { Measured } from './load-client.ts';
import { Table } from './table.ts';

/** One round of one operation on one server. */
export interface Round extends Measured {
  /** Milliseconds of processor time of the server for one request. */
  cpu: number;
  /** SQL statements for one request. */
  statements: number;
}

/** The rounds of each operation on each server. */
export class Rounds {
  readonly #rounds = new Map<string, Round[]>();

  add(operation: string, server: string, round: Round): void {
    const key = `${operation} ${server}`;
    this.#rounds.set(key, [...(this.#rounds.get(key) ?? []), round]);
  }

  has(operation: string, server: string): boolean {
    return this.#rounds.has(`${operation} ${server}`);
  }

  /** The median of rounds. */
  of(operation: string, server: string, value: (round: Round) => number): number {
    return median((this.#rounds.get(`${operation} ${server}`) ?? []).map(value));
  }

  /** Requests a second. */
  rate(operation: string, server: string): number {
    return this.of(operation, server, ({ requests, seconds }) => requests / seconds);
  }

  /** The milliseconds within which this share of requests was answered. */
  latency(operation: string, server: string, share: number): number {
    return this.of(
      operation,
      server,
      ({ latencies }) => latencies[Math.floor(latencies.length * share)] ?? 0,
    );
  }

  /** How many times as many requests one server answers as another. */
  ratio(operation: string, server: string, to: string): number | null {
    if (!this.has(operation, to) || !this.has(operation, server)) return null;
    return this.rate(operation, server) / this.rate(operation, to);
  }
}

/** The median of values; not a number where there are none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The table of all operations and servers. */
export function report(rounds: Rounds, operations: readonly string[], servers: readonly string[]): string {
  const head = ['', '', 'req/s', 'p50 ms', 'p99 ms', 'node ms', 'statements', '/ floor', '/ postgraphile'];
  const table = new Table(head);
  for (const operation of operations) {
    for (const server of servers) {
      if (!rounds.has(operation, server)) continue;
      table.add([
        operation,
        server,
        rounds.rate(operation, server).toFixed(0),
        rounds.latency(operation, server, 0.5).toFixed(2),
        rounds.latency(operation, server, 0.99).toFixed(2),
        rounds.of(operation, server, ({ cpu }) => cpu).toFixed(3),
        rounds.of(operation, server, ({ statements }) => statements).toFixed(2),
        rounds.ratio(operation, server, 'floor')?.toFixed(2) ?? '',
        rounds.ratio(operation, server, 'postgraphile')?.toFixed(2) ?? '',
      ]);
    }
  }
  return table.text();
}

/** The least that is promised of each operation: of the floor, and times PostGraphile. */
const LEAST: Record<string, { floor?: number; postgraphile?: number }> = {
  Q1: { floor: 0.7, postgraphile: 1.5 },
  Q2: { floor: 0.7, postgraphile: 1.5 },
  Q3: { floor: 0.7, postgraphile: 1.5 },
  Q4: { floor: 0.7, postgraphile: 1.1 },
  Q5: { floor: 0.7, postgraphile: 1.5 },
  Q6: { postgraphile: 1.5 },
};

/** What falls short of what is promised, a line each. */
export function shortfalls(rounds: Rounds, operations: readonly string[]): string[] {
  return operations.flatMap((operation) => {
    if (!rounds.has(operation, 'verbatim')) return [];
    const short: string[] = [];
    const statements = rounds.of(operation, 'verbatim', (round) => round.statements);
    if (statements > 1.001) short.push(`${operation}: ${statements.toFixed(2)} statements, not 1`);
    for (const [other, least] of Object.entries(LEAST[operation] ?? {})) {
      const ratio = rounds.ratio(operation, 'verbatim', other);
      if (ratio !== null && ratio < least)
        short.push(`${operation}: ${ratio.toFixed(2)} of ${other}, not ${least}`);
    }
    return short;
  });
}
