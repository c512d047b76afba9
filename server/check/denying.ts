/**
 * Words that deny, by language (primary subtag), in any spelling that folds to the same. The English, French and German
 * words follow the lists of NegEx (Chapman et al. 2013, https://doi.org/10.3233/978-1-61499-289-9-677), without its
 * clinical phrases. The lists of other languages have words of the same kinds: not, no, none, never, nobody, nothing, nor,
 * without. Words that often mean something else are left out.
 */
export const DENYING_WORDS: Readonly<Record<string, string>> = {
  ar: 'لا لم لن ليس ليست ليسوا لست لسنا لستم غير عدم دون بدون بلا كلا أبدا ألا ولا ولم ولن وليس وليست فلا فلم فلن فليس',
  az: 'deyil yox heç heç əsla xeyr yoxdur',
  be: 'не ні ніколі ніхто нікога нічога нічому няма без ніводзін',
  bg: 'не няма нямаше нямат нямаме нито никога никой никого нищо никъде без недей',
  bs: 'ne nije nisam nisi nismo niste nisu neću nećeš neće nećemo nećete nema nemam nemaju nikad nikada niko nitko ništa ni niti bez nikakav',
  ca: 'no mai ningú tampoc ni sense',
  cs: 'ne není nejsou nejsem nejsme nikdy nikdo nikoho nikomu nic ničeho nikde ani bez žádný žádná žádné žádného žádnou nelze nikoli',
  da: 'ikke ej nej ingen intet aldrig hverken uden',
  de: 'nicht nichts nein kein keine keiner keines keinen keinem nie niemals niemand niemanden niemandem nirgends weder ohne',
  el: 'δεν δε μη μην όχι ούτε μήτε ουδείς ουδέποτε τίποτα τίποτε χωρίς δίχως',
  en: 'not no none never nothing nobody nowhere nor neither without cannot',
  es: 'no nunca jamás nada nadie ningún ninguno ninguna ni tampoco sin',
  et: 'ei ära ärge pole polnud mitte ilma keegi mitte',
  eu: 'ez ezin ezer ezta gabe',
  fa: 'نه نیست نیستند نیستم نیستیم نیستید نبود نبودند هرگز هیچ بدون نباید نمی',
  fi: 'en et ei emme ette eivät älä älkää ilman ellei ellen ellemme',
  fr: 'pas non jamais aucun aucune rien ni nul nulle guère sans',
  ga: 'ní níl níor nach nár gan níorbh nílim nílimid',
  gl: 'non nunca xamais nada ninguén ningún ningunha nin tampouco sen',
  he: 'לא אין אינו אינה אינם אינן איני אינני איננו אינך אינכם בלי ללא מעולם ולא שלא ואין שאין הלא',
  hi: 'नहीं नही न ना मत बिना बगैर नहि',
  hr: 'ne nije nisam nisi nismo niste nisu neću nećeš neće nećemo nećete nema nemam nemaju nikad nikada nitko niko ništa ni niti bez nikakav',
  hu: 'nem ne sem se soha senki semmi nincs nincsen nincsenek sincs nélkül sehol semmilyen',
  hy: 'ոչ չեմ չես չի չենք չեք չեն չէ չէի չէիր չէր չէինք չէիք չէին չկա չկան երբեք առանց ոչինչ մի',
  id: 'tidak tak bukan belum jangan tanpa tiada takkan nggak',
  is: 'ekki ei nei enginn engin ekkert aldrei hvorki án',
  it: 'non no mai niente nulla nessuno nessuna nessun senza né',
  ja: '',
  km: '',
  ko: '안 못 아니 아닌 아니다 아닙니다 없이 말고',
  lo: '',
  lt: 'ne nėra niekada niekas nieko niekur nei nebus',
  lv: 'ne nav nekad neviens nekas neko nekur bez nebūs',
  mk: 'не нема нит ниту никогаш никој никого ништо без немој',
  ms: 'tidak tak bukan belum jangan tanpa tiada takkan',
  my: '',
  ne: 'छैन छैनन् छैनौं होइन होइनन् न नाइँ बिना भएन थिएन',
  nl: 'niet geen nee neen nooit niets niemand nergens noch zonder',
  no: 'ikke ikkje nei ingen intet ingenting inkje aldri verken uten utan',
  pl: 'nie nigdy nikt nikogo nikomu nic niczego nigdzie ani bez żaden żadna żadne żadnego żadnej brak',
  pt: 'não nunca jamais nada ninguém nenhum nenhuma nem sem',
  ro: 'nu n niciodată nimic nimeni nici fără niciun nicio',
  ru: 'не нет ни никогда никто никого никому ничего ничто нигде без нельзя',
  sk: 'nie nikdy nikto nikoho nikomu nič ničoho nikde ani bez žiadny žiadna žiadne žiadneho',
  sl: 'ne ni nisem nisi nismo niste niso nočem noče nočemo nima nimamo nimajo nikoli nihče nič nikjer brez noben nobena',
  sq: 'nuk s mos jo asnjë askush kurrë asgjë pa',
  sr: 'ne nije nisam nisi nismo niste nisu neću nećeš neće nećemo nećete nema nemam nemaju nikad nikada niko ništa ni niti bez не није нисам ниси нисмо нисте нису нећу нећеш неће нећемо нећете нема немам немају никад никада нико ништа ни нити без',
  sv: 'inte ej icke nej ingen inget inga aldrig varken utan',
  sw: 'si sio siyo hapana hakuna hapa bila kamwe wala',
  ta: 'இல்லை அல்ல வேண்டாம் கூடாது முடியாது இன்றி இல்லாமல் ஒருபோதும்',
  th: '',
  tr: 'değil yok hayır hiç asla ne',
  uk: 'не ні ніколи ніхто нікого нікому нічого ніщо ніде без немає нема жоден жодного жодної жодних',
  ur: 'نہیں نہ مت بغیر نا',
  vi: 'không chẳng chưa đừng chớ chả',
  yi: 'נישט ניט קיין קיינער קיינעם קיינמאָל גאָרנישט אָן נישטאָ ניין',
  zh: '',
};

/** Languages whose words that deny are those of another. */
export const SAME_LANGUAGE: Readonly<Record<string, string>> = {
  cmn: 'zh',
  hak: 'zh',
  iw: 'he',
  nan: 'zh',
  nb: 'no',
  nn: 'no',
  sh: 'sr',
  wuu: 'zh',
  yue: 'zh',
  mo: 'ro',
  in: 'id',
  pes: 'fa',
  prs: 'fa',
};

/** Shapes of words that deny: of Korean, Tamil, Nepali and Persian verbs. */
export const DENYING_SHAPES: Readonly<Record<string, RegExp>> = {
  ko: /^(?:않|없|못[하했한할해]|아니|안[되돼된될했하한할해])|지(?:않|못)/u,
  ta: /மாட்ட|^இல்ல|.{3}(?:ாது|ாமல்|வில்லை)$/u,
  ne: /.{2}(?:ैन|ैनन्|ैनौं|ेन|ेनन्|ेनौं|दिन्)$/u,
  fa: /^نمي/u,
};

/**
 * What denies in texts without spaces between words, and what looks alike but does not: "not only", "however", "very",
 * "future", "must".
 */
export const DENYING_RUNS: Readonly<Record<string, { denies: RegExp; but: RegExp }>> = {
  zh: {
    denies: /[不没沒無无未勿莫]|别(?!的|人|处)|並非|并非|绝非|非(?=法|正式)/gu,
    but: /不(?:但|过|過|仅|僅|只|断|斷|管|论|論|久|少|得不|错|錯|同|如)|未来|未來|未必不|无(?:论|論|非|数)|無(?:論|非|數)|差不多|没错|莫(?:斯科|桑比克|非)|沉没|淹没/gu,
  },
  ja: {
    denies:
      /な(?:い|かっ|く(?!な[るりっ])|けれ)|ませ?ん|[^\p{L}]?ず(?=に|、|。|$)|ぬ(?=$|。)|不(?=[\p{sc=Han}])|非(?=[\p{sc=Han}])|未(?=[\p{sc=Han}])|無(?=[\p{sc=Han}])/gu,
    but: /(?:少|危|切|幼|汚|あぶ|すく|きた|もったい|つま[らん])な[いかく]|な(?:ければ|くては|いと)(?:なら|いけ)(?:ない|ません|ず)|かもしれ(?:ない|ません)|(?:違い|ちがい|しか|に過ぎ|にすぎ|ほかなら)な[いか]|未来|まだ|必ず|まず|わず|はず|ずっと|無料/gu,
  },
  th: {
    denies: /ไม่|มิได้|มิใช่|อย่า|ไร้|ปราศจาก|เปล่า/gu,
    but: /ไม่(?:เพียง|ว่า|นาน|กี่|น้อย)|อย่าง/gu,
  },
  lo: { denies: /ບໍ່|ບໍ|ຢ່າ/gu, but: /ບໍລິ|ຢ່າງ/gu },
  km: { denies: /មិន|គ្មាន|អត់|ពុំ|កុំ|ឥត/gu, but: /មិនត្រឹម|កុំព្យូ/gu },
  my: { denies: /ဘူး|မဟုတ်|မရှိ/gu, but: /$^/gu },
};
