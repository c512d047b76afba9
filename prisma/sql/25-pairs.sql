-- What a wording is looked up by, whatever its typography: numbers of neighbouring words, or of neighbouring letters where
-- no spaces stand between words. The check compares what is found, by the rules of server/text.

SELECT set_config('search_path', verbatim_path(), true);

-- Letters of scripts without spaces between words, as ranges of a regular expression (Unicode 17): those that mean a
-- syllable or a word (Han, Hiragana, Katakana, Bopomofo, Yi, Tangut, Nushu), and alphabets (Thai, Lao, Khmer, Myanmar, Tai
-- Le, New Tai Lue, Tai Tham, Tai Viet).
CREATE OR REPLACE FUNCTION verbatim_syllables() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff'
  || '\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua48c\uf900-\ufa6d\ufa70-\ufad9\uff66-\uff6f'
  || '\uff71-\uff9d\U00016fe0-\U00016fe1\U00016fe3\U00016ff2-\U00016ff6\U00017000-\U00018aff\U00018d00-\U00018d1e'
  || '\U00018d80-\U00018df2\U0001aff0-\U0001aff3\U0001aff5-\U0001affb\U0001affd-\U0001affe\U0001b000-\U0001b122'
  || '\U0001b132\U0001b150-\U0001b152\U0001b155\U0001b164-\U0001b167\U0001b170-\U0001b2fb\U00020000-\U0002a6df'
  || '\U0002a700-\U0002b81d\U0002b820-\U0002cead\U0002ceb0-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d'
  || '\U00030000-\U0003134a\U00031350-\U00033479';
CREATE OR REPLACE FUNCTION verbatim_unspaced_alphabets() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0e82\u0e84\u0e86-\u0e8a\u0e8c-\u0ea3\u0ea5\u0ea7-\u0eb0'
  || '\u0eb2-\u0eb3\u0ebd\u0ec0-\u0ec4\u0ec6\u0edc-\u0edf\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061'
  || '\u1065-\u1066\u106e-\u1070\u1075-\u1081\u108e\u1780-\u17b3\u17d7\u17dc\u1950-\u196d\u1970-\u1974'
  || '\u1980-\u19ab\u19b0-\u19c9\u1a20-\u1a54\u1aa7\ua9e0-\ua9e4\ua9e6-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a'
  || '\uaa7e-\uaaaf\uaab1\uaab5-\uaab6\uaab9-\uaabd\uaac0\uaac2\uaadb-\uaadd';

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
  FROM (SELECT regexp_replace(normalize(left(text, 200000), NFKC), '[' || verbatim_unread() || ']', '', 'g') AS bare) AS b,
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
