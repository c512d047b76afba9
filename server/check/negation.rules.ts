import { foldPrint } from '../text/script.rules.ts';
import { DENYING_RUNS, DENYING_SHAPES, DENYING_WORDS, SAME_LANGUAGE } from './denying.ts';

const lists = new Map<string, ReadonlySet<string>>();

/** The words of a language that deny, folded. Made on first use. */
function denyingOf(language: string): ReadonlySet<string> {
  const made = lists.get(language) ?? list(foldPrint(DENYING_WORDS[language] ?? '', language));
  lists.set(language, made);
  return made;
}

/** The language whose rules of denial hold for a language, each as a primary subtag. */
export function denialLanguage(primary: string): string {
  return SAME_LANGUAGE[primary] ?? primary;
}

/** True if words that deny are known for a language (primary subtag). Otherwise no word denies. */
export function knowsDenials(primary: string): boolean {
  return Object.hasOwn(DENYING_WORDS, denialLanguage(primary));
}

/** French words that deny only after `ne` and mean something else without it. */
const WITH_NE = list('plus personne point');
/** French words after which "pas" means "step". */
const BEFORE_STEP = list(
  'un le ce au du des les ces ses mes nos vos leurs son mon notre votre leur chaque quelques deux premier premiers grand grands petit petits',
);
/** The most words from `ne` to the word that completes it, counting that word ("n’y a toujours pas"). */
const REACH = 5;

/** The parts of a word that decide whether it denies. */
export interface Denying {
  /** As written; an elision has its apostrophe. */
  written: string;
  /** Without typography and case. */
  same: string;
  /** Without accents as well. */
  plain: string;
}

/**
 * Tells for each word of a text whether it denies. Beside the words of the lists:
 *
 * - French `ne` is no denial by itself: speech leaves it out, and after "avant que" it denies nothing. It makes the
 *   first "plus", "personne" or "point" that follows closely deny, unless another word completes it first. It also
 *   makes "personne" directly before it deny. "Un pas" is a step and denies nothing.
 * - English n’t denies.
 *
 * - Some languages deny by the shape of a verb.
 *
 * @param language the primary subtag of the text's language
 */
export function denials(words: readonly Denying[], language: string): boolean[] {
  const rules = denialLanguage(language);
  const denying = denyingOf(rules);
  const shape = DENYING_SHAPES[rules];
  const denied = words.map(
    ({ same, plain }) =>
      denying.has(same) || (plain !== same && denying.has(plain)) || shape?.test(same) === true,
  );
  words.forEach(({ plain }, i) => {
    if (language === 'fr' && plain === 'pas' && BEFORE_STEP.has(words[i - 1]?.plain ?? '')) denied[i] = false;
  });
  words.forEach(({ plain, written }, i) => {
    if (language === 'en' && plain === 't' && /n[^\p{L}\p{M}\p{N}]$|nʼ$/iu.test(words[i - 1]?.written ?? ''))
      denied[i] = true;
    if (language !== 'fr' || !(plain === 'ne' || (plain === 'n' && written.length > 1))) return;
    const reach = Math.min(words.length, i + 1 + REACH);
    for (let at = i + 1; at < reach; at++) {
      if (denied[at]) return;
      if (WITH_NE.has((words[at] as Denying).plain)) {
        denied[at] = true;
        return;
      }
    }
    if (words[i - 1]?.plain === 'personne') denied[i - 1] = true;
  });
  return denied;
}

/**
 * The places that deny in letters that stand without spaces, as offsets of the string: [from, to), [from, to), ...
 *
 * @param language the primary subtag of the text's language
 */
export function deniedPlaces(letters: string, language: string): (readonly [from: number, to: number])[] {
  const rules = DENYING_RUNS[denialLanguage(language)];
  if (!rules) return [];
  const places = (pattern: RegExp) =>
    [...letters.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length] as const);
  const but = places(rules.but);
  return places(rules.denies).filter(([from, to]) => !but.some(([start, end]) => start < to && end > from));
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').filter((word) => word !== ''));
}
