import { quotes } from '../quote/quote.ts';
import type { At, RowsSql } from '../reads/declare.ts';
import { derivedList, itemRows } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { checkSize, type Limited } from '../reads/paging.ts';
import { type Group, groupWordings, type Printed } from './wording.rules.ts';

/** The assumed number of groups of an utterance: with those of {@link SHARE} quotes each, about a page of quotes in all. */
const PARTS = 4;
/** The assumed number of quotes in each group. */
export const SHARE = 5;

/**
 * The groups of the quotes of an utterance, as many as the argument `first` says.
 *
 * @param material the JSON object that stands for a quote
 * @param rows the quotes
 * @param keyOf quotes with the same key are of one group. @defaultValue that of their wording
 */
export function groupsOf<Quote extends Printed>(
  material: (row: string) => string,
  rows: RowsSql,
  keyOf?: (quote: Quote) => string,
) {
  // All quotes of the utterance are read and grouped.
  return withCost(
    derivedList(material, ({ first }: Limited) => {
      const limit = checkSize('first', first);
      const compute = (found: readonly At<Quote>[]) => groupWordings(found, keyOf).slice(0, limit);
      return { rows, compute };
    }),
    { weight: 5, rows: PARTS },
  );
}

/**
 * The quotes of one such group, as many as the argument `first` says.
 *
 * @param pick the indexes of the rows of its quotes, in order
 */
export function quotesOfGroup<Quote>(pick: (group: Group<At<Quote>>) => readonly number[]) {
  return withCost(
    itemRows(quotes, {
      member: 'id',
      pick: ({ first }: Limited) => {
        const limit = checkSize('first', first);
        return (group: Group<At<Quote>>) => pick(group).slice(0, limit);
      },
    }),
    { rows: SHARE },
  );
}
