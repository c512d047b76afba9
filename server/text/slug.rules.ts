/** The most characters of a text that are read as a slug. */
export const LONGEST = 200;

/** A text as a slug would write it: lower-case ASCII words joined by hyphens. Letters of other alphabets stay as they are. */
export function asSlug(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-');
}

/** How alike two slugs are written, from 0 to 1: the share of their runs of three characters that both have. */
export function similarity(one: string, other: string): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  const common = [...a].filter((run) => b.has(run)).length;
  return common / (a.size + b.size - common);
}

/** Those of some slugs that are at least so similar to one, most similar first. */
export function alike(slug: string, others: readonly string[], least: number): string[] {
  return others
    .map((other) => ({ other, like: similarity(slug, other) }))
    .filter(({ like }) => like >= least)
    .sort((a, b) => b.like - a.like || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
}

function runsOf(slug: string): Set<string> {
  const padded = `  ${slug} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
