import type { Document, NamedDocument } from './format.ts';
import type { Path } from './problem.ts';
import type { Known } from './stored.ts';

/** Tells a problem of one document: where in it, and what. */
export type Report = (path: Path, message: string) => void;
/** What slugs can name. */
export type Kind = 'source' | 'person' | 'claim' | 'utterance' | 'article';

/** Which slugs exist, in the documents and in the database. */
export class Names {
  readonly #known: Known;
  readonly #declared = new Set<string>();
  readonly #bodies = new Map<string, string>();
  readonly #lenient: boolean;

  /**
   * @param known what is stored
   * @param lenient some documents could not be read, and may be the ones that have what is missing
   */
  constructor(known: Known, lenient: boolean) {
    this.#known = known;
    this.#lenient = lenient;
  }

  /** Takes in the slugs that a document gives; reports those that another one has given. */
  declare({ document }: NamedDocument, report: Report): void {
    for (const { kind, slug, path } of declarations(document)) {
      if (this.#declared.has(`${kind}:${slug}`)) report(path, `the ${kind} "${slug}" is given twice`);
      this.#declared.add(`${kind}:${slug}`);
    }
    const { article } = document;
    if (article) this.#bodies.set(article.slug, article.body ?? '');
  }

  /** Reports a reference to nothing. */
  require(kind: Kind, slug: string | undefined, path: Path, report: Report): void {
    if (slug === undefined || this.#lenient) return;
    if (this.#declared.has(`${kind}:${slug}`) || this.#known[STORED[kind]].has(slug)) return;
    report(path, `there is no ${kind} "${slug}"`);
  }

  /** The text of an article; undefined where there is none of that slug. */
  body(article: string): string | undefined {
    return this.#bodies.get(article) ?? this.#known.articles.get(article)?.body;
  }
}

const STORED = {
  source: 'sources',
  person: 'people',
  claim: 'claims',
  utterance: 'utterances',
  article: 'articles',
} as const satisfies Record<Kind, keyof Known>;

function declarations({ source, people, claims, utterances, article }: Document) {
  const rows = (kind: Kind, list: string, given: { slug: string }[]) =>
    given.map(({ slug }, i): Declaration => ({ kind, slug, path: [list, i, 'slug'] }));
  return [
    ...(source
      ? [{ kind: 'source', slug: source.slug, path: ['source', 'slug'] } satisfies Declaration]
      : []),
    ...rows('person', 'people', people),
    ...rows('claim', 'claims', claims),
    ...rows('utterance', 'utterances', utterances),
    ...(article
      ? [{ kind: 'article', slug: article.slug, path: ['article', 'slug'] } satisfies Declaration]
      : []),
  ];
}

interface Declaration {
  kind: Kind;
  slug: string;
  path: Path;
}
