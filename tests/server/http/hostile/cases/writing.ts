/** What is answered where only `__typename` is asked of Query. */
export const TYPENAME = /"data":\{"__typename":"Query"\}/;

/** A text for each number below `n`, with spaces between. */
export const times = (n: number, of: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => of(i)).join(' ');

/** A text in as many brackets. */
export const nested = (n: number, open: string, inner: string, close = '}') =>
  open.repeat(n) + inner + close.repeat(n);

/** A fragment. */
export const F = (name: string, body: string, on = 'Query') => `fragment ${name} on ${on} { ${body} }`;
