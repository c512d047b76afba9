import { hash } from 'node:crypto';
import type pg from 'pg';
import { CAN_BE_COMPOSED, WORDS } from './lexicon.sql.ts';

/** A piece of text between marks, as the database reads it. */
export interface Piece {
  /** What it is found by: each form with its places, from 1, and their weights, C or D; null where it has no place. */
  lexemes: [lexeme: string, places: number[] | null, weights: ('C' | 'D')[] | null][];
  /** Words it counts for. */
  words: number;
  /** Its words that carry meaning in a shingle, cut as the database cuts them. */
  content: string[];
}

/** Where words end for certain, whatever stands around: white space and marks that the database makes spaces. */
const BETWEEN = /[\s.,:;!?'’«»"()-]+/;
/** Places that a lexeme keeps at most, and the last of them (PostgreSQL, limitations of text search). */
const PLACES = 255;
const LAST_PLACE = 16_383;
const PAIRS_KEPT = 2_000_000;

/**
 * Composes search vectors and shingles from those of single words, which the database is asked for once each: a large
 * world has few words, and to derive the vectors of its texts one by one takes hours. What it makes must be what the
 * database makes: {@link agrees} compares them.
 */
export class Lexicon {
  readonly #client: pg.Client;
  readonly #config: string;
  readonly #pieces = new Map<string, Piece>();
  readonly #pairs = new Map<string, number>();

  /** @param config the text search configuration of all texts */
  constructor(client: pg.Client, config: string) {
    this.#client = client;
    this.#config = config;
  }

  /** Texts as pieces, in their order. */
  async read(texts: readonly string[]): Promise<Piece[][]> {
    const split = texts.map((text) => text.split(BETWEEN));
    const unknown = new Set<string>();
    for (const pieces of split) for (const piece of pieces) if (!this.#pieces.has(piece)) unknown.add(piece);
    if (unknown.size > 0) {
      const { rows } = await this.#client.query<Piece & { piece: string }>(WORDS, [
        [...unknown],
        this.#config,
      ]);
      for (const { piece, ...rest } of rows) this.#pieces.set(piece, rest);
    }
    return split.map((pieces) => pieces.map((piece) => this.#pieces.get(piece) as Piece));
  }

  /** The search vector of texts, each with its weight, one after the other. */
  vector(...texts: { pieces: Piece[]; headline?: boolean }[]): string {
    const found = new Map<string, { text: string; count: number }>();
    let before = 0;
    for (const { pieces, headline = false } of texts) {
      const written = headline ? { C: 'A', D: 'B' } : { C: 'C', D: '' };
      for (const { lexemes, words } of pieces) {
        for (const [lexeme, places, weights] of lexemes) {
          if (!places && !found.has(lexeme)) found.set(lexeme, { text: '', count: PLACES });
          for (const [i, place] of (places ?? []).entries()) {
            const at = `${Math.min(before + place, LAST_PLACE)}${written[weights?.[i] ?? 'D']}`;
            const known = found.get(lexeme);
            if (!known) found.set(lexeme, { text: at, count: 1 });
            else if (known.count++ < PLACES) known.text += `,${at}`;
          }
        }
        before += words;
      }
    }
    let vector = `'~${this.#config}'`;
    for (const [lexeme, { text }] of found)
      vector += ` '${lexeme.replace(/['\\]/g, '$&$&')}'${text && ':'}${text}`;
    return vector;
  }

  /** The shingles of a text as an array of the database: each word that carries meaning with the next two. */
  shingles(pieces: readonly Piece[]): string {
    const words = pieces.flatMap(({ content }) => content);
    const numbers = new Set<number>();
    for (let i = 0; i < words.length; i++) {
      for (const other of [words[i + 1], words[i + 2]]) {
        if (other !== undefined) numbers.add(this.#pair(words[i] as string, other));
      }
    }
    return `{${[...numbers].sort((a, b) => a - b).join()}}`;
  }

  #pair(one: string, other: string): number {
    const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
    let number = this.#pairs.get(pair);
    if (number === undefined) {
      number = Number.parseInt(hash('md5', pair, 'hex').slice(0, 8), 16) | 0;
      if (this.#pairs.size > PAIRS_KEPT) this.#pairs.clear();
      this.#pairs.set(pair, number);
    }
    return number;
  }

  /** Whether what it makes of these texts is what the database makes of them. */
  async agrees(texts: readonly string[]): Promise<boolean> {
    const read = await this.read(texts);
    const { rows } = await this.#client.query<{ agrees: boolean }>(CAN_BE_COMPOSED, [
      texts,
      this.#config,
      read.map((pieces) => this.vector({ pieces })),
      read.map((pieces) => this.shingles(pieces)),
    ]);
    return rows[0]?.agrees === true;
  }
}
