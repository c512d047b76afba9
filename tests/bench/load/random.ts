/** Numbers that look random and are the same for the same seed. @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** A whole number from 0 to below `n`, of which the first come most often: about as words, names and cities do (Zipf). */
  skewed(n: number): number {
    return Math.floor((n + 1) ** this.next()) - 1;
  }

  /**
   * Like {@link skewed}, but milder: of 1,000 the first comes in one draw of a hundred, of 50,000 in one of 1,400. What
   * many may name and nobody names always.
   */
  leaning(n: number): number {
    return Math.floor(n * this.next() ** 1.5);
  }

  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  one<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }
}

/** UUIDs of version 7 in ascending order, as if one row were written each millisecond. */
export class Ids {
  #time: number;
  readonly #random: Random;

  constructor(random: Random, start: number) {
    this.#random = random;
    this.#time = start;
  }

  next(): string {
    const time = (++this.#time).toString(16).padStart(12, '0');
    const hex = (digits: number) =>
      this.#random
        .below(16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
  }
}
