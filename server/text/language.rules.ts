/** Characters of a language tag: longer ones are none that anyone must read. @see https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1 */
export const LONGEST_TAG = 35;

/**
 * A language tag as Intl writes it ("fr", "pt-BR"); undefined where it is none of BCP 47, or longer than RFC 5646 lets
 * readers bound it. Intl takes time that grows with the square of a tag, so nothing longer ever reaches it.
 */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > LONGEST_TAG) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
