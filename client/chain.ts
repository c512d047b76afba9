import type { ChainLink } from './generated/graphql.ts';

/** How a chain is put into words. */
export interface ChainTextOptions {
  /**
   * Names of those who are identified (`Donald Trump`), or the words of the article (`le président américain`).
   * @defaultValue `'identified'`
   */
  names?: 'identified' | 'printed';
  /** Between two parties of one role. Default: `and`. */
  and?: string;
  /** Before the addressee. Default: `to`. */
  to?: string;
  /** Before the party that relays it. Default: `according to`. */
  accordingTo?: string;
}

/** What is needed of a link. */
export type NamedLink = Pick<ChainLink, 'role' | 'exact'> & {
  person: { name: string } | null;
  source: { name: string } | null;
};

/**
 * Turns the chain of a quote into a line of text: who speaks, to whom, who relays it.
 *
 * @param chain the `attributions` of a quote
 * @param options names and connecting words
 * @returns the line; empty where the quote is ascribed to no one
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
