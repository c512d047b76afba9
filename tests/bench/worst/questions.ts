import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { argument, type Field, isConnection, lists, nounOf, valuesOf } from './fields.ts';
import type { Frequent } from './frequent.ts';
import { ofList } from './of-list.ts';
import type { Permits, Question } from './question.ts';
import { special } from './special.ts';

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
