-- What a wording is looked up by, whatever its typography: numbers of neighbouring words, or of neighbouring letters where
-- no spaces stand between words. The check compares what is found, by the rules of server/text.

SELECT set_config('search_path', verbatim_path(), true);

-- Characters that are not looked up: those without a shape, tatweel, marks of tone of Armenian, vowel marks of Arabic,
-- Hebrew and Syriac, and marks of the alphabets without spaces between words. As ranges of a regular expression.
CREATE OR REPLACE FUNCTION verbatim_unread() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u00ad\u034f\u055b-\u055e\u061c\u0640\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e'
  || '\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
  || '\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670'
  || '\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0897-\u089f\u08ca-\u08e1'
  || '\u08e3-\u08ff\U000102e0\U00010efa-\U00010eff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece'
  || '\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f'
  || '\u109a-\u109d\u17b4-\u17d3\u17dd\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f\ua9e5\uaa7b-\uaa7d\uaab0\uaab2-\uaab4'
  || '\uaab7-\uaab8\uaabe-\uaabf\uaac1';

-- A text without accents, case and typography. Texts that the check takes for the same words are the same here, but for
-- marks. Digits are those of living scripts. Only the first 200,000 characters count.
CREATE OR REPLACE FUNCTION verbatim_wording_fold(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT translate(lower(unaccent('unaccent'::regdictionary, g.grouped)),
    U&'\03C2\06A9\06CC\06C1\0623\0625\0622\0649', U&'\03C3\0643\064A\0647\0627\0627\0627\064A')
  FROM (SELECT regexp_replace(normalize(verbatim_whole_words(left(text, 200000)), NFKC), '[' || verbatim_unread() || ']', '', 'g') AS bare) AS b,
    LATERAL (SELECT CASE WHEN b.bare ~ '[\u0660-\u17e9]' THEN translate(b.bare,
        U&'\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
        || U&'\0966\0967\0968\0969\096A\096B\096C\096D\096E\096F\09E6\09E7\09E8\09E9\09EA\09EB\09EC\09ED\09EE\09EF'
        || U&'\0A66\0A67\0A68\0A69\0A6A\0A6B\0A6C\0A6D\0A6E\0A6F\0AE6\0AE7\0AE8\0AE9\0AEA\0AEB\0AEC\0AED\0AEE\0AEF'
        || U&'\0B66\0B67\0B68\0B69\0B6A\0B6B\0B6C\0B6D\0B6E\0B6F\0BE6\0BE7\0BE8\0BE9\0BEA\0BEB\0BEC\0BED\0BEE\0BEF'
        || U&'\0C66\0C67\0C68\0C69\0C6A\0C6B\0C6C\0C6D\0C6E\0C6F\0CE6\0CE7\0CE8\0CE9\0CEA\0CEB\0CEC\0CED\0CEE\0CEF'
        || U&'\0D66\0D67\0D68\0D69\0D6A\0D6B\0D6C\0D6D\0D6E\0D6F\0E50\0E51\0E52\0E53\0E54\0E55\0E56\0E57\0E58\0E59'
        || U&'\0ED0\0ED1\0ED2\0ED3\0ED4\0ED5\0ED6\0ED7\0ED8\0ED9\0F20\0F21\0F22\0F23\0F24\0F25\0F26\0F27\0F28\0F29'
        || U&'\1040\1041\1042\1043\1044\1045\1046\1047\1048\1049\17E0\17E1\17E2\17E3\17E4\17E5\17E6\17E7\17E8\17E9',
        repeat('0123456789', 16)) ELSE b.bare END AS digits) AS d,
    LATERAL (SELECT regexp_replace(d.digits,
      '([0-9])[.,\u066c''\u2019 \u00a0\u202f\u2009](?=[0-9]{2,3}(?![0-9]))', '\1', 'g') AS grouped) AS g;
END;

-- Each word that carries meaning paired with the next two of its kind. Such a word has four letters or more, or digits;
-- three letters where vowels are not written (Arabic, Hebrew), two where a letter is a syllable (Korean). Six letters of
-- a word count, so that endings do not. Where no spaces stand between words, each letter that is a syllable is paired with
-- the next, and each letter of an alphabet goes with the next three.
-- It is no function in SQL, which would be planned at each call and fold the text several times.
CREATE OR REPLACE FUNCTION verbatim_quote_shingles(text text) RETURNS integer[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  folded text := verbatim_wording_fold(text);
  syllables text := verbatim_syllables();
  alphabets text := verbatim_unspaced_alphabets();
  unspaced boolean := folded ~ ('[' || syllables || alphabets || ']');
  words text[] := ARRAY(
    SELECT left(w.word, 6)
    FROM regexp_split_to_table(
      folded, '[' || verbatim_marks() || CASE WHEN unspaced THEN syllables || alphabets ELSE '' END || ']+'
    ) WITH ORDINALITY AS w(word, n)
    WHERE char_length(w.word) >= 4 OR w.word ~ '[0-9]'
      OR (char_length(w.word) = 3 AND w.word ~ '[\u05d0-\u074f]')
      OR (char_length(w.word) >= 2 AND w.word ~ '[\uac00-\ud7a3]')
    ORDER BY w.n);
  pairs text[] := ARRAY(
    SELECT least(words[i], words[i + gap]) || ' ' || greatest(words[i], words[i + gap])
    FROM generate_series(1, cardinality(words)) AS i, generate_series(1, 2) AS gap WHERE i + gap <= cardinality(words));
  letters text;
BEGIN
  IF unspaced THEN
    letters := regexp_replace(folded, '[^' || syllables || ']+', '', 'g');
    pairs := pairs || ARRAY(SELECT substr(letters, i, 2) FROM generate_series(1, length(letters) - 1) AS i);
    letters := regexp_replace(folded, '[^' || alphabets || ']+', '', 'g');
    pairs := pairs || ARRAY(SELECT substr(letters, i, 4) FROM generate_series(1, length(letters) - 3) AS i);
  END IF;
  RETURN ARRAY(SELECT DISTINCT ('x' || left(md5(pair), 8))::bit(32)::integer FROM unnest(pairs) AS pair);
END $$;

-- What the words of a quote are looked up by. A quote that continues another is looked up by the words of both: a pair of
-- words may stand across what interrupts them.
CREATE OR REPLACE FUNCTION verbatim_quote_pairs(exact text, continues uuid) RETURNS integer[]
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT verbatim_quote_shingles(coalesce((SELECT q.exact || ' ' FROM quote AS q WHERE q.id = continues), '') || exact)
$$;
