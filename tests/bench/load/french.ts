import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Random } from './random.ts';

const SEEDS = fileURLToPath(new URL('../../../seeds/articles/', import.meta.url));
const SYLLABLES = 'ba ke li mo nu ra se ti vo du pa gri tel mon ver pré ion eur ché rou vin lac'.split(' ');
const FIRST =
  'Anne Marie Louis Élise Zoé Paul Hélène Noé Inès Karim Léa Hugo Chloé Omar Iouri Sofia Jean Agnès Éric Maïa'.split(
    ' ',
  );

/**
 * Text that reads like the seeds': each word is followed by one that follows it there, and every fifth is a made-up
 * one, of which few are common and most are rare, as in any language.
 */
export class French {
  readonly #random: Random;
  readonly #words: string[];
  readonly #followers = new Map<string, string[]>();
  readonly #invented: string[];

  constructor(random: Random) {
    this.#random = random;
    this.#words = readdirSync(SEEDS)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => readFileSync(SEEDS + file, 'utf8').split(/\s+/))
      .filter((word) => /^[\p{L}’'-]+[,.]?$/u.test(word));
    this.#words.forEach((word, i) => {
      const after = this.#words[i + 1];
      if (after === undefined) return;
      const known = this.#followers.get(word);
      if (known) known.push(after);
      else this.#followers.set(word, [after]);
    });
    this.#invented = Array.from({ length: 40_000 }, () => this.#invent());
  }

  #invent(): string {
    return Array.from({ length: 2 + this.#random.below(3) }, () => this.#random.one(SYLLABLES)).join('');
  }

  /** A sentence of some words, without its full stop. */
  sentence(least: number, most: number): string {
    const random = this.#random;
    let word = random.one(this.#words);
    let text = word.charAt(0).toUpperCase() + word.slice(1);
    for (let left = least + random.below(most - least + 1); left > 1; left--) {
      word = random.one(this.#followers.get(word) ?? this.#words);
      text += ` ${random.chance(20) ? (this.#invented[random.skewed(this.#invented.length)] as string) : word}`;
    }
    return text.replace(/[,.]$/, '');
  }

  /** The name of a person. */
  name(): string {
    const last = this.#invent();
    return `${this.#random.one(FIRST)} ${last.charAt(0).toUpperCase()}${last.slice(1)}`;
  }

  /** The name of an outlet. */
  outlet(): string {
    const word = this.#invent();
    return `${this.#random.one(['Le', 'La Gazette de', 'Radio', 'L’Écho de', 'Agence'])} ${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  }
}

/** A text as a slug: lower-case ASCII words joined by hyphens. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
