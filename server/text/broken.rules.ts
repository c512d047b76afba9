/** Small letters, behind and before which a hyphen at the end of a line breaks a word: verbatim_lower. For a character class. */
const LOWER = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff\\u0101-\\u017f\\u03ac-\\u03ce\\u0430-\\u045f';

/**
 * What breaks a word at the end of a line, for a regular expression with the flag `u`: verbatim_whole_words. It begins with
 * what is rare, and looks around from there.
 */
export const BREAK = `[-\\u00ad\\u2010](?<=[${LOWER}\\u0300-\\u036f].)[ \\t]*\\r?\\n[ \\t]*(?=[${LOWER}])`;
const BREAKS = new RegExp(BREAK, 'gu');

/** A text whose words are whole, even at the end of a line. */
export function wholeWords(text: string): string {
  return text.replace(BREAKS, '');
}
