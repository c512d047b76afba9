import { printable } from '../text/text.ts';

/** The keys and indexes that lead to a value of a document, as zod gives them. Empty: the whole document. */
export type Path = readonly PropertyKey[];

/** Something wrong with a document. */
export interface Problem {
  /** The name of the document. If it was read from a file, the name of the file. */
  document: string;
  /** Where in the document. */
  path: Path;
  /** What is wrong, in a sentence that does not repeat the path. */
  message: string;
}

/** A problem of a document that was read from a file. */
export interface LocatedProblem extends Problem {
  /** The line in the file, from 1. */
  line: number;
}

/** The documents of an import have problems, and nothing was written. The message has one line for each problem. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** Stable code of this error. */
  readonly code = 'INVALID_DOCUMENT';
  /** The problems, in the order of files and lines. */
  readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    const sorted = problems.toSorted(
      (a, b) => Number(a.document > b.document) - Number(a.document < b.document) || a.line - b.line,
    );
    super(sorted.map(describe).join('\n'));
    this.problems = sorted;
  }
}

/** "seeds/a.yaml:12: people.0.slug: is not a slug". Made printable, because keys and values of files go to a terminal. */
function describe({ document, line, path, message }: LocatedProblem): string {
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return printable(`${document}:${line}: ${where}${message}`);
}
