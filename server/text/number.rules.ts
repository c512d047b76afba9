/**
 * Numbers in digits. How a number is grouped, which mark stands before its decimals and of which script its digits are is
 * typography: 1,500,000, 1 500 000, 1.500.000 and ١٥٠٠٠٠٠ are one number, and so are 3.7 and 3,7.
 *
 * No language is asked for, since those who quote write numbers in their own way. So a mark before exactly three digits
 * groups them, unless the number begins with 0: "1.500" is 1500, and "0.500" is not.
 */

const DIGIT = '\\p{Nd}';
/** Marks before decimals, the Arabic one among them. */
const DECIMAL = '.,٫';
/** Marks and spaces between groups of digits. */
const GROUP = `${DECIMAL}٬'’ \\u00a0\\u202f\\u2009`;
/** Letters that make one word with digits: "1er", "30s", "G7". Letters of other scripts only stand beside a number. */
const JOINED = '\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}';
/** Characters that are not seen as letters of their own between the two. */
const UNSEEN = '[\\p{M}\\p{Default_Ignorable_Code_Point}\\u0640\\u055b-\\u055e]*';
const BEFORE = `(?<![\\p{N}${JOINED}]${UNSEEN}|${DIGIT}[${DECIMAL}])`;
const BEHIND = `(?!${UNSEEN}[\\p{N}${JOINED}]|[${DECIMAL}]${DIGIT})`;
/** Groups of three digits, or of two before the last, as in India. */
const GROUPED = `${DIGIT}{1,3}(?:(?<by>[${GROUP}])${DIGIT}{3}(?:\\k<by>${DIGIT}{3})*|(?:,${DIGIT}{2})+,${DIGIT}{3})`;

/**
 * A number in digits, for a regular expression with the flag `u`. It has one named group. Dates ("12.03.2018"), versions
 * and other rows of digits with marks between are no numbers.
 */
export const NUMBER = `${BEFORE}(?:${GROUPED}(?:[${DECIMAL}]${DIGIT}+)?|${DIGIT}+(?:[${DECIMAL}]${DIGIT}+)?)${BEHIND}`;

const NUMBERS = new RegExp(NUMBER, 'gu');
const DIGITS = new RegExp(DIGIT, 'gu');

/** A number as {@link NUMBER} finds it, without its typography: in ASCII digits, with a point before decimals ("1500.5"). */
export function foldNumber(printed: string): string {
  const plain = foldDigits(printed);
  const [whole = '', ...groups] = plain.split(/\D/u);
  const marks = plain.match(/\D/gu) ?? [];
  const last = groups.at(-1) ?? '';
  const grouped = last.length === 3 && !(marks.length === 1 && isDecimalAlone(whole, marks[0] as string));
  const decimals = marks.length > 0 && (!grouped || (marks.length > 1 && marks.at(-1) !== marks[0]));
  return decimals ? `${whole}${groups.slice(0, -1).join('')}.${last}` : whole + groups.join('');
}

/** True if the only mark of a number cannot group three digits: the number begins with 0, or with more than three digits. */
function isDecimalAlone(whole: string, mark: string): boolean {
  return DECIMAL.includes(mark) && (whole.startsWith('0') || whole.length > 3);
}

/** A text with all its numbers folded; see {@link foldNumber}. */
export function foldNumbers(text: string): string {
  return text.replace(NUMBERS, foldNumber);
}

/** A text with the decimal digits of all scripts as ASCII digits. */
export function foldDigits(text: string): string {
  return text.replace(DIGITS, (digit) => (digit <= '9' ? digit : digitValue(digit)));
}

/** The value of a decimal digit. Unicode encodes the ten digits of each script in order, and whole sets side by side. */
function digitValue(digit: string): string {
  const point = digit.codePointAt(0) as number;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}
