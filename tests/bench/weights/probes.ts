import type { Sample } from '../sample.ts';

/** A field that is measured: a document with it beside the same without it. */
export interface Probe {
  field: string;
  /** With what arguments or fields. */
  note: string;
  with: string;
  without: string;
  /** Objects that the field is asked of. */
  of: number;
}

const NOTHING = '{ __typename }';
/** Objects that fields of a noun are asked of. */
const MANY = 100;
/** As many, where a field takes long. */
const FEW = 4;

/** Everything that is measured; the first is the row that all is measured in. */
export function probes(sample: Sample): Probe[] {
  const [article = '', other = ''] = sample.articles;
  const [person = ''] = sample.people;
  const [claim = ''] = sample.claims;
  const [search = ''] = sample.searches;
  const text = JSON.stringify(search);
  const slugs = (n: number) => JSON.stringify(sample.articles.slice(0, n));

  const root = (field: string, note: string, selection: string): Probe => {
    const [name = ''] = /\w+$/.exec(field) ?? [];
    return { field, note, with: `{ ${name}${selection} }`, without: NOTHING, of: 1 };
  };
  const filtered = (field: string, filter: string): Probe =>
    root(field, filter, `(first: 20, filter: { ${filter} }) { nodes { id } }`);
  const ordered = (field: string, orderBy: string): Probe =>
    root(field, orderBy, `(first: 20, orderBy: ${orderBy}) { nodes { id } }`);
  const under =
    (list: string, type: string) =>
    (field: string, selection = '', note = selection, of = MANY): Probe => ({
      field: `${type}.${field}`,
      note,
      with: `{ ${list}(first: ${of}) { nodes { id ${field}${selection} } } }`,
      without: `{ ${list}(first: ${of}) { nodes { id } } }`,
      of,
    });
  const ofArticle = under('articles', 'Article');
  const ofPerson = under('people', 'Person');
  const ofSource = under('sources', 'Source');
  const ofQuote = under('quotes', 'Quote');
  const ofUtterance = under('utterances', 'Utterance');
  const ofClaim = under('claims', 'Claim');
  const rows = ' { nodes { id } }';

  return [
    {
      field: 'Query.quotes',
      note: 'a row of 100',
      with: `{ quotes(first: ${MANY}) { nodes { id } } }`,
      without: '{ quotes(first: 1) { nodes { id } } }',
      of: MANY - 1,
    },
    ...['articles', 'quotes', 'people', 'sources', 'claims', 'utterances', 'appearances'].flatMap((list) => [
      root(`Query.${list}`, 'first: 1', `(first: 1)${rows}`),
      root(`Query.${list}`, 'first: 20', `(first: 20)${rows}`),
      root(`Query.${list}`, 'totalCount', ' { totalCount }'),
    ]),
    root('Query.article', '', `(slug: ${JSON.stringify(article)}) { id }`),
    ordered('Query.quotes', 'POSITION'),
    ordered('Query.people', 'MOST_QUOTED'),
    ordered('Query.claims', 'MOST_CORROBORATED'),
    ...['articles', 'quotes', 'claims', 'people', 'sources'].map((list) =>
      filtered(`Query.${list}`, `search: ${text}`),
    ),
    ...['articles', 'quotes', 'claims', 'people'].map((list) =>
      root(
        `Query.${list}`,
        'search by RELEVANCE',
        `(first: 20, filter: { search: ${text} }, orderBy: RELEVANCE)${rows}`,
      ),
    ),
    filtered('Query.quotes', `speaker: ${JSON.stringify(person)}`),
    filtered('Query.quotes', 'relayed: true'),
    filtered('Query.quotes', 'speakerNamed: false'),
    filtered('Query.quotes', 'attributionConflict: true'),
    filtered('Query.quotes', 'attributionConflict: false'),
    filtered('Query.articles', `speaker: ${JSON.stringify(person)}`),
    filtered('Query.claims', 'contested: true'),
    filtered('Query.claims', 'stance: REFUTES'),
    filtered('Query.appearances', `claim: ${JSON.stringify(claim)}`),
    root(
      'Query.utterances',
      'attributionConflict',
      `(first: 20, filter: { attributionConflict: true })${rows}`,
    ),
    root('Query.search', 'first: 20', `(query: ${text}, first: 20) { nodes { __typename } }`),
    root('Query.search', 'totalCount', `(query: ${text}, first: 0) { totalCount }`),
    root('Query.search', 'with snippets', `(query: ${text}, first: 20) { edges { snippet } }`),
    root('Query.search', 'QUOTE', `(query: ${text}, first: 20, types: QUOTE) { nodes { __typename } }`),
    root('Query.search', 'PERSON', `(query: ${text}, first: 20, types: PERSON) { nodes { __typename } }`),
    root('Query.quoteCheck', 'two words', `(text: ${text}) { similarity }`),
    root(
      'Query.quoteCheck',
      'thirty words',
      `(text: ${JSON.stringify(sample.searches.slice(0, 30).join(' '))}) { similarity }`,
    ),
    ...['DAY', 'SOURCE', 'SPEAKER'].map((by) => root('Query.quoteCounts', by, `(by: ${by}) { count }`)),
    root(
      'Query.quoteCounts',
      'filtered',
      `(by: DAY, filter: { speaker: ${JSON.stringify(person)} }) { count }`,
    ),
    ...[2, 20, 100].map((n) =>
      root(
        'Query.coverage',
        `${n} articles`,
        `(articles: ${slugs(n)}, first: 20) { nodes { claim { id } } }`,
      ),
    ),
    root(
      'Query.coverage',
      '20 articles, cells',
      `(articles: ${slugs(20)}, first: 20) { nodes { cells { stances } } }`,
    ),
    root('Query.coverage', 'totalCount', `(articles: ${slugs(20)}, first: 0) { totalCount }`),
    ofArticle('body'),
    ofArticle('headline'),
    ofArticle('__typename'),
    ofArticle('source', ' { id }'),
    ofArticle('credits', ' { role }'),
    ofArticle('quotes', `(first: 1)${rows}`),
    ofArticle('quotes', `(first: 20)${rows}`),
    ofArticle('quotes', ' { totalCount }'),
    ofArticle('quotes', `(first: 20, filter: { search: ${text} })${rows}`, 'search'),
    ofArticle('appearances', rows),
    ofArticle('speakers', rows),
    ofArticle('history', rows),
    ofArticle('overlaps', ' { words }'),
    ofQuote('exact'),
    ofQuote('prefix'),
    ofQuote('start'),
    ofQuote('article', ' { id }'),
    ofQuote('attributions', ' { role }'),
    ofQuote('speakers', ' { id }'),
    ofQuote('utterance', ' { id }'),
    ofQuote('variants', rows),
    ofQuote('variants', ' { totalCount }'),
    ofQuote('appearances', ' { id }'),
    ofPerson('names', ' { name }'),
    ofPerson('titles', ' { title }'),
    ofPerson('quotes', rows),
    ofPerson('quotes', `(includeMembers: true)${rows}`, 'includeMembers', FEW),
    ofPerson('quotes', ' { totalCount }'),
    ofPerson('utterances', rows),
    ofPerson('appearances', rows),
    ofPerson('members', rows),
    ofPerson('quotedBy', ' { quotes }'),
    ofSource('articles', rows),
    ofSource('creditedIn', rows),
    ofSource('quotes', rows),
    ofSource('quotes', ' { totalCount }'),
    ofUtterance('attributionConflict'),
    ofUtterance('quotes', rows),
    ofUtterance('wordings', ' { count }'),
    ofUtterance('wordings', ' { count sources { id } }'),
    ofUtterance('attributedTo', ' { exact }'),
    ofUtterance('attributedTo', ' { quotes { id } }'),
    ofClaim('corroboration', ' { supports }'),
    ofClaim('appearances', rows),
    ofClaim('relations', rows),
    {
      field: 'PersonName.articles',
      note: '',
      with: `{ people(first: ${MANY}) { nodes { id names { articles { id } } } } }`,
      without: `{ people(first: ${MANY}) { nodes { id names { name } } } }`,
      of: MANY,
    },
    {
      field: 'Article.body',
      note: 'of one',
      with: `{ article(slug: ${JSON.stringify(other)}) { id body } }`,
      without: `{ article(slug: ${JSON.stringify(other)}) { id } }`,
      of: 1,
    },
  ];
}
