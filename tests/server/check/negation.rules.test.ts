import { describe, expect, test } from 'vitest';
import { compareWith } from '../../../server/check/quote-check.rules.ts';

const compare = (asked: string, printed: string, language: string) => compareWith(asked)(printed, language);

describe('one text denies what the other says, whichever is asked for, and the similarity is clearly lower:', () => {
  test.each([
    ['ar', 'نوقع الاتفاق هذا العام', 'لن نوقع الاتفاق هذا العام'],
    ['el', 'Θα υπογράψουμε τη συμφωνία φέτος', 'Δεν θα υπογράψουμε τη συμφωνία φέτος'],
    ['ro', 'Vom semna acordul anul acesta', 'Nu vom semna acordul anul acesta'],
    ['ca', 'Signarem l’acord aquest any', 'No signarem l’acord aquest any'],
    ['uk', 'Ми підпишемо угоду цього року', 'Ми не підпишемо угоду цього року'],
    ['pl', 'Podpiszemy umowy w tym roku', 'Nie podpiszemy umowy w tym roku'],
    ['hi', 'हम इस साल समझौते पर हस्ताक्षर करेंगे', 'हम इस साल समझौते पर हस्ताक्षर नहीं करेंगे'],
    ['cs', 'Letos dohodu podepíšeme', 'Letos dohodu nepodepíšeme'],
    ['cs', 'Dohoda je možná', 'Dohoda není možná'],
    ['sk', 'Tento rok dohodu podpíšeme', 'Tento rok dohodu nepodpíšeme'],
    ['sl', 'Letos bomo podpisali sporazum', 'Letos ne bomo podpisali sporazuma'],
    ['hr', 'Ove godine ćemo potpisati sporazum', 'Ove godine nećemo potpisati sporazum'],
    ['sr', 'Ми ћемо потписати споразум', 'Ми нећемо потписати споразум'],
    ['bg', 'Ще подпишем споразума тази година', 'Няма да подпишем споразума тази година'],
    ['lt', 'Šiemet pasirašysime sutartį', 'Šiemet nepasirašysime sutarties'],
    ['lv', 'Mēs šogad parakstīsim līgumu', 'Mēs šogad neparakstīsim līgumu'],
    ['et', 'Me kirjutame lepingule alla', 'Me ei kirjuta lepingule alla'],
    ['fi', 'Allekirjoitamme sopimuksen tänä vuonna', 'Emme allekirjoita sopimusta tänä vuonna'],
    ['hu', 'Idén aláírjuk a megállapodást', 'Idén nem írjuk alá a megállapodást'],
    ['tr', 'Anlaşmayı bu yıl imzalayacağız', 'Anlaşmayı bu yıl imzalamayacağız'],
    ['tr', 'Türkiye geri çekiliyor', 'Türkiye geri çekilmiyor'],
    ['tr', 'Başkan bunu kabul etti', 'Başkan bunu kabul etmedi'],
    ['tr', 'Bunu yapabiliriz şimdi', 'Bunu yapamayız şimdi'],
    ['tr', 'Bu karar doğru olur', 'Bu karar doğru olmaz'],
    ['tr', 'Onlar gelebilir yarın', 'Onlar gelemez yarın'],
    ['tr', 'Biz yarın geliriz', 'Biz yarın gelmeyiz'],
    ['tr', 'Sorunu çözebiliyoruz', 'Sorunu çözemiyoruz'],
    ['az', 'Biz bu il sazişi imzalayacağıq', 'Biz bu il sazişi imzalamayacağıq'],
    ['fa', 'ما امسال توافق را امضا می‌کنیم', 'ما امسال توافق را امضا نمی‌کنیم'],
    ['fa', 'رئیس جمهور به تهران رفت', 'رئیس جمهور به تهران نرفت'],
    ['fa', 'این توافق خوب است', 'این توافق خوب نیست'],
    ['ur', 'ہم معاہدے پر دستخط کریں گے', 'ہم معاہدے پر دستخط نہیں کریں گے'],
    ['he', 'נחתום על ההסכם השנה', 'לא נחתום על ההסכם השנה'],
    ['he', 'יש הסכם בין הצדדים', 'אין הסכם בין הצדדים'],
    ['ko', '우리는 올해 협정에 서명한다', '우리는 올해 협정에 서명하지 않는다'],
    ['ko', '합의가 있다', '합의가 없다'],
    ['ko', '우리는 갑니다', '우리는 안 갑니다'],
    ['vi', 'Chúng tôi sẽ ký hiệp định năm nay', 'Chúng tôi sẽ không ký hiệp định năm nay'],
    ['id', 'Kami akan menandatangani perjanjian', 'Kami tidak akan menandatangani perjanjian'],
    ['hy', 'Մենք կստորագրենք համաձայնագիրը', 'Մենք չենք ստորագրի համաձայնագիրը'],
    ['hy', 'Նա գնաց տուն', 'Նա չգնաց տուն'],
    ['ne', 'हामी यस वर्ष सम्झौतामा हस्ताक्षर गर्छौं', 'हामी यस वर्ष सम्झौतामा हस्ताक्षर गर्दैनौं'],
    ['ta', 'நாங்கள் ஒப்பந்தத்தில் கையெழுத்திடுவோம்', 'நாங்கள் ஒப்பந்தத்தில் கையெழுத்திட மாட்டோம்'],
    ['yi', 'מיר וועלן חתמענען דעם הסכם', 'מיר וועלן נישט חתמענען דעם הסכם'],
    ['eu', 'Aurten akordioa sinatuko dugu', 'Aurten ez dugu akordioa sinatuko'],
    ['ga', 'Tá comhaontú againn anois', 'Níl comhaontú againn anois'],
    ['zh', '我们明天会离开这座城市，也不会关闭港口', '我们明天不会离开这座城市，也不会关闭港口。'],
    ['zh', '我们会签署协议', '我们不会签署协议'],
    ['zh', '政府已经批准计划', '政府没有批准计划'],
    ['zh', '他承认错误', '他未承认错误'],
    ['ja', '明日この街を離れることがある', '明日この街を離れることはない'],
    ['ja', '私たちは協定に署名します', '私たちは協定に署名しません'],
    ['ja', '合意した', '合意しなかった'],
    ['ja', '政府は計画を承認した', '政府は計画を承認していない'],
    ['th', 'เราจะลงนามในข้อตกลงปีนี้', 'เราจะไม่ลงนามในข้อตกลงปีนี้'],
    ['lo', 'ພວກເຮົາຈະໄປ', 'ພວກເຮົາຈະບໍ່ໄປ'],
    ['km', 'យើងនឹងចុះហត្ថលេខា', 'យើងនឹងមិនចុះហត្ថលេខា'],
    ['my', 'ကျွန်တော်တို့ သွားမည်', 'ကျွန်တော်တို့ မသွားဘူး'],
    ['en', 'a deal is possible now', 'a deal is impossible now'],
    ['fr', 'un accord est possible', 'un accord est impossible'],
    ['de', 'der Plan ist möglich', 'der Plan ist unmöglich'],
    ['ru', 'это законно сегодня', 'это незаконно сегодня'],
    ['pl', 'to jest możliwe dzisiaj', 'to jest niemożliwe dzisiaj'],
  ])('%s: %s / %s', (language, says, denies) => {
    for (const [asked, printed] of [
      [says, denies],
      [denies, says],
    ] as const) {
      const { denied, similarity } = compare(asked, printed, language);
      expect(denied).toBe(true);
      expect(similarity).toBeLessThanOrEqual(0.6);
    }
    expect(compare(denies, denies, language)).toMatchObject({ denied: false, similarity: 1 });
  });
});

describe('neither denies the other, though words differ:', () => {
  test.each([
    ['zh', '我们后天不会离开这座城市，也不会关闭港口', '我们明天不会离开这座城市，也不会关闭港口。'],
    ['zh', '这是重要的未来计划', '这是非常重要的未来计划'],
    ['cs', 'Dohoda nebo válka', 'Dohoda a válka'],
    ['tr', 'Başkan Ankara’da konuştu', 'Başkan bugün Ankara’da konuştu'],
    ['fi', 'Presidentti tuli Helsinkiin', 'Presidentti tuli Helsinkiin eilen'],
    ['ko', '우리는 내일 떠난다', '그들은 내일 떠난다'],
  ])('%s: %s / %s', (language, asked, printed) => {
    const { denied, similarity } = compare(asked, printed, language);
    expect(denied).toBe(false);
    expect(similarity).toBeGreaterThanOrEqual(0.6);
  });
});

test('of a language whose words that deny nobody listed, it is not told', () => {
  expect(compare('se niffirmaw', 'mhux se niffirmaw', 'mt').denied).toBeNull();
  expect(compare('hun skriver under', 'hun skriver ikke under', 'nb-NO').denied).toBe(true);
});

describe('typography makes no difference:', () => {
  test.each([
    ['ja', '明日、この街を離れることはない', '「明日この街を離れることはない」'],
    ['zh', '我们明天，不会离开这座城市也不会关闭港口', '我们明天不会离开 这座城市，也不会关闭港口。'],
    ['th', 'เราจะไม่ ลงนามในข้อตกลง', '“เราจะไม่ลงนามในข้อตกลง”'],
    ['ar', 'لن نغـــادر المدينـــة غـــدا', 'لَنْ نُغَادِرَ المَدِينَةَ غدا؟'],
    ['fa', 'كتابهاي ايراني را نميخوانيم', 'کتاب‌های ایرانی را نمی‌خوانیم'],
    ['el', 'Δεν θα υπογράψουμε', 'ΔΕΝ ΘΑ ΥΠΟΓΡΑΨΟΥΜΕ'],
    ['tr', 'İstanbul’un ışıkları', 'İSTANBUL’UN IŞIKLARI'],
    ['en', 'We spent 1,500,000 euros at 3.7%', 'We spent 1 500 000 euros at 3,7 %'],
    ['hi', '१५,००,००० रुपये', '1500000 रुपये'],
  ])('%s: %s', (language, asked, printed) => {
    const { similarity, differences } = compare(asked, printed, language);
    expect(similarity).toBe(1);
    expect(differences.map(({ kind }) => kind)).toEqual(differences.map(() => 'SAME'));
  });
});

describe('another number is another word:', () => {
  const sent = (year: string, soldiers: string) => `In ${year} we sent ${soldiers} soldiers to the border`;
  test.each([
    ['a year', sent('2019', '1500'), sent('2018', '1500'), '2018'],
    ['a digit', sent('2018', '1600'), sent('2018', '1,500'), '1,500'],
    ['a zero', sent('2018', '15000'), sent('2018', '1500'), '1500'],
    ['no point', 'We spent 37 billion', 'We spent 3.7 billion', '3.7'],
    ['millions', 'We spent 3.7 million', 'We spent 3.7 billion', 'billion'],
    ['a ten', 'We saw thirteen people', 'We saw thirty people', 'thirty'],
  ])('%s', (_, asked, printed, changed) => {
    const { similarity, differences } = compare(asked, printed, 'en');
    expect(differences.filter(({ kind }) => kind !== 'SAME').map(({ printed }) => printed)).toEqual([
      changed,
    ]);
    // As low as with any other word in its place.
    expect(similarity).toBe(compare(asked, printed.replace(changed, 'xyzzy'), 'en').similarity);
  });
});
