/**
 * Follows links from row to row and returns the circle if they come back to the first row: the row that a row belongs
 * to, the row that that one belongs to, and so on.
 *
 * @param from the first row
 * @param next the row that a row links to; null or undefined if it links to none
 * @returns the rows on the way, from `from` back to `from`; null if the links do not come back
 */
export function circleOf(from: string, next: (row: string) => string | null | undefined): string[] | null {
  const way = [from];
  const met = new Set(way);
  for (let at = next(from); typeof at === 'string'; at = next(at)) {
    way.push(at);
    if (at === from) return way;
    if (met.has(at)) return null;
    met.add(at);
  }
  return null;
}

/**
 * An article and those before it, down to the first: the article that it supersedes, the one that that one supersedes,
 * and so on. It stops where the articles supersede each other in a circle.
 *
 * @param older the article that each article supersedes, by slug
 */
export function versionsBefore(
  slug: string,
  older: ReadonlyMap<string, string | null | undefined>,
): string[] {
  const way = new Set<string>();
  for (let at: string | null | undefined = slug; at && !way.has(at); at = older.get(at)) way.add(at);
  return [...way];
}
