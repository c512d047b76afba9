/** Prefixes that deny, by language, from which a verb or an adjective gets its opposite: "nepodepíšeme", "impossible". */
const PREFIXES: Readonly<Record<string, RegExp>> = {
  be: /^(?:не|ня)/u,
  bg: /^не/u,
  bs: /^ne/u,
  ca: /^(?:i[nmlr]|des)/u,
  cs: /^ne/u,
  da: /^u/u,
  de: /^(?:un|in|miss)/u,
  el: /^αν?/u,
  en: /^(?:un|i[nmlr]|dis|non)/u,
  es: /^(?:i[nmr]|des)/u,
  fa: /^ن(?:ي|ا)?/u,
  fi: /^epa/u,
  fr: /^(?:i[nmlr]|des?|non|me)/u,
  ga: /^(?:neamh|mi)/u,
  he: /^אי/u,
  hr: /^ne/u,
  hy: /^(?:չ|ան)/u,
  is: /^o/u,
  it: /^(?:i[nmlr]|dis|s)/u,
  lt: /^ne(?:be)?/u,
  lv: /^ne/u,
  mk: /^не/u,
  ne: /^न/u,
  nl: /^on/u,
  no: /^u/u,
  pl: /^nie/u,
  pt: /^(?:i[nmlr]|des)/u,
  ro: /^(?:ne|i[nmlr])/u,
  ru: /^не/u,
  sk: /^ne/u,
  sl: /^ne/u,
  sr: /^(?:ne|не)/u,
  sv: /^o/u,
  uk: /^не/u,
  ko: /^(?:안|못)/u,
  ar: /^لا/u,
};
/** Suffixes that deny: "without" in Hungarian, Turkish, Finnish and German. */
const SUFFIXES: Readonly<Record<string, RegExp>> = {
  az: /s[ıiuü]z$/u,
  de: /los$/u,
  en: /less$/u,
  fi: /ton$/u,
  hu: /(?:a|e)?(?:tlan|tlen|talan|telen)$/u,
  tr: /s[ıiuü]z$/u,
};
/** The shortest word that an affix denies, in letters. */
const SHORTEST = 2;

/**
 * A word in the form in which it is compared with the words that an affix may have denied. Turkish vowels follow those
 * before them, and t and d, ç and c what is beside them, so each such group is one letter.
 */
export function stemOf(plain: string, language: string): string {
  if (language !== 'tr' && language !== 'az') return plain;
  return plain
    .replace(/[ıiuü]/gu, 'i')
    .replace(/[aeə]/gu, 'a')
    .replace(/d/gu, 't')
    .replace(/c/gu, 'ç');
}

/**
 * What a word may be without an affix that denies, each as {@link stemOf} gives it. Empty: it has none. Whether it has one
 * shows only beside a word that lacks it: Czech "nebo" ("or") is no denied "bo".
 *
 * @param language the primary subtag of the language
 */
export function undenied(plain: string, language: string): string[] {
  const stem = stemOf(plain, language);
  const found = language === 'tr' || language === 'az' ? turkic(stem) : [];
  const prefix = PREFIXES[language]?.exec(plain)?.[0];
  if (prefix !== undefined) {
    found.push(stem.slice(prefix.length));
    // A shorter prefix, where the longer one took a letter of the word.
    if (prefix.length > 1) found.push(stem.slice(prefix.length - 1));
  }
  const suffix = SUFFIXES[language]?.exec(plain)?.[0];
  if (suffix !== undefined) found.push(stem.slice(0, -suffix.length));
  return found.filter((word) => word.length >= SHORTEST && word !== stem);
}

/** Turkish and Azerbaijani verbs deny by -ma- in the middle: "gelmeyecek", "gelmiyor", "gitmedi", "gelmez", "gelemez". */
function turkic(stem: string): string[] {
  const found: string[] = [];
  for (const { index } of stem.matchAll(/(?<=.)a?m/gu)) {
    for (const affix of ['m', 'ma', 'mi', 'may', 'am', 'ama', 'ami', 'amay']) {
      if (!stem.startsWith(affix, index)) continue;
      const [before, behind] = [stem.slice(0, index), stem.slice(index + affix.length)];
      for (const between of ['', 'i', 'a', 'y']) found.push(before + between + behind);
    }
  }
  for (const { 0: affix, index } of stem.matchAll(/a?ma(?:z|(?=(?:m|yiz)$))/gu)) {
    if (index === 0) continue;
    const [before, behind] = [
      stem.slice(0, index),
      stem
        .slice(index + affix.length)
        .replace(/^yiz$/u, 'iz')
        .replace(/^m$/u, 'im'),
    ];
    for (const aorist of ['r', 'ir', 'ar', 'abilir', 'yabilir']) found.push(before + aorist + behind);
  }
  // "Cannot" beside "can": gelemiyor, gelebiliyor.
  for (const { index } of stem.matchAll(/ami?(?=yor|ya)/gu))
    if (index > 0) found.push(`${stem.slice(0, index)}abili${stem.slice(index).replace(/^ami?/u, '')}`);
  return found;
}
