import { printable } from '../text/text.ts';

/** Keys and indexes that lead to a value of a document, as zod gives them; empty: the document as a whole. */
export type Path = readonly PropertyKey[];

/** Something wrong with a document. */
export interface Problem {
  /** The name under which the document was given; that of a file, where it was read from one. */
  document: string;
  /** Where in the document. */
  path: Path;
  /** What is wrong there: a sentence that does not repeat the path. */
  message: string;
}

/** A problem of a document that was read from a file. */
export interface LocatedProblem extends Problem {
  /** From 1. */
  line: number;
}

/** Documents of files that were refused: nothing of them was written. The message has one line a problem. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** Stable code of this error. */
  readonly code = 'INVALID_DOCUMENT';
  /** In the order of files and lines. */
  readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    const sorted = problems.toSorted(
      (a, b) => Number(a.document > b.document) - Number(a.document < b.document) || a.line - b.line,
    );
    super(sorted.map(describe).join('\n'));
    this.problems = sorted;
  }
}

/** "seeds/a.yaml:12: people.0.slug: is no slug". Keys and values of files go to a terminal. */
function describe({ document, line, path, message }: LocatedProblem): string {
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return printable(`${document}:${line}: ${where}${message}`);
}
