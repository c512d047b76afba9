import { expect, test } from 'vitest';
import { checkDocuments } from '../../../server/import/check.ts';
import { documentFormat, type NamedDocument } from '../../../server/import/format.ts';
import { type Kind, SHARED_KINDS } from '../../../server/import/kinds.ts';
import { readDocument } from '../../../server/import/read.ts';

const nothing = Object.fromEntries([...SHARED_KINDS, 'article'].map((kind) => [kind, new Map()])) as Record<
  Kind,
  Map<string, never>
>;
const named = (name: string, document: object): NamedDocument => ({
  name,
  document: documentFormat.parse(document),
});
const article = {
  slug: 'un',
  language: 'fr',
  genre: 'OPINION',
  body: '« Oui », dit Zoé.',
  quotes: [
    { exact: 'Oui', type: 'DIRECT' },
    { exact: 'Non', type: 'DIRECT', chain: [{ role: 'SPEAKER', exact: 'Zoé', person: 'zoe' }] },
  ],
};

test('a problem names its document and the keys and indexes that lead to it, apart from what it says', () => {
  const checked = checkDocuments(
    [named('b', { article }), named('a', { claims: [{ slug: 'c', text: 'C.', language: 'fr' }] })],
    nothing,
  );
  expect(checked).toEqual({
    problems: [
      {
        document: 'b',
        path: ['article', 'quotes', 1, 'chain', 0, 'person'],
        message: 'there is no person "zoe"',
      },
      { document: 'b', path: ['article', 'quotes', 1, 'exact'], message: '"Non" is not printed in the text' },
    ],
  });
});

test('problems of the format are told alike, with the line of what is wrong', () => {
  const problems = readDocument(
    'a.yaml',
    'people:\n  - slug: zoe\n    name: ""\n    type: PERSON\n    nom: Z',
  );
  expect(problems).toEqual([
    {
      document: 'a.yaml',
      path: ['people', 0, 'name'],
      message: 'is empty: leave the key out where nothing is known',
      line: 3,
    },
    { document: 'a.yaml', path: ['people', 0], message: 'the format has no key "nom"', line: 5 },
  ]);
});

test('what is stored may be referred to', () => {
  const known = { ...nothing, person: new Map([['zoe', null]]) };
  const checked = checkDocuments([named('b', { article: { ...article, body: 'Oui. Non. Zoé.' } })], known);
  expect(checked).toMatchObject({
    documents: [{ article: { quotes: [{ start: 0 }, { start: 5, end: 8 }] } }],
  });
});
