import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Frequent } from './frequent.ts';

/** A question of the suite: a document without variables. */
export interface Question {
  name: string;
  document: string;
}

/** True if the limits let a document pass. */
export type Permits = (document: string) => boolean;

type Field = GraphQLField<unknown, unknown>;

const isConnection = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');
const lists = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => isConnection(getNamedType(field.type)));
const nounOf = (field: Field) => {
  const connection = getNamedType(field.type) as GraphQLObjectType;
  return getNamedType((connection.getFields().nodes as Field).type);
};
const argument = (field: Field, name: string): GraphQLArgument | undefined =>
  field.args.find((arg) => arg.name === name);

/** Values of a condition or argument: the most frequent ones of the database, and every value of an enum. */
function valuesOf(name: string, type: GraphQLInputType, frequent: Frequent): string[] {
  const text = JSON.stringify;
  const { words, days } = frequent;
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().map((value) => value.name);
  if (named.name === 'Boolean') return ['true', 'false'];
  switch (name) {
    case 'search':
    case 'query':
      return [words[0], `${words[0]} ${words[1]}`, `"${frequent.pair}"`, 'a', frequent.name].map((value) =>
        text(value),
      );
    case 'publishedFrom':
      return [text(days[0])];
    case 'publishedTo':
      return [text(days[1])];
    case 'slug':
      return [];
    default: {
      const value = (frequent as unknown as Record<string, string | undefined>)[name];
      return value === undefined ? [] : [text(value)];
    }
  }
}

const PAGE = '{ nodes { id } pageInfo { hasNextPage endCursor } }';
const COUNT = '{ totalCount }';

/**
 * Each condition and each order of a list, from both ends, with a full page and with the count.
 *
 * @param paired each pair of conditions as well
 */
function ofList(
  field: Field,
  frequent: Frequent,
  wrap: (selection: string) => string,
  named: string,
  paired: boolean,
): Question[] {
  const filter = argument(field, 'filter');
  const input = filter && getNamedType(filter.type);
  const conditions = isInputObjectType(input)
    ? Object.values(input.getFields()).map(({ name, type }) =>
        valuesOf(name, type, frequent).map((value) => `${name}: ${isListType(type) ? `[${value}]` : value}`),
      )
    : [];
  const firsts = conditions.map(([first = '']) => first);
  const filters = [
    '',
    ...conditions.flat(),
    ...(paired ? firsts : []).flatMap((a, i) => firsts.slice(i + 1).map((b) => `${a}, ${b}`)),
  ];
  const order = argument(field, 'orderBy');
  const orders = order ? valuesOf('orderBy', order.type, frequent) : [''];
  const others = field.args.filter(
    ({ name }) => !['first', 'last', 'after', 'before', 'filter', 'orderBy'].includes(name),
  );
  const more = [
    '',
    ...others.flatMap(({ name, type }) => valuesOf(name, type, frequent).map((value) => `${name}: ${value}`)),
  ];
  const questions: Question[] = [];
  for (const given of filters) {
    for (const extra of given === '' ? more : ['']) {
      const set = [...(given ? [`filter: { ${given} }`] : []), ...(extra ? [extra] : [])];
      const ask = (args: string[], selection: string, note: string) =>
        questions.push({
          name: `${named}(${[...set, note].filter(Boolean).join(', ')})`,
          document: wrap(`${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection}`),
        });
      for (const by of orders) {
        if (by === 'RELEVANCE' && !given.includes('search')) continue;
        if (given.includes(',') && by !== orders[0]) continue;
        const ordered = [...set, ...(by ? [`orderBy: ${by}`] : [])];
        ask([...ordered, 'first: 100'], PAGE, by);
        if (given === '' || !given.includes(',')) ask([...ordered, 'last: 100'], PAGE, `${by} last`.trim());
      }
      ask(set, COUNT, 'totalCount');
    }
  }
  return questions;
}

/** Lists under lists, as many rows as the limits let pass. */
function nested(root: GraphQLObjectType, permits: Permits): Question[] {
  const questions: Question[] = [];
  const widest = (name: string, write: (n: number) => string) => {
    for (const n of [100, 80, 60, 50, 40, 30, 20, 15, 10, 7, 5, 4, 3, 2, 1]) {
      if (!permits(write(n))) continue;
      questions.push({ name: `${name} x ${n}`, document: write(n) });
      return;
    }
  };
  for (const outer of lists(root)) {
    const noun = nounOf(outer);
    if (!isObjectType(noun)) continue;
    const order = argument(outer, 'orderBy')?.type;
    const best = order && valuesOf('orderBy', order, {} as Frequent).find((by) => by.startsWith('MOST_'));
    const top = (n: number, below: string) =>
      `{ ${outer.name}(first: ${n}${best ? `, orderBy: ${best}` : ''}${outer.name === 'coverage' ? ', articles: []' : ''}) { nodes { ${below} } } }`;
    if (outer.name === 'coverage') continue;
    for (const inner of lists(noun)) {
      widest(`${outer.name}.${inner.name}(first: 100)`, (n) =>
        top(n, `${inner.name}(first: 100) { nodes { id } }`),
      );
      widest(`${outer.name}.${inner.name}.totalCount`, (n) => top(n, `${inner.name} { totalCount }`));
      const third = nounOf(inner);
      if (!isObjectType(third)) continue;
      for (const last of lists(third))
        widest(`${outer.name}.${inner.name}(first: 10).${last.name}(first: 10)`, (n) =>
          top(n, `${inner.name}(first: 10) { nodes { ${last.name}(first: 10) { nodes { id } } } }`),
        );
    }
    for (const field of Object.values(noun.getFields())) {
      const type = getNamedType(field.type);
      if (isConnection(type) || !isObjectType(type)) continue;
      const below = isObjectType(type) ? '{ __typename }' : '';
      widest(`${outer.name}.${field.name}`, (n) => top(n, `${field.name} ${below}`));
    }
  }
  return questions;
}

/** What is asked at the root and is no list of a noun. */
function special(frequent: Frequent): Question[] {
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
    ...['DAY', 'SOURCE', 'SPEAKER', 'OUTLET'].flatMap((by) =>
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

/** Rows that have most below them: all their lists, with each condition and order. */
function ofFrequent(query: GraphQLObjectType, frequent: Frequent): Question[] {
  const rows = {
    person: 'speaker',
    source: 'source',
    article: 'article',
    claim: 'claim',
    utterance: 'utterance',
  };
  return Object.entries(rows).flatMap(([name, value]) => {
    const field = query.getFields()[name] as Field;
    const type = getNamedType(field.type) as GraphQLObjectType;
    const slug = JSON.stringify((frequent as unknown as Record<string, string>)[value]);
    const wrap = (selection: string) => `{ ${name}(slug: ${slug}) { ${selection} } }`;
    const plain = Object.values(type.getFields()).filter(
      (below) => !isConnection(getNamedType(below.type)) && isObjectType(getNamedType(below.type)),
    );
    return [
      ...lists(type).flatMap((below) => ofList(below, frequent, wrap, `${type.name}.${below.name}`, false)),
      ...plain.map((below) => ({
        name: `${type.name}.${below.name}`,
        document: wrap(`${below.name}${argument(below, 'first') ? '(first: 100)' : ''} { __typename }`),
      })),
    ];
  });
}

/**
 * Every list with every condition, pair of conditions and order, every count, search, check, matrix and overlap, alone
 * and nested as wide as the limits let pass, with the most frequent values of the database.
 */
export function worstQuestions(schema: GraphQLSchema, frequent: Frequent, permits: Permits): Question[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const roots = lists(query).filter(({ name }) => name !== 'coverage' && name !== 'search');
  const all = [
    ...roots.flatMap((field) => ofList(field, frequent, (selection) => `{ ${selection} }`, field.name, true)),
    ...special(frequent),
    ...ofFrequent(query, frequent),
    ...nested(query, permits),
  ];
  return all.filter(({ document }) => permits(document));
}
