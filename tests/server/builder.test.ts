import { type ExecutionResult, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { builder } from '../../server/builder.ts';
import { fail } from '../../server/errors.ts';

/** An error that a field may declare. */
class TakenError extends Error {}
builder.objectType(TakenError, {
  name: 'TakenError',
  fields: (t) => ({ message: t.exposeString('message') }),
});
const Done = builder
  .objectRef<object>('Done')
  .implement({ fields: (t) => ({ ok: t.boolean({ resolve: () => true }) }) });

const ERRORS = {
  taken: new TakenError('The slug is taken.'),
  code: fail('BAD_USER_INPUT', 'The slug is no slug.'),
  fault: new Error('a message of the database'),
};
const args = () => builder.args((t) => ({ error: t.string({ required: false }) }));
function resolve(_: unknown, { error }: { error?: string | null | undefined }): object {
  if (error) throw ERRORS[error as keyof typeof ERRORS];
  return {};
}
builder.queryField('plain', (t) => t.field({ type: Done, args: args(), resolve }));
builder.queryField('declaring', (t) =>
  t.field({ type: Done, args: args(), errors: { types: [TakenError] }, resolve }),
);
builder.queryField('declaringNone', (t) => t.field({ type: Done, args: args(), errors: {}, resolve }));

const schema = builder.toSchema();

/** Asks a field that throws one of the errors, or none. */
function ask(field: string, error?: keyof typeof ERRORS): Promise<ExecutionResult> {
  const given = error ? `(error: "${error}")` : '';
  const message = field === 'declaring' ? '... on TakenError { message }' : '';
  const source = `{ ${field}${given} { __typename ${message} } }`;
  return graphql({ schema, source });
}

test('an error that the field declares is data, beside what the field answers', async () => {
  expect(await ask('declaring', 'taken')).toEqual({
    data: { declaring: { __typename: 'TakenError', message: 'The slug is taken.' } },
  });
  expect(await ask('declaring')).toEqual({ data: { declaring: { __typename: 'Done' } } });
});

test.for([
  ['plain', 'taken'],
  ['plain', 'code'],
  ['plain', 'fault'],
  ['declaring', 'code'],
  ['declaring', 'fault'],
  ['declaringNone', 'taken'],
  ['declaringNone', 'code'],
  ['declaringNone', 'fault'],
] as const)(
  'an error that %s does not declare (%s) fails the answer, with its code',
  async ([field, error]) => {
    const { data, errors } = await ask(field, error);
    expect(data).toBeNull();
    expect(errors?.map(({ message, path, extensions }) => ({ message, path, extensions }))).toEqual([
      {
        message: ERRORS[error].message,
        path: [field],
        extensions: error === 'code' ? { code: 'BAD_USER_INPUT' } : {},
      },
    ]);
  },
);
