/**
 * The circle that a chain of links runs into where it begins: of a row, the one it belongs to, that one's, and so on.
 *
 * @param from where to begin
 * @param next the row that a row leads to; null or undefined: to none
 * @returns the rows on the way, from `from` to `from`; null: the way does not come back
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
