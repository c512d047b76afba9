import type { TestApp } from '../../support/app.ts';

/** A wording that a check found. */
export interface Hit {
  similarity: number;
  denied: boolean | null;
  quote: { exact: string; article: { slug: string } };
  differences: { kind: string; asked: string; printed: string }[];
}

/** A check with all that a wording tells. */
export const CHECK = `query ($text: String!, $speaker: String, $first: Int) {
  quoteCheck(text: $text, speaker: $speaker, first: $first) {
    similarity denied quote { exact article { slug } } differences { kind asked printed }
  }
}`;

/** Loads an article whose lines are quotes, each the whole line. */
export const said = (app: TestApp, lines: string[], language = 'fr') =>
  app.load(
    JSON.stringify({
      status: 'CONFIRMED',
      article: {
        slug: `dit-${language}`,
        language,
        genre: 'REPORTAGE',
        url: `https://example.com/${language}`,
        body: lines.join('\n'),
        quotes: lines.map((exact) => ({ exact, type: 'DIRECT' })),
      },
    }),
  );
/** The printed wordings that a check finds, nearest first, with their similarity. */
export const found = async (app: TestApp, text: string) => {
  const { data } = await app.query<{ quoteCheck: Hit[] }>(CHECK, { text });
  return data.quoteCheck.map(({ similarity, quote }) => [quote.exact, similarity] as const);
};

/** A sentence of the seeds that is printed in several wordings. */
export const AGREEMENT = 'il n’y a pas d’accord tant qu’il n’y a pas d’accord';
