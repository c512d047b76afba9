import {
  PeopleDocument,
  type PersonDetail,
  PersonDocument,
  type PersonSummary,
} from '../generated/graphql.ts';
import type { PeopleArgs } from '../person.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one person.
 *
 * @param slug its slug; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the person does not exist or you may not see it
 * @example
 * ```tsx
 * import { usePerson } from '@verbatim/client/react';
 *
 * export function Titles() {
 *   const { data: person } = usePerson('vladimir-poutine');
 *   return <ul>{person?.titles.map(({ title, article }) => <li key={title + article.id}>{title}</li>)}</ul>;
 * }
 * ```
 */
export function usePerson(
  slug: string | null | undefined,
  options: HookOptions = {},
): Answer<PersonDetail | null> {
  return partOf(useAnswer(PersonDocument, slug ? { slug } : null, options), ({ person }) => person);
}

/**
 * Fetches people, page by page.
 *
 * @param args which people, their order and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the people so far, and `loadMore`
 * @example
 * ```tsx
 * import { usePeople } from '@verbatim/client/react';
 *
 * export function MostQuoted() {
 *   const { nodes } = usePeople({ orderBy: 'MOST_QUOTED', pageSize: 10 });
 *   return <ol>{nodes.map(({ id, name }) => <li key={id}>{name}</li>)}</ol>;
 * }
 * ```
 */
export function usePeople(
  args: (PeopleArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<PersonSummary> {
  return usePages<PersonSummary>(PeopleDocument, args, options);
}
