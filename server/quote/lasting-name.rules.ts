/** What a lasting name says. */
export interface NamedSpan {
  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
  sha256: string;
  /** The span in code points. */
  start: number;
  end: number;
}

/** The lasting name of a span of a text. {@link lastingNameOf} is the same in SQL. */
export function lastingName(sha256: string, start: number, end: number): string {
  return `${sha256}:${start}-${end}`;
}

/** Reads a lasting name. No text has offsets of more than seven digits. Null: it is malformed. */
export function readLastingName(name: string): NamedSpan | null {
  const [, sha256, start, end] = /^([0-9a-f]{64}):(\d{1,7})-(\d{1,7})$/i.exec(name) ?? [];
  return sha256 ? { sha256: sha256.toLowerCase(), start: Number(start), end: Number(end) } : null;
}
