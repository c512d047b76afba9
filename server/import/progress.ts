/** Columns of a bar. */
const WIDTH = 40;

const CLEAR = '\r\u001b[2K';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** A bar on a terminal that fills up step by step and is gone once all is done. */
export class ProgressBar {
  readonly #terminal: NodeJS.WritableStream;
  readonly #total: number;
  #done = 0;

  /** @param total steps to come */
  constructor(terminal: NodeJS.WritableStream, total: number) {
    this.#terminal = terminal;
    this.#total = total;
    terminal.write(HIDE_CURSOR);
    this.#draw('');
  }

  /** One more step is done. */
  advance(step: string): void {
    this.#done++;
    this.#draw(step);
  }

  /** Leaves the terminal as it was. */
  stop(): void {
    this.#terminal.write(`${CLEAR}${SHOW_CURSOR}`);
  }

  #draw(step: string): void {
    const filled = Math.round((WIDTH * this.#done) / Math.max(1, this.#total));
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    this.#terminal.write(`${CLEAR}${bar} ${this.#done}/${this.#total} ${step}`);
  }
}
