import type { NamedDocument } from './format.ts';
import { declaredRows, type Kind } from './kinds.ts';
import type { Path } from './problem.ts';
import type { Known } from './stored.ts';

/** Reports a problem of one document: where it is and what is wrong. */
export type Report = (path: Path, message: string) => void;

/** The slugs that exist, in the documents and in the database. */
export class Names {
  readonly #known: Known;
  readonly #declared = new Set<string>();
  readonly #bodies = new Map<string, string>();
  readonly #lenient: boolean;

  /**
   * @param known the stored rows
   * @param lenient true if some documents could not be read: they may have the rows that seem to be missing
   */
  constructor(known: Known, lenient: boolean) {
    this.#known = known;
    this.#lenient = lenient;
  }

  /** Adds the slugs that a document declares. Reports those that are declared already. */
  declare({ document }: NamedDocument, report: Report): void {
    for (const { kind, slug, path } of declaredRows(document)) {
      if (this.#declared.has(`${kind}:${slug}`))
        report([...path, 'slug'], `the ${kind} "${slug}" is given twice`);
      this.#declared.add(`${kind}:${slug}`);
    }
    const { article } = document;
    if (article) this.#bodies.set(article.slug, article.body ?? '');
  }

  /** Reports a reference to a row that does not exist. */
  require(kind: Kind, slug: string | undefined, path: Path, report: Report): void {
    if (slug === undefined || this.#lenient) return;
    if (this.#declared.has(`${kind}:${slug}`) || this.#known[kind].has(slug)) return;
    report(path, `there is no ${kind} "${slug}"`);
  }

  /** The text of an article; undefined if no article has that slug. */
  body(article: string): string | undefined {
    return this.#bodies.get(article) ?? this.#known.article.get(article)?.body;
  }
}
