import { foldDigits } from './number.rules.ts';
import { foldLetters } from './typography.rules.ts';

/**
 * What depends on the script that a text is written in. @see https://www.unicode.org/reports/tr24/
 */

const classOf = (property: string, scripts: string) =>
  scripts
    .split(' ')
    .map((script) => `\\p{${property}=${script}}`)
    .join('');

/** Scripts without spaces between words: those of China, Japan and their minorities, whose letters mean syllables or words. */
const SYLLABLES = classOf('Script', 'Han Hiragana Katakana Bopomofo Yi Tangut Nushu');
/** Alphabets without spaces between words, of South East Asia. */
const ALPHABETS = classOf('Script', 'Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet');
/** Letters and marks that Japanese shares among its scripts: closing and repetition marks, the long vowel. */
const JAPANESE = '〆〱-〵ー';

/** A letter of a script without spaces between words, for a regular expression with the flag `u`. */
export const SPACELESS = `(?:(?=[\\p{L}\\p{Nl}])[${SYLLABLES}${ALPHABETS}${JAPANESE}])`;

/**
 * Marks that readers of Arabic, Hebrew and Syriac do without: vowel marks, and marks for recitation. Hamza and madda make
 * other letters, so they are none (U+0653 to U+0655).
 */
const VOWEL_MARKS = new RegExp(
  `(?=\\p{Mn})(?![\\u0300-\\u036f\\u0653-\\u0655\\u1dc0-\\u1dff])[${classOf('Script_Extensions', 'Arabic Hebrew Syriac')}]`,
  'gu',
);
/** The same but for Hebrew, for languages in which its points make other letters. */
const VOWEL_MARKS_OF_YIDDISH = new RegExp(
  `(?=\\p{Mn})(?![\\u0300-\\u036f\\u0653-\\u0655\\u1dc0-\\u1dff])[${classOf('Script_Extensions', 'Arabic Syriac')}]`,
  'gu',
);
/**
 * Characters within a word that make no other word: what Unicode lets a font ignore, but for the tags of flags; tatweel,
 * which stretches a word; and the marks of tone that Armenian prints on a vowel.
 */
const SILENT = /(?![\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}|[\u0640\u055b-\u055e]/gu;
/** Any of these that is no letter, for a regular expression with the flag `u`: they do not separate words. */
export const WITHIN_WORD = '[\\p{Default_Ignorable_Code_Point}\\u055b-\\u055e]';
/** Letters that keyboards of two languages encode differently: Persian kaf and yeh, Urdu heh, each as in Arabic. */
const TWINS: Readonly<Record<string, string>> = {
  '\u06a9': '\u0643',
  '\u06cc': '\u064a',
  '\u06c1': '\u0647',
};
const TWIN = new RegExp(`[${Object.keys(TWINS).join('')}]`, 'gu');
/** Letters that print in a language may have or lack, and letters that old fonts had in their place. */
const VARIANTS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  ru: [
    [/ё/gu, 'е'],
    [/Ё/gu, 'Е'],
  ],
  ro: [
    [/ş/gu, 'ș'],
    [/Ş/gu, 'Ș'],
    [/ţ/gu, 'ț'],
    [/Ţ/gu, 'Ț'],
  ],
};

/** The primary subtag of a language tag: "fr" of "fr-CA". */
export function primaryLanguage(tag: string): string {
  return (tag.split('-', 1)[0] as string).toLowerCase();
}

/**
 * Removes what a script may print or leave out without another word: vowel marks of Arabic and Hebrew, tatweel,
 * characters without a shape; and makes letters one that differ only in how they are encoded.
 *
 * @param language the BCP 47 tag of the text
 */
function foldScript(text: string, language = ''): string {
  const primary = primaryLanguage(language);
  const bare = text.replace(SILENT, '').replace(primary === 'yi' ? VOWEL_MARKS_OF_YIDDISH : VOWEL_MARKS, '');
  const twins = bare.replace(TWIN, (letter) => TWINS[letter] as string);
  return (VARIANTS[primary] ?? []).reduce((folded, [letter, other]) => folded.replace(letter, other), twins);
}

/**
 * The letters of a text as far as they make words: two words that differ only in typography and case are one. Marks
 * between words stay. Typography is what {@link foldLetters}, {@link foldScript} and {@link foldDigits} fold.
 *
 * @param language the BCP 47 tag of the text
 */
export function foldPrint(text: string, language = ''): string {
  // Letters again at the end: a ligature in capitals is spelt out only in small letters.
  return foldLetters(foldCase(foldDigits(foldScript(foldLetters(text), language)), language));
}

/** A run of Greek, whose capitals have no accents. */
const GREEK = /\p{Script=Greek}[\p{Script=Greek}\p{M}]*/gu;
/** Languages in which a dotted and a dotless i are two letters. */
const TWO_I: ReadonlySet<string> = new Set(['tr', 'az', 'tt', 'crh', 'gag']);

/**
 * A text without case, so that it equals itself in capitals: ß is ss, Greek has no accents but on ή ("or") and one sigma.
 * Turkish and its like keep i and ı apart; in other languages these are one.
 *
 * @param language the BCP 47 tag of the text
 */
function foldCase(text: string, language = ''): string {
  const greek = text.replace(GREEK, (run) => run.toLocaleUpperCase('el'));
  const locale = TWO_I.has(primaryLanguage(language)) ? 'tr' : 'en';
  // Small letters first: the capital ẞ has no other capital.
  return greek
    .toLocaleLowerCase(locale)
    .toLocaleUpperCase(locale)
    .toLocaleLowerCase(locale)
    .replace(/i\u0307/gu, 'i')
    .replace(/ς/gu, 'σ')
    .normalize('NFC');
}
