import type { Frequent } from './frequent.ts';
import type { Question } from './question.ts';

/** What is asked at the root and is no list of a noun. */
export function special(frequent: Frequent): Question[] {
  const text = JSON.stringify;
  const { words, pair, speaker, source, articles, days } = frequent;
  const question = (document: string): Question => ({
    name: document.slice(0, 90),
    document: `{ ${document} }`,
  });
  const checked = [pair, words[0], `${pair} ${words.slice(0, 3).join(' ')}`, `${pair} ${pair} zzzzz`];
  return [
    ...checked.flatMap((sentence) => [
      question(`quoteCheck(text: ${text(sentence)}, first: 100) { similarity quote { id } }`),
      question(`quoteCheck(text: ${text(sentence)}, speaker: ${text(speaker)}) { similarity }`),
    ]),
    ...['DAY', 'WEEK', 'MONTH', 'SOURCE', 'SPEAKER'].flatMap((by) =>
      [
        '',
        `speaker: ${text(speaker)}`,
        `source: ${text(source)}`,
        `search: ${text(words[0])}`,
        'relayed: true',
        `publishedFrom: ${text(days[0])}`,
      ].map((filter) =>
        question(`quoteCounts(by: ${by}${filter ? `, filter: { ${filter} }` : ''}) { count }`),
      ),
    ),
    ...[2, 20, 100].flatMap((n) => {
      const of = text(articles.slice(0, n));
      return [
        question(`coverage(articles: ${of}, first: 100) { nodes { claim { id } } }`),
        question(`coverage(articles: ${of}, first: 20) { nodes { cells { stances outletStance } } }`),
        question(`coverage(articles: ${of}) { totalCount }`),
      ];
    }),
    ...[
      words[0],
      `${words[0]} ${words[1]}`,
      `"${pair}"`,
      'a',
      frequent.name,
      `${words[0]} -${words[1]}`,
    ].flatMap((query) => [
      question(`search(query: ${text(query)}, first: 100) { nodes { __typename } }`),
      question(`search(query: ${text(query)}, first: 20) { edges { rank snippet highlights { start } } }`),
      question(`search(query: ${text(query)}) { totalCount }`),
      ...['ARTICLE', 'QUOTE', 'CLAIM', 'PERSON', 'SOURCE'].map((type) =>
        question(`search(query: ${text(query)}, types: ${type}, first: 20) { nodes { __typename } }`),
      ),
    ]),
  ];
}
