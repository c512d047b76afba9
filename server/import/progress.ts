/** Width of the bar in columns. */
const WIDTH = 40;

const CLEAR = '\r\u001b[2K';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** A progress bar on a terminal. It disappears at the end. */
export class ProgressBar {
  readonly #terminal: NodeJS.WritableStream;
  readonly #total: number;
  #done = 0;

  /** @param total number of steps */
  constructor(terminal: NodeJS.WritableStream, total: number) {
    this.#terminal = terminal;
    this.#total = total;
    terminal.write(HIDE_CURSOR);
    this.#draw('');
  }

  /** Counts one more step as done. */
  advance(step: string): void {
    this.#done++;
    this.#draw(step);
  }

  /** Clears the bar and shows the cursor again. */
  stop(): void {
    this.#terminal.write(`${CLEAR}${SHOW_CURSOR}`);
  }

  #draw(step: string): void {
    const filled = Math.round((WIDTH * this.#done) / Math.max(1, this.#total));
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    this.#terminal.write(`${CLEAR}${bar} ${this.#done}/${this.#total} ${step}`);
  }
}
