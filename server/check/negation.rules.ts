/**
 * Words that deny, by text search configuration, without accents. The English, French and German words follow the lists
 * of NegEx (Chapman et al. 2013, https://doi.org/10.3233/978-1-61499-289-9-677), without its clinical phrases. The lists
 * of other languages have words of the same kinds: not, no, none, never, nobody, nothing, nor, without. Words that often
 * mean something else are left out. In a language without a list, no word denies.
 */
const DENYING: Readonly<Record<string, ReadonlySet<string>>> = {
  danish: list('ikke ej nej ingen intet aldrig hverken uden'),
  dutch: list('niet geen nee neen nooit niets niemand nergens noch zonder'),
  english: list('not no none never nothing nobody nowhere nor neither without cannot'),
  french: list('pas non jamais aucun aucune rien ni nul nulle guere sans'),
  german: list(
    'nicht nichts nein kein keine keiner keines keinen keinem nie niemals niemand niemanden niemandem nirgends weder ohne',
  ),
  italian: list('non no mai niente nulla nessuno nessuna nessun senza'),
  norwegian: list('ikke nei ingen intet ingenting aldri verken uten'),
  portuguese: list('nao nunca jamais nada ninguem nenhum nenhuma nem sem'),
  russian: list('не нет ни никогда никто никого никому ничего ничто нигде без'),
  spanish: list('no nunca jamas nada nadie ningun ninguno ninguna ni tampoco sin'),
  swedish: list('inte ej icke nej ingen inget inga aldrig varken utan'),
};

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
  /** Folded, without accents. */
  plain: string;
}

/**
 * Tells for each word of a text whether it denies. Beside the words of the lists:
 *
 * - French `ne` is no denial by itself: speech leaves it out, and after "avant que" it denies nothing. It makes the first
 *   "plus", "personne" or "point" that follows closely deny, unless another word completes it first. It also makes
 *   "personne" directly before it deny. "Un pas" is a step and denies nothing.
 * - English n’t denies.
 *
 * @param config the text search configuration of the text's language
 */
export function denials(words: readonly Denying[], config: string): boolean[] {
  const denying = DENYING[config];
  if (!denying) return words.map(() => false);
  const denied = words.map(({ plain }) => denying.has(plain));
  words.forEach(({ plain }, i) => {
    if (config === 'french' && plain === 'pas' && BEFORE_STEP.has(words[i - 1]?.plain ?? ''))
      denied[i] = false;
  });
  words.forEach(({ plain, written }, i) => {
    if (
      config === 'english' &&
      plain === 't' &&
      /n[^\p{L}\p{M}\p{N}]$|nʼ$/iu.test(words[i - 1]?.written ?? '')
    )
      denied[i] = true;
    if (config !== 'french' || !(plain === 'ne' || (plain === 'n' && written.length > 1))) return;
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

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
