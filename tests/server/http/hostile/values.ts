import type { Ending } from './case.ts';
import type { Place } from './places.ts';

/** A value to ask with, and how that may end. */
export interface HostileValue {
  value: unknown;
  endings: readonly Ending[];
}

const READ: readonly Ending[] = ['ok', 'BAD_USER_INPUT'];
const WRONG: readonly Ending[] = ['BAD_USER_INPUT'];
const each = (endings: readonly Ending[], ...values: unknown[]): HostileValue[] =>
  values.map((value) => ({ value, endings }));

const NUL = each(WRONG, '\u0000', 'a\u0000b');
/** Texts that have done harm elsewhere, and that any text may hold. */
const FEW_TEXTS = [...NUL, ...each(READ, "'; DROP TABLE article; --", '%', '\ud800')];
const NAMES = [
  ...FEW_TEXTS,
  ...each(READ, '', ' ', '_', '\\', "\\'", '"', '$1', ':*', '{}', '__proto__', 'constructor', 'null', '-1'),
  ...each(
    READ,
    '\ufeff',
    '\u202eabc',
    '👩‍👩‍👧‍👦',
    '\u{10ffff}',
    'a'.repeat(10_000),
    '../../etc/passwd',
    '\r\nset-cookie: a=b',
  ),
];
/** What the languages of full text search are made of besides, and what has many words or none. */
const TEXTS = [
  ...NAMES,
  ...each(
    READ,
    '& | ! <->',
    'a & ',
    '!a',
    '-a',
    '"a',
    '(((',
    'a:AB*',
    "'a' <2> 'b'",
    '*',
    '- - -',
    '"" -""',
    "E'\\x27'",
  ),
  ...each(
    READ,
    'e\u0301'.repeat(50),
    '\u200b',
    '𝔘𝔫𝔦',
    '\udc00\ud800',
    '\ufffe',
    'a '.repeat(5_000),
    '“'.repeat(1_000),
    '-'.repeat(5_000),
  ),
];
const NO_TEXT = each(WRONG, true, {}, { a: 1 }, [['a']], 1.5);

const DATES = [
  ...NUL,
  ...each(WRONG, '', '2026-02-30', '2026-13-01', '2026-00-10', '2025-02-29', '+10000-01-01', '-0001-01-01'),
  ...each(
    WRONG,
    'infinity',
    '-infinity',
    'now',
    'today',
    'epoch',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '1',
    1,
    0,
    true,
    {},
  ),
  ...each(['ok'], '0000-01-01', '0001-01-01', '9999-12-31'),
];
const CODES = [
  ...NUL,
  ...each(WRONG, '', ' ', "fr'; --", '%', '*', '\\', '\ud800', 'a'.repeat(10_000), 7, true, {}),
];

/** Half a cursor of another list, numbers in base 64 as Pothos writes them, and what is no cursor at all. */
const CURSORS = [
  ...NUL,
  ...each(
    ['INVALID_CURSOR'],
    ...[
      '-5',
      'abc',
      'MQ==',
      'T0M6MQ==',
      '%',
      "'; --",
      '\ud800',
      '👩',
      '[]',
      '{}',
      'bnVsbA',
      'W10',
      'a'.repeat(10_000),
    ],
    ...[[], [1], ['x'], ['x', 'y', 'z'], [null], {}, 'x'].map(encoded),
  ),
  ...NO_TEXT,
];

/** What a cursor holds. */
function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const SIZES = [
  ...each(['ok'], 0, 1, 100, null),
  ...each(['INVALID_PAGINATION'], -1, 101, 1000, 2 ** 31 - 1, -(2 ** 31)),
  ...each(WRONG, 2 ** 31, 2 ** 53, 1e300, 1.5, -0.5, '10', '', 'a', true, [], [1, 2], {}),
];
const FEW_SIZES = [
  ...each(['ok'], 100),
  ...each(['INVALID_PAGINATION'], -1, 101),
  ...each(WRONG, 2 ** 31, '10'),
];
const NUMBERS = [
  ...each(
    ['ok', 'BAD_USER_INPUT', 'INVALID_PAGINATION', 'LIMIT_EXCEEDED'],
    0,
    1,
    -1,
    101,
    2 ** 31 - 1,
    -(2 ** 31),
    null,
  ),
  ...each(WRONG, 2 ** 31, 1e300, 1.5, '10', true, {}),
];
const NO_MEMBER = each(WRONG, 'x', '', 'constructor', '__proto__', 7, {}, { a: 1 }, '\ud800');

/** What to ask with at a place. */
export function valuesAt(place: Place): HostileValue[] {
  const { name, type, isList } = place;
  const values = chosen(place);
  if (!isList) return values;
  const listed = values.map(({ value, endings }) => ({
    value: Array.isArray(value) ? value : [value],
    endings,
  }));
  return [
    ...listed,
    { value: Array(101).fill(name), endings: ['LIMIT_EXCEEDED'] },
    { value: { [type]: 1 }, endings: WRONG },
  ];
}

function chosen({ name, type, isRoot, isFirst }: Place): HostileValue[] {
  const some = (values: HostileValue[]) => (isFirst ? values : values.slice(0, 4));
  if (type === 'Int' && (name === 'first' || name === 'last')) return isRoot ? SIZES : FEW_SIZES;
  if (type === 'Int') return NUMBERS;
  if (type === 'String' && (name === 'after' || name === 'before'))
    return isRoot ? CURSORS : CURSORS.slice(0, 5);
  if (type === 'String') {
    const texts = ['search', 'query', 'text'].includes(name) ? TEXTS : NAMES;
    return isFirst ? [...texts, ...NO_TEXT, ...each(WRONG, 7)] : FEW_TEXTS;
  }
  if (type === 'ID') return [...NAMES, ...NO_TEXT.slice(0, -1), ...each(READ, 7, 0)];
  if (type === 'Date' || type === 'DateTime') return some(DATES);
  if (type === 'LanguageTag' || type === 'CountryCode' || type === 'URL') return some(CODES);
  // Enums and truth values.
  return isFirst ? NO_MEMBER : NO_MEMBER.slice(0, 2);
}
