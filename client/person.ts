import {
  PeopleDocument,
  type PersonDetail,
  PersonDocument,
  type PersonFilter,
  type PersonOrder,
  type PersonSummary,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select and order people. */
export interface PeopleArgs {
  /** Only people that meet these conditions. */
  filter?: PersonFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'NAME'`
   */
  orderBy?: PersonOrder | null | undefined;
}

/** People, organisations and groups. */
export interface People extends Listing<PersonSummary, PeopleArgs> {
  /**
   * Fetches one person.
   *
   * @param slug its slug; the slug of a person who was merged into another finds the other
   * @param options signal and timeout
   * @returns the person; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const person = await news.people.get('vladimir-poutine');
   * for (const { name, type } of person?.names ?? []) console.log(name, type);
   * ```
   */
  get(slug: string, options?: RequestOptions): Promise<PersonDetail | null>;
}

/** Makes {@link People}. */
export function people(run: Run): People {
  return {
    get: async (slug, options) => (await run(PersonDocument, { slug }, options)).person,
    ...listing(run, PeopleDocument),
  };
}
