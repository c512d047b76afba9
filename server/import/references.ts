import type { NamedDocument } from './format.ts';
import { declaredRows, type Kind } from './kinds.ts';
import { didYouMean } from './nearest.rules.ts';
import type { Path } from './problem.ts';
import type { Known } from './stored.ts';

/** Reports a problem of one document: where it is and what is wrong. */
export type Report = (path: Path, message: string) => void;

/** The slugs that documents mention which could not be read. They may declare them. */
export interface Mentions {
  has(slug: string): boolean;
}

/** The slugs that exist, in the documents and in the database. */
export class Names {
  readonly #known: Known;
  /** The documents that declare each slug, by kind. */
  readonly #declared = new Map<Kind, Map<string, string>>();
  readonly #bodies = new Map<string, string>();
  readonly #unread: Mentions;

  /**
   * @param known the stored rows
   * @param unread the slugs that documents mention which could not be read
   */
  constructor(known: Known, unread: Mentions) {
    this.#known = known;
    this.#unread = unread;
  }

  /** Adds the slugs that a document declares. Reports those that are declared already. */
  declare({ name, document }: NamedDocument, report: Report): void {
    for (const { kind, slug, path } of declaredRows(document)) {
      const declared = this.#declared.get(kind) ?? new Map<string, string>();
      this.#declared.set(kind, declared);
      const other = declared.get(slug);
      if (other !== undefined)
        report(
          [...path, 'slug'],
          `the ${kind} "${slug}" is given twice${other === name ? '' : `, in ${other} as well`}`,
        );
      declared.set(slug, other ?? name);
    }
    const { article } = document;
    if (article) this.#bodies.set(article.slug, article.body ?? '');
  }

  /** Reports a reference to a row that does not exist. */
  require(kind: Kind, slug: string | undefined, path: Path, report: Report): void {
    if (slug === undefined || this.#unread.has(slug)) return;
    const declared = this.#declared.get(kind);
    if (declared?.has(slug) || this.#known[kind].has(slug)) return;
    const names = [...(declared?.keys() ?? []), ...this.#known[kind].keys()];
    report(path, `there is no ${kind} "${slug}"${didYouMean(slug, names)}`);
  }

  /** The text of an article; undefined if no article has that slug. */
  body(article: string): string | undefined {
    return this.#bodies.get(article) ?? this.#known.article.get(article)?.body;
  }
}
