/** The most characters of a language tag: readers need not support longer tags. @see https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1 */
export const LONGEST_TAG = 35;

/**
 * A language tag as Intl writes it ("fr", "pt-BR"); undefined if it is not a BCP 47 tag or longer than
 * {@link LONGEST_TAG}. Longer tags never reach Intl, whose time grows with the square of their length.
 */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > LONGEST_TAG) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
