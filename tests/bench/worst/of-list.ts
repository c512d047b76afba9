import { getNamedType, isInputObjectType, isListType } from 'graphql';
import { argument, type Field, valuesOf } from './fields.ts';
import type { Frequent } from './frequent.ts';
import type { Question } from './question.ts';

const PAGE = '{ nodes { id } pageInfo { hasNextPage endCursor } }';
const COUNT = '{ totalCount }';

/**
 * Each condition and each order of a list, from both ends, with a full page and with the count.
 *
 * @param paired each pair of conditions as well
 */
export function ofList(
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
