/** A table in plain text, its columns as wide as they must be. */
export class Table {
  readonly #rows: string[][];

  constructor(head: string[]) {
    this.#rows = [head];
  }

  add(row: string[]): void {
    this.#rows.push(row);
  }

  text(): string {
    const widths = (this.#rows[0] ?? []).map((_, i) =>
      Math.max(...this.#rows.map((row) => row[i]?.length ?? 0)),
    );
    return this.#rows
      .map((row) =>
        row
          .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
          .join('  '),
      )
      .join('\n');
  }
}
