import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { CountryCodeResolver, DateResolver, DateTimeResolver } from 'graphql-scalars';
import { fail } from './errors.ts';
import { canonicalLanguage, LONGEST_TAG } from './text/language.rules.ts';
import { quoted } from './text/text.ts';

/** A scalar whose values arrive as text. */
interface TextScalar<Value> {
  name: string;
  /** What a value is, with an example. The error for a wrong value repeats it. */
  description: string;
  /** The most characters of a value. A longer one is refused before it is parsed. */
  longest: number;
  /** Parses a text of up to that length. Undefined, or an error thrown: the text is not a value of this scalar. */
  parse(text: string): Value | undefined;
  /** The form of a stored value in an answer. @defaultValue as it is stored: it was checked when it was written */
  serialize?(value: unknown): unknown;
}

/** A scalar that checks the length of a text before it parses it, since clients may send texts as long as a body. */
function textScalar<Value>({ name, description, longest, parse, serialize = String }: TextScalar<Value>) {
  const read = (value: unknown, node?: ValueNode): Value => {
    const parsed =
      typeof value === 'string' && value.length <= longest ? attempt(() => parse(value)) : undefined;
    if (parsed !== undefined) return parsed;
    throw fail('BAD_USER_INPUT', `${quoted(value)} is not a ${name}. ${description}`, {
      nodes: node ?? null,
    });
  };
  return new GraphQLScalarType<Value, unknown>({
    name,
    description,
    serialize,
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(literalOf(node), node),
  });
}

/** What a literal of the document holds; of a list or an object, that it is one. */
function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  return valueFromASTUntyped(node) ?? null;
}

function attempt<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** Our scalars. */
export const SCALARS = {
  Date: textScalar({
    name: 'Date',
    description: 'A day as RFC 3339 writes it, such as "2025-08-15".',
    longest: 10,
    parse: (text) => DateResolver.parseValue(text),
    serialize: DateResolver.serialize,
  }),
  DateTime: textScalar({
    name: 'DateTime',
    description:
      'A moment as RFC 3339 writes it. Answers give it in UTC with milliseconds: "2025-08-15T19:30:00.000Z".',
    // With nanoseconds and an offset.
    longest: 35,
    parse: (text) => DateTimeResolver.parseValue(text),
    serialize: DateTimeResolver.serialize,
  }),
  CountryCode: textScalar({
    name: 'CountryCode',
    description: 'A country, as an ISO 3166-1 alpha-2 code such as "FR".',
    longest: 2,
    parse: (text) => CountryCodeResolver.parseValue(text),
  }),
  URL: textScalar({
    name: 'URL',
    description: 'An absolute http or https URL. Answers give it as it is stored.',
    longest: 2000,
    // The URL scalar of graphql-scalars rewrites the value that it serialises.
    parse: (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : undefined),
  }),
  LanguageTag: textScalar({
    name: 'LanguageTag',
    description: 'A language, as a BCP 47 tag such as "fr" or "pt-BR".',
    longest: LONGEST_TAG,
    parse: canonicalLanguage,
  }),
};
