import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';

/** What may stand in the arguments of random documents: names that exist, names of hidden rows, names of nothing. */
export interface Names {
  slugs: Record<'article' | 'source' | 'person' | 'claim' | 'utterance', string[]>;
  ids: string[];
  /** Texts of quotes. */
  sentences: string[];
  urls: string[];
  hashes: string[];
}

/** A random request, valid by the schema. */
export interface RandomRequest {
  query: string;
  variables: Record<string, unknown>;
  /** Variables that take a cursor of an answer, each with the place of its list's page in that answer. */
  cursors: { variable: string; path: string[]; field: 'startCursor' | 'endCursor' }[];
}

type Generate = fc.GeneratorValue;

/** A random request: aliases, fragments of all kinds, directives, variables, both directions of paging, filters. */
export function randomRequest(schema: GraphQLSchema, names: Names, generate: Generate): RandomRequest {
  for (;;) {
    const request = new Writer(schema, names, generate).request();
    // A variable may be left that only a dropped part used.
    if (validate(schema, parse(request.query)).length === 0) return request;
  }
}

/** Words that texts of the seeds and of generated worlds hold, and one that none holds. */
const WORDS = [
  'paix',
  'parole',
  'témoin',
  'accord Ukraine',
  '"pas d’accord"',
  'zygomatique',
  'paix OR parole',
];

/** Lists without a bound of their own are kept small below this depth. */
const DEPTH = 5;

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #names: Names;
  readonly #generate: Generate;
  readonly #declarations: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #cursors: RandomRequest['cursors'] = [];
  #counter = 0;
  /** Fields that may still be written. */
  #budget = 25;

  constructor(schema: GraphQLSchema, names: Names, generate: Generate) {
    this.#schema = schema;
    this.#names = names;
    this.#generate = generate;
  }

  request(): RandomRequest {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const fields = this.#some(Object.values(query.getFields()), 1, 2).map((field) =>
      this.#field(field, [], 0),
    );
    const declared = this.#declarations.length > 0 ? `(${this.#declarations.join(', ')})` : '';
    const text = [`query Random${declared} { ${fields.join(' ')} }`, ...this.#fragments].join('\n');
    return { query: text, variables: this.#variables, cursors: this.#cursors };
  }

  #below(n: number): number {
    return this.#generate(fc.nat, { max: n - 1 });
  }

  #chance(percent: number): boolean {
    return this.#below(100) < percent;
  }

  #one<Value>(values: readonly Value[]): Value {
    return values[this.#below(values.length)] as Value;
  }

  #some<Value>(values: readonly Value[], least: number, most: number): Value[] {
    const count = Math.min(values.length, least + this.#below(most - least + 1));
    const left = [...values];
    return Array.from({ length: count }, () => left.splice(this.#below(left.length), 1)[0] as Value);
  }

  #name(prefix: string): string {
    return `${prefix}${++this.#counter}`;
  }

  #variable(type: string, value: unknown, byDefault?: string): string {
    const name = this.#name('v');
    this.#declarations.push(`$${name}: ${type}${byDefault === undefined ? '' : ` = ${byDefault}`}`);
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  #directive(): string {
    if (!this.#chance(12)) return '';
    const on = this.#chance(60);
    const value = this.#chance(60) ? this.#variable('Boolean!', on) : String(on);
    return ` @${this.#one(['skip', 'include'])}(if: ${value})`;
  }

  /** One field, under an alias wherever two of a name could meet. */
  #field(field: GraphQLField<unknown, unknown>, path: string[], depth: number): string {
    this.#budget--;
    const composite = isCompositeType(getNamedType(field.type));
    const alias = composite || field.args.length > 0 || this.#chance(15) ? this.#name('a') : null;
    const place = [...path, alias ?? field.name];
    const args = this.#arguments(field, place, depth);
    const paged = args.some((text) => /^(after|before): \$/.test(text));
    const below = composite ? ` ${this.#selection(getNamedType(field.type).name, place, depth, paged)}` : '';
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${alias ? `${alias}: ` : ''}${field.name}${given}${this.#directive()}${below}`;
  }

  #selection(typeName: string, path: string[], depth: number, paged = false): string {
    const type = this.#schema.getType(typeName);
    const possible =
      type && 'getFields' in type && !isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const leaves = possible.filter(({ type }) => !isCompositeType(getNamedType(type)));
    const objects = possible.filter(({ type }) => isCompositeType(getNamedType(type)));
    const parts = [
      ...this.#some(leaves, 0, 5).map((field) => this.#field(field, path, depth)),
      ...(depth < DEPTH && this.#budget > 0 ? this.#some(objects, depth === 0 ? 1 : 0, 2) : []).map((field) =>
        this.#field(field, path, depth + 1),
      ),
      ...(this.#chance(15) || !type ? ['__typename'] : []),
      ...(paged ? ['pageInfo { startCursor endCursor hasNextPage hasPreviousPage }'] : []),
    ];
    if (type && !isInputObjectType(type) && isCompositeType(type)) {
      const concrete = isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
      const conditions = isObjectType(type) ? [type, ...type.getInterfaces()] : [...concrete];
      for (const condition of this.#some(
        conditions,
        isObjectType(type) ? 0 : 1,
        isObjectType(type) ? 1 : 3,
      )) {
        if (depth < DEPTH && this.#budget > 0) parts.push(this.#fragment(condition.name, path, depth + 1));
      }
    }
    const order = this.#some(parts, parts.length, parts.length);
    return `{ ${order.join(' ') || '__typename'} }`;
  }

  #fragment(condition: string, path: string[], depth: number): string {
    const selection = this.#selection(condition, path, depth);
    if (this.#chance(60)) return `... on ${condition}${this.#directive()} ${selection}`;
    const name = this.#name('F');
    this.#fragments.push(`fragment ${name} on ${condition} ${selection}`);
    return `...${name}${this.#directive()}`;
  }

  #arguments(field: GraphQLField<unknown, unknown>, path: string[], depth: number): string[] {
    const paging = new Set(['first', 'after', 'last', 'before']);
    const isPaged = field.args.some(({ name }) => name === 'after');
    const others = field.args
      .filter(({ name, type }) => !paging.has(name) && (isNonNullType(type) || this.#chance(50)))
      .map((argument) => `${argument.name}: ${this.#argument(argument, field.name)}`);
    const size = () => (this.#chance(3) ? this.#one([0, 101, -1]) : 1 + this.#below(depth === 0 ? 6 : 3));
    const sized = (name: string, type: string) => {
      const value = size();
      return `${name}: ${this.#chance(50) ? this.#variable(type, value) : value}`;
    };
    if (!isPaged)
      return field.args.some(({ name }) => name === 'first') ? [...others, sized('first', 'Int')] : others;
    const backwards = field.args.some(({ name }) => name === 'last') && this.#chance(35);
    const page = [sized(backwards ? 'last' : 'first', 'Int')];
    if (this.#chance(40)) {
      const variable = this.#variable('String', this.#chance(95) ? undefined : 'no cursor');
      this.#cursors.push({
        variable: variable.slice(1),
        path,
        field: backwards ? 'startCursor' : 'endCursor',
      });
      page.push(`${backwards ? 'before' : 'after'}: ${variable}`);
    }
    return this.#chance(97) ? [...others, ...page] : [...others, 'first: 2', 'last: 2'];
  }

  #argument({ name, type }: GraphQLArgument, field: string): string {
    const value = this.#value(type, name, field);
    const how = this.#below(10);
    if (how < 5) return this.#variable(String(type), value);
    if (how < 6 && !isNonNullType(type)) return this.#variable(String(type), this.#one([null, undefined]));
    if (how < 7) return this.#variable(String(type), undefined, literal(value, type));
    return literal(value, type);
  }

  #value(type: GraphQLInputType, name: string, field: string): unknown {
    const inner = getNullableType(type);
    if (isListType(inner)) {
      const count = this.#below(4);
      return Array.from({ length: count }, () => this.#value(inner.ofType, name, field));
    }
    if (isInputObjectType(inner)) {
      const fields = this.#some(Object.values(inner.getFields()), 0, 3);
      return Object.fromEntries(
        fields.map((of) => [of.name, this.#chance(8) ? null : this.#value(of.type, of.name, field)]),
      );
    }
    if (isEnumType(inner)) return this.#one(inner.getValues()).name;
    return this.#scalar(inner.name, name, field);
  }

  #scalar(type: string, name: string, field: string): unknown {
    if (type === 'Boolean') return this.#chance(50);
    if (type === 'Int') return 1 + this.#below(20);
    if (type === 'ID')
      return this.#chance(90) ? this.#one(this.#names.ids) : this.#one(['', 'QQ==', 'Quote:1']);
    if (type === 'Date') return this.#one(['2025-08-14', '2025-08-15', '0001-01-01', '9999-12-31']);
    if (type === 'URL') return this.#one([...this.#names.urls, 'https://example.org/']);
    if (type === 'LanguageTag') return this.#one(['fr', 'en', 'ru']);
    if (type === 'CountryCode') return this.#one(['FR', 'BE', 'US']);
    if (name === 'sha256') return this.#one([...this.#names.hashes, '00']);
    if (name === 'text' && this.#chance(70)) return this.#one(this.#names.sentences);
    if (name === 'search' || name === 'query' || name === 'text') return this.#one(WORDS);
    const kind = KINDS[name] ?? KINDS[field];
    const slugs = kind
      ? [kind].flat().flatMap((one) => this.#names.slugs[one])
      : Object.values(this.#names.slugs).flat();
    return this.#chance(90) && slugs.length > 0 ? this.#one(slugs) : 'nothing-of-that-name';
  }
}

/** What arguments and fields of these names take the slug of. */
const KINDS: Record<string, keyof Names['slugs'] | (keyof Names['slugs'])[]> = {
  speaker: 'person',
  relayedBy: ['person', 'source'],
  addressee: ['person', 'source'],
  onlySupportedBy: ['person', 'source'],
  affiliation: 'person',
  person: 'person',
  source: 'source',
  article: 'article',
  articles: 'article',
  claim: 'claim',
  utterance: 'utterance',
};

/** A value as it stands in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (isListType(inner))
    return `[${(value as unknown[]).map((item) => literal(item, inner.ofType)).join(', ')}]`;
  if (isInputObjectType(inner)) {
    const fields = inner.getFields();
    return `{ ${Object.entries(value)
      .map(([name, item]) => `${name}: ${literal(item, fields[name]?.type as GraphQLInputType)}`)
      .join(', ')} }`;
  }
  return isEnumType(inner) ? String(value) : JSON.stringify(value);
}
