import { type TestApp, testApp } from '../../support/app.ts';

/** A link of a chain: a person's slug, "@" and an outlet's, or words that name nobody. */
export type Speaker = string;
const chain = (speakers: Speaker[]) =>
  speakers.map((speaker) => ({
    role: 'SPEAKER',
    exact: 'un témoin',
    ...(speaker.startsWith('@')
      ? { source: speaker.slice(1) }
      : speaker.includes(' ')
        ? {}
        : { person: speaker }),
  }));

/** A quote as it is printed, and its speakers. */
export type Spoken = [exact: string, speakers: Speaker[]];

/** An article in which each of these quotes prints one utterance. */
export const article = (slug: string, quotes: Spoken[], more: object = {}, utterance = 'dit') =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: {
      slug,
      language: 'fr',
      genre: 'REPORTAGE',
      body: `${slug} : ${quotes.map(([exact]) => `(${exact})`).join(' ')} dit un témoin`,
      quotes: quotes.map(([exact, speakers]) => ({
        exact,
        prefix: '(',
        type: 'DIRECT',
        utterance,
        chain: chain(speakers),
      })),
      ...more,
    },
  });
const PARTIES = [
  JSON.stringify({
    utterances: [{ slug: 'dit' }],
    people: [
      { slug: 'russie', type: 'ORGANIZATION', name: 'Russie' },
      { slug: 'kremlin', type: 'ORGANIZATION', name: 'Kremlin', affiliation: 'russie' },
      { slug: 'peskov', type: 'PERSON', name: 'Peskov', affiliation: 'kremlin' },
      { slug: 'ouchakov', type: 'PERSON', name: 'Ouchakov', affiliation: 'kremlin' },
      { slug: 'allies', type: 'GROUP', name: 'alliés européens' },
      { slug: 'stubb', type: 'PERSON', name: 'Stubb', affiliation: 'allies' },
      { slug: 'trump', type: 'PERSON', name: 'Trump' },
      { slug: 'poutine', type: 'PERSON', name: 'Poutine' },
    ],
  }),
  ...['cnn', 'gazette'].map((slug) => JSON.stringify({ source: { slug, name: slug } })),
];

/** A server with these articles, whose utterance is "dit". */
export async function said(...articles: string[]): Promise<TestApp> {
  const app = await testApp();
  await app.load(...PARTIES, ...articles);
  return app;
}
