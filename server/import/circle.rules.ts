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
