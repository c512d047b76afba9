import type { ChainLink } from './generated/graphql.ts';

/** How a chain is written as text. */
export interface ChainTextOptions {
  /**
   * Names of identified parties (`Donald Trump`), or the words of the article (`le président américain`).
   * @defaultValue `'identified'`
   */
  names?: 'identified' | 'printed';
  /** The word between two parties of one role. Default: `and`. */
  and?: string;
  /** The word before the addressee. Default: `to`. */
  to?: string;
  /** The words before the party that relays. Default: `according to`. */
  accordingTo?: string;
}

/** The parts of a link that the text needs. */
export type NamedLink = Pick<ChainLink, 'role' | 'exact'> & {
  person: { name: string } | null;
  source: { name: string } | null;
};

/**
 * Writes the chain of a quote as one line of text: who speaks, to whom, and who relays it.
 *
 * @param chain the `attributions` of a quote
 * @param options names and connecting words
 * @returns the line; empty if the quote is ascribed to nobody
 * @example
 * ```ts
 * import { chainText, createClient } from '@verbatim/client';
 *
 * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const { nodes } = await news.quotes.list({ filter: { relayed: true }, first: 1 });
 * for (const quote of nodes) console.log(chainText(quote.attributions, { and: 'et', to: 'à', accordingTo: 'selon' }));
 * ```
 */
export function chainText(chain: readonly NamedLink[], options: ChainTextOptions = {}): string {
  const { names = 'identified', and = 'and', to = 'to', accordingTo = 'according to' } = options;
  const nameOf = ({ exact, person, source }: NamedLink) =>
    names === 'printed' ? exact : (person?.name ?? source?.name ?? exact);
  const part = (role: NamedLink['role']) =>
    [...new Set(chain.filter((link) => link.role === role).map(nameOf))].join(` ${and} `);
  const [speaker, addressee, reporter] = [part('SPEAKER'), part('ADDRESSEE'), part('REPORTED_BY')];
  const said = [speaker, addressee && `${to} ${addressee}`].filter(Boolean).join(' ');
  return [said, reporter && `${accordingTo} ${reporter}`].filter(Boolean).join(', ');
}
