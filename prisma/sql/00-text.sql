-- What a word is in SQL, and where the other files find what they name.
--
-- The files of this folder say what Prisma's schema language cannot say. Each one is the current definition of its
-- subject and can be run again at any time, in the order of their names. Migrations hold copies of whole files, which
-- `npm run migration <what>` makes. `prisma db push` does not bring them:
-- `npx prisma db execute --file prisma/sql/<file>` does. A file must run in one transaction that starts with the schema
-- of the tables first in the search path: psql does so with PGOPTIONS=-csearch_path=<schemas> and --single-transaction.
--
-- A database may live in any schema, and the extensions in another one. So no name here has a schema, and no function
-- depends on the search path of whoever calls it:
-- - A body after RETURN or BEGIN ATOMIC is bound to what it names when it is made. The planner can still inline it.
-- - Every other function has SET search_path FROM CURRENT. That costs some microseconds a call and rules out inlining.
--   The one exception names nothing (verbatim_search_costs in 30-search.sql).
-- Functions bind no tables: PostgreSQL would then refuse to change columns that such a body names.
-- Refusals carry SQLSTATE 23514 (check_violation) and the name of the rule as their constraint.
-- Offsets count Unicode code points, which is what substr() and length() count.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The search path of functions: the schema of the tables, then those of the extensions.
CREATE OR REPLACE FUNCTION verbatim_path() RETURNS text LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT string_agg(quote_ident(nspname), ', ' ORDER BY nspname <> current_schema(), nspname)
  FROM pg_namespace
  WHERE nspname = current_schema()
    OR oid IN (SELECT extnamespace FROM pg_extension WHERE extname IN ('unaccent', 'pg_trgm'));
END;
-- For the rest of the transaction. Every file begins with this.
SELECT set_config('search_path', verbatim_path(), true);

-- Every character that is none of a word: neither a letter nor an accent on one nor a digit (categories P, S, Z, Cc and
-- Cf of Unicode 17), or one of the two letters that look like apostrophes. As ranges of a regular expression. [[:alnum:]]
-- would depend on the locale, and misses accents written apart.
CREATE OR REPLACE FUNCTION verbatim_marks() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7'
  || '\u02b9\u02bc\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0375\u037e\u0384-\u0385\u0387\u03f6\u0482'
  || '\u055a-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd-\u06de'
  || '\u06e9\u06fd-\u06fe\u0700-\u070f\u07f6-\u07f9\u07fe-\u07ff\u0830-\u083e\u085e\u0888\u0890-\u0891\u08e2'
  || '\u0964-\u0965\u0970\u09f2-\u09f3\u09fa-\u09fb\u09fd\u0a76\u0af0-\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84'
  || '\u0d4f\u0d79\u0df4\u0e3f\u0e4f\u0e5a-\u0e5b\u0f01-\u0f17\u0f1a-\u0f1f\u0f34\u0f36\u0f38\u0f3a-\u0f3d\u0f85'
  || '\u0fbe-\u0fc5\u0fc7-\u0fda\u104a-\u104f\u109e-\u109f\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d-\u166e\u1680'
  || '\u169b-\u169c\u16eb-\u16ed\u1735-\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u180e\u1940-\u1945\u19de-\u19ff'
  || '\u1a1e-\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e-\u1b4f\u1b5a-\u1b6a\u1b74-\u1b7f\u1bfc-\u1bff\u1c3b-\u1c3f'
  || '\u1c7e-\u1c7f\u1cc0-\u1cc7\u1cd3\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u206f'
  || '\u207a-\u207e\u208a-\u208e\u20a0-\u20c1\u2100-\u2101\u2103-\u2106\u2108-\u2109\u2114\u2116-\u2118\u211e-\u2123'
  || '\u2125\u2127\u2129\u212e\u213a-\u213b\u2140-\u2144\u214a-\u214d\u214f\u218a-\u244a\u249c-\u24e9\u2500-\u2775'
  || '\u2794-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe-\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u3030'
  || '\u3036-\u3037\u303d-\u303f\u309b-\u309c\u30a0\u30fb\u3190-\u3191\u3196-\u319f\u31c0-\u31ef\u3200-\u321e'
  || '\u322a-\u3247\u3250\u3260-\u327f\u328a-\u32b0\u32c0-\u33ff\u4dc0-\u4dff\ua490-\ua4c6\ua4fe-\ua4ff\ua60d-\ua60f'
  || '\ua673\ua67e\ua6f2-\ua716\ua720-\ua721\ua789-\ua78a\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce-\ua8cf'
  || '\ua8f8-\ua8fa\ua8fc\ua92e-\ua92f\ua95f\ua9c1-\ua9cd\ua9de-\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade-\uaadf'
  || '\uaaf0-\uaaf1\uab5b\uab6a-\uab6b\uabeb\ufb29\ufbb2-\ufbd2\ufd3e-\ufd4f\ufd90-\ufd91\ufdc8-\ufdcf\ufdfc-\ufdff'
  || '\ufe10-\ufe19\ufe30-\ufe6b\ufeff-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\ufffd'
  || '\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U000101fc\U0001039f\U000103d0'
  || '\U0001056f\U00010857\U00010877-\U00010878\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8'
  || '\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e\U00010d8e-\U00010d8f\U00010ead'
  || '\U00010ed0-\U00010ed8\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb-\U000110c1'
  || '\U000110cd\U00011140-\U00011143\U00011174-\U00011175\U000111c5-\U000111c8\U000111cd\U000111db'
  || '\U000111dd-\U000111df\U00011238-\U0001123d\U000112a9\U000113d4-\U000113d8\U0001144b-\U0001144f'
  || '\U0001145a-\U0001145d\U000114c6\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9'
  || '\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c'
  || '\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45\U00011c70-\U00011c71'
  || '\U00011ef7-\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011fff\U00012470-\U00012474\U00012ff1-\U00012ff2'
  || '\U00013430-\U0001343f\U00016a6e-\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44-\U00016b45'
  || '\U00016d6d-\U00016d6f\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f-\U0001ccef\U0001ccfa-\U0001cef0'
  || '\U0001cf50-\U0001d164\U0001d16a-\U0001d16c\U0001d173-\U0001d17a\U0001d183-\U0001d184\U0001d18c-\U0001d1a9'
  || '\U0001d1ae-\U0001d241\U0001d245\U0001d300-\U0001d356\U0001d6c1\U0001d6db\U0001d6fb\U0001d715\U0001d735'
  || '\U0001d74f\U0001d76f\U0001d789\U0001d7a9\U0001d7c3\U0001d800-\U0001d9ff\U0001da37-\U0001da3a'
  || '\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff\U0001e5ff'
  || '\U0001e95e-\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0-\U0001f0f5\U0001f10d-\U0001fbef\U0001fbfa'
  || '\U000e0001-\U000e007f';

-- Small letters, behind and before which a hyphen at the end of a line breaks a word, and letters of scripts that write
-- abbreviations with full stops: Latin, Greek, Cyrillic and Armenian. As ranges of a regular expression.
CREATE OR REPLACE FUNCTION verbatim_lower() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'a-z\u00df-\u00f6\u00f8-\u00ff\u0101-\u017f\u03ac-\u03ce\u0430-\u045f';
CREATE OR REPLACE FUNCTION verbatim_letters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376-\u0377\u037b-\u037d\u037f\u0386\u0388-\u03f5'
  || '\u03f7-\u0481\u048a-\u0556\u0561-\u0587';

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

-- All of these letters; SPACELESS in server/text/script.rules.ts is the same. The second function gives the marks on them.
CREATE OR REPLACE FUNCTION verbatim_unspaced() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN verbatim_syllables() || verbatim_unspaced_alphabets();
CREATE OR REPLACE FUNCTION verbatim_unspaced_marks() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3'
  || '\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u1a55-\u1a5e\u1a60-\u1a7c'
  || '\u1a7f\ua9e5\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\u17dd\u3099-\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef';

-- A text whose words are whole, even where a hyphen breaks them at the end of a line: wholeWords in server/text/broken.rules.ts.
CREATE OR REPLACE FUNCTION verbatim_whole_words(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN text ~ '[-\u00ad\u2010][ \t]*\r?\n' THEN regexp_replace(text,
    '([' || verbatim_lower() || '\u0300-\u036f])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[' || verbatim_lower() || '])', '\1', 'g')
  ELSE text END;

-- A text with the words as they are meant, in the composed forms of NFKC and without invisible characters:
-- - A word that is broken by a hyphen at the end of a line is whole.
-- - A zero-width non-joiner between Arabic letters, which Persian puts between the parts of a word, is a space.
-- - Single letters with full stops between them are one word (U.N., N.A.T.O.).
-- - Digits in groups are one number (1,500,000; 1 500 000; 15,00,000).
-- server/text/text-words.rules.ts does the same. Only the first 200,000 characters count, because a tsvector holds no
-- more than one megabyte. Each rule is looked for before it is applied, because hardly any text needs it.
CREATE OR REPLACE FUNCTION verbatim_search_text(text text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  read text := left(text, 200000);
  digit constant text := '[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]';
BEGIN
  IF read !~ '[^A-Za-z0-9 ]|[0-9] [0-9]' THEN RETURN read; END IF;
  IF read ~ '\u200c' THEN
    read := regexp_replace(read, '(?<=[\u0600-\u06ff])\u200c(?=[\u0600-\u06ff])', ' ', 'g');
  END IF;
  read := verbatim_whole_words(read);
  read := normalize(translate(read,
    U&'\00AD\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064\2066\2067\2068\2069\206A\206B\206C\206D\206E\206F\FEFF',
    ''), NFKC);
  IF read ~ ('[' || verbatim_letters() || ']\.[' || verbatim_letters() || ']') THEN
    read := regexp_replace(read, '(?<=(?:^|[' || verbatim_marks() || '])[' || verbatim_letters() || '])\.(?=['
      || verbatim_letters() || '](?:$|[' || verbatim_marks() || ']))', '', 'g');
  END IF;
  IF read ~ (digit || '[,.''\u2019 \u066c]' || digit || '{2}') THEN
    read := regexp_replace(read, '(?<=(?:^|[' || verbatim_marks() || '])' || digit || '{1,3})(?:[,.''\u2019 \u066c](?=' || digit
      || '{3}(?!' || digit || '))|,(?=(?:[0-9]{2},)+[0-9]{3}(?![0-9])))', '', 'g');
  END IF;
  RETURN read;
END $$;

-- The words of a text with spaces between them, in the order printed. Otherwise PostgreSQL's parser takes "AA/Ankara"
-- for a path, "fin.Il" for a host and "cessez-le-feu" for a word beside its parts, and where words end depends on the
-- locale. In scripts without spaces each letter is a word, with the marks on it.
CREATE OR REPLACE FUNCTION verbatim_search_words(text text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  words text := verbatim_search_text(text);
BEGIN
  IF words !~ '[^A-Za-z0-9 ]' THEN RETURN words; END IF;
  words := regexp_replace(words, '[' || verbatim_marks() || ']+', ' ', 'g');
  IF words ~ ('[' || verbatim_unspaced() || ']') THEN
    RETURN regexp_replace(words, '([' || verbatim_unspaced() || '][' || verbatim_unspaced_marks() || ']*)', ' \1 ', 'g');
  END IF;
  RETURN words;
END $$;

-- The words without accents. It writes some letters with marks, which become spaces. Arabic and Hebrew are written
-- without vowels, and letters that are often written for one another are one: alef with and without hamza, the two
-- carriers of hamza, final heh and teh marbuta, yeh and alef maksura, and the Persian and Urdu forms of kaf, yeh and heh.
-- Digits of these scripts and of Devanagari are those of ASCII.
-- unaccent() is only STABLE, because its dictionary could be changed; ours is not.
CREATE OR REPLACE FUNCTION verbatim_search_fold(words text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  folded text := words;
BEGIN
  IF octet_length(words) > length(words) THEN
    folded := translate(unaccent('unaccent'::regdictionary, words), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32));
  END IF;
  IF folded ~ '[\u0591-\u06ff\u0966-\u096f]' THEN
    RETURN translate(folded,
      U&'\0622\0623\0625\0671\0629\0649\06CC\06D2\0624\0626\06A9\06BE\06C1\06C0\06C2\06D5'
      || U&'\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
      || U&'\0966\0967\0968\0969\096A\096B\096C\096D\096E\096F'
      || U&'\0640\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0656\0657\0658\0670'
      || U&'\05B0\05B1\05B2\05B3\05B4\05B5\05B6\05B7\05B8\05B9\05BA\05BB\05BC\05BD\05BF\05C1\05C2\05C4\05C5\05C7',
      U&'\0627\0627\0627\0627\0647\064A\064A\064A\0621\0621\0643\0647\0647\0647\0647\0647' || '012345678901234567890123456789');
  END IF;
  RETURN folded;
END $$;

-- The span from the first to the last word of a text that is printed from first to last, in code points. A text without
-- a word keeps its whole span.
CREATE OR REPLACE FUNCTION verbatim_word_span(exact text, first integer, last integer, OUT start_offset integer, OUT end_offset integer)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT first + greatest(f.head, 1) - 1, last - greatest(f.tail, 1) + 1
  FROM (SELECT '[^' || verbatim_marks() || ']' AS word) AS r,
    LATERAL (SELECT regexp_instr(exact, r.word) AS head, regexp_instr(reverse(exact), r.word) AS tail) AS f;
END;
