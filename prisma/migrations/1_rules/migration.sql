-- file: prisma/sql/00-text.sql

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

-- file: prisma/sql/10-verbatim.sql

-- What must never be, refused by the database itself: quotes that are not verbatim, texts that change, duplicates,
-- circles.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ who sees a row

-- The least trusted of some review states. Whoever sees a state sees all that are trusted more, so a row that belongs to
-- others is visible to those who see this one state. Nulls do not count.
CREATE OR REPLACE FUNCTION verbatim_least_trusted(VARIADIC states review_status[]) RETURNS review_status
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN 'REJECTED'::review_status = ANY (states) THEN 'REJECTED'::review_status
  WHEN 'PROPOSED'::review_status = ANY (states) THEN 'PROPOSED'::review_status
  ELSE 'CONFIRMED'::review_status
END;

-- ------------------------------------------------------------------ spans are verbatim

ALTER TABLE quote DROP CONSTRAINT IF EXISTS quote_span_not_empty,
  ADD CONSTRAINT quote_span_not_empty CHECK (start_offset >= 0 AND end_offset > start_offset);
ALTER TABLE appearance DROP CONSTRAINT IF EXISTS appearance_span_not_empty,
  ADD CONSTRAINT appearance_span_not_empty CHECK (start_offset >= 0 AND end_offset > start_offset);

-- Every write compares the text again when the words, the offsets or the article changed, so a span cannot be moved
-- away from its quote either. It compares the length, too: substr() cuts off what lies behind the end.
-- FOR SHARE waits for whoever gives the article another day, publisher or state at this moment, or the utterance another
-- day or a conflict of speakers: the quote would keep the old one for ever.
CREATE OR REPLACE FUNCTION verbatim_quote_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  printed text;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.exact, NEW.prefix, NEW.suffix)
     IS DISTINCT FROM (OLD.article_id, OLD.start_offset, OLD.end_offset, OLD.exact, OLD.prefix, OLD.suffix) THEN
    SELECT body INTO printed FROM article WHERE id = NEW.article_id;
    IF FOUND AND NEW.start_offset >= 0 AND NEW.end_offset > NEW.start_offset THEN
      IF length(NEW.exact) <> NEW.end_offset - NEW.start_offset
         OR substr(printed, NEW.start_offset + 1, NEW.end_offset - NEW.start_offset) <> NEW.exact THEN
        RAISE EXCEPTION 'the quote is not the text of its article from % to %', NEW.start_offset, NEW.end_offset
          USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_verbatim', TABLE = 'quote';
      END IF;
      NEW.prefix := substr(printed, greatest(NEW.start_offset - 32, 0) + 1, least(32, NEW.start_offset));
      NEW.suffix := substr(printed, NEW.end_offset + 1, 32);
    END IF;
  END IF;
  IF TG_OP = 'INSERT'
     OR (NEW.article_id, NEW.date_published, NEW.source_id, NEW.status, NEW.effective_status, NEW.superseded)
     IS DISTINCT FROM
       (OLD.article_id, OLD.date_published, OLD.source_id, OLD.status, OLD.effective_status, OLD.superseded) THEN
    SELECT date_published, source_id, newest_id IS NOT NULL,
        CASE WHEN withdrawn_at IS NULL THEN verbatim_least_trusted(status, NEW.status) END
      INTO NEW.date_published, NEW.source_id, NEW.superseded, NEW.effective_status
      FROM article WHERE id = NEW.article_id FOR SHARE;
  END IF;
  -- A new quote has no chain yet.
  IF TG_OP = 'INSERT' THEN
    NEW.speaker_named := false;
    NEW.relayed := false;
  ELSIF (NEW.speaker_named, NEW.relayed) IS DISTINCT FROM (OLD.speaker_named, OLD.relayed) THEN
    NEW.speaker_named := EXISTS (
      SELECT 1 FROM attribution WHERE quote_id = NEW.id AND role = 'SPEAKER' AND num_nonnulls(person_id, source_id) > 0);
    NEW.relayed := EXISTS (SELECT 1 FROM attribution WHERE quote_id = NEW.id AND role = 'REPORTED_BY');
  END IF;
  IF TG_OP = 'INSERT' OR (NEW.utterance_id, NEW.attribution_conflict, NEW.said_on)
     IS DISTINCT FROM (OLD.utterance_id, OLD.attribution_conflict, OLD.said_on) THEN
    SELECT attribution_conflict, CASE WHEN status <> 'REJECTED' THEN said_on END
      INTO NEW.attribution_conflict, NEW.said_on FROM utterance WHERE id = NEW.utterance_id FOR SHARE;
    NEW.attribution_conflict := coalesce(NEW.attribution_conflict, false);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER quote_is_verbatim BEFORE INSERT OR UPDATE ON quote
  FOR EACH ROW EXECUTE FUNCTION verbatim_quote_write();

CREATE OR REPLACE FUNCTION verbatim_appearance_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  printed text;
  q RECORD;
  claimed review_status;
  quoted review_status;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.article_id, NEW.quote_id, NEW.start_offset, NEW.end_offset, NEW.exact)
     IS DISTINCT FROM (OLD.article_id, OLD.quote_id, OLD.start_offset, OLD.end_offset, OLD.exact) THEN
    SELECT body INTO printed FROM article WHERE id = NEW.article_id;
    IF FOUND AND NEW.start_offset >= 0 AND NEW.end_offset > NEW.start_offset
       AND (length(NEW.exact) <> NEW.end_offset - NEW.start_offset
         OR substr(printed, NEW.start_offset + 1, NEW.end_offset - NEW.start_offset) <> NEW.exact) THEN
      RAISE EXCEPTION 'the appearance is not the text of its article from % to %', NEW.start_offset, NEW.end_offset
        USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
    END IF;
    IF NEW.quote_id IS NOT NULL THEN
      SELECT article_id, start_offset, end_offset INTO q FROM quote WHERE id = NEW.quote_id;
      IF FOUND AND (q.article_id <> NEW.article_id
         OR NEW.start_offset < q.start_offset OR NEW.end_offset > q.end_offset) THEN
        RAISE EXCEPTION 'the appearance does not lie within its quote'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
      END IF;
    END IF;
  END IF;
  IF TG_OP = 'INSERT'
     OR (NEW.claim_id, NEW.article_id, NEW.quote_id, NEW.date_published, NEW.source_id, NEW.status, NEW.effective_status,
       NEW.superseded) IS DISTINCT FROM
       (OLD.claim_id, OLD.article_id, OLD.quote_id, OLD.date_published, OLD.source_id, OLD.status, OLD.effective_status,
       OLD.superseded) THEN
    SELECT status INTO claimed FROM claim WHERE id = NEW.claim_id FOR SHARE;
    SELECT status INTO quoted FROM quote WHERE id = NEW.quote_id FOR SHARE;
    SELECT date_published, source_id, newest_id IS NOT NULL,
        CASE WHEN withdrawn_at IS NULL THEN verbatim_least_trusted(status, NEW.status, claimed, quoted) END
      INTO NEW.date_published, NEW.source_id, NEW.superseded, NEW.effective_status
      FROM article WHERE id = NEW.article_id FOR SHARE;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER appearance_is_verbatim BEFORE INSERT OR UPDATE ON appearance
  FOR EACH ROW EXECUTE FUNCTION verbatim_appearance_write();

-- Nor is a quote moved away from what appears in it.
CREATE OR REPLACE FUNCTION verbatim_quote_holds() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM appearance WHERE quote_id = NEW.id AND (article_id <> NEW.article_id
      OR start_offset < NEW.start_offset OR end_offset > NEW.end_offset)) THEN
    RAISE EXCEPTION 'an appearance would not lie within its quote any longer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'quote';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_holds_appearances AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.article_id, OLD.start_offset, OLD.end_offset) IS DISTINCT FROM (NEW.article_id, NEW.start_offset, NEW.end_offset))
  EXECUTE FUNCTION verbatim_quote_holds();

-- ------------------------------------------------------------------ interrupted speech

-- A quote continues one that its article prints before it, and one that is not refused continues it at most. So nothing
-- continues itself: whoever follows the parts of a sentence comes nearer to an end of the text. The trigger looks when all
-- rows of the statement are there. FOR SHARE waits for whoever moves the other quote at this moment.
CREATE OR REPLACE FUNCTION verbatim_quote_continues() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  earlier RECORD;
BEGIN
  IF NEW.continues_id IS NOT NULL THEN
    SELECT article_id, end_offset INTO earlier FROM quote WHERE id = NEW.continues_id FOR SHARE;
    IF FOUND AND (earlier.article_id <> NEW.article_id OR earlier.end_offset > NEW.start_offset) THEN
      RAISE EXCEPTION 'a quote continues only a quote that the same article prints before it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_continues_earlier', TABLE = 'quote';
    END IF;
  END IF;
  IF EXISTS (SELECT 1 FROM quote WHERE continues_id = NEW.id
      AND (article_id <> NEW.article_id OR start_offset < NEW.end_offset)) THEN
    RAISE EXCEPTION 'a quote would not stand before the quote that continues it any longer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_continues_earlier', TABLE = 'quote';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_inserted_continues AFTER INSERT ON quote FOR EACH ROW
  WHEN (NEW.continues_id IS NOT NULL) EXECUTE FUNCTION verbatim_quote_continues();
CREATE OR REPLACE TRIGGER quote_updated_continues AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.continues_id, OLD.article_id, OLD.start_offset, OLD.end_offset)
    IS DISTINCT FROM (NEW.continues_id, NEW.article_id, NEW.start_offset, NEW.end_offset))
  EXECUTE FUNCTION verbatim_quote_continues();
CREATE UNIQUE INDEX IF NOT EXISTS quote_continued_once ON quote (continues_id) WHERE status <> 'REJECTED';

-- ------------------------------------------------------------------ texts never change

ALTER TABLE article DROP CONSTRAINT IF EXISTS article_body_matches_sha256,
  ADD CONSTRAINT article_body_matches_sha256 CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'));
ALTER TABLE article DROP CONSTRAINT IF EXISTS article_body_not_empty,
  ADD CONSTRAINT article_body_not_empty CHECK (body <> '');

CREATE OR REPLACE FUNCTION verbatim_article_body() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RAISE EXCEPTION 'the body of an article never changes: an edited text is a new article that supersedes the old'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'article_body_is_immutable', TABLE = 'article';
END $$;
CREATE OR REPLACE TRIGGER article_body_is_immutable BEFORE UPDATE ON article FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.sha256 IS DISTINCT FROM NEW.sha256)
  EXECUTE FUNCTION verbatim_article_body();

-- A source prints a text once. Another that prints the same text has an article of its own. Texts of unknown sources
-- count as those of one: nobody could tell them apart.
CREATE UNIQUE INDEX IF NOT EXISTS article_text_once ON article
  (sha256, (coalesce(source_id, '00000000-0000-0000-0000-000000000000'::uuid)));

-- The lasting name of a span of an article: lastingName in server/quote/lasting-name.rules.ts. It is a function so that
-- statements with many quotes have no subquery for each.
CREATE OR REPLACE FUNCTION verbatim_lasting_name(article uuid, first integer, behind integer) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT a.sha256 || ':' || first || '-' || behind FROM article AS a WHERE a.id = article
$$;

-- One version of an article follows another. Refused ones may pile up beside the one that counts: who proposes a
-- correction in place of a refused one is not in its way.
CREATE UNIQUE INDEX IF NOT EXISTS article_superseded_once ON article (supersedes_id) WHERE status <> 'REJECTED';

-- ------------------------------------------------------------------ one party, one row

ALTER TABLE attribution DROP CONSTRAINT IF EXISTS attribution_names_one_party,
  ADD CONSTRAINT attribution_names_one_party CHECK (num_nonnulls(person_id, source_id) <= 1);

-- A span and type has one quote, a quote names a speaker once. Refused rows may pile up beside the one that counts.
CREATE UNIQUE INDEX IF NOT EXISTS quote_span_and_type_once ON quote (article_id, start_offset, end_offset, type)
  WHERE status <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS appearance_span_and_claim_once ON appearance (article_id, start_offset, end_offset, claim_id)
  WHERE status <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS attribution_speaker_once ON attribution (quote_id, person_id) WHERE role = 'SPEAKER';
CREATE UNIQUE INDEX IF NOT EXISTS attribution_source_speaker_once ON attribution (quote_id, source_id)
  WHERE role = 'SPEAKER' AND source_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS claim_relation_once ON claim_relation (subject_id, object_id, type)
  WHERE status <> 'REJECTED';
-- The symmetric types hold both ways, so the other direction is the same relation again.
CREATE UNIQUE INDEX IF NOT EXISTS claim_relation_symmetric_once ON claim_relation
  (least(subject_id, object_id), greatest(subject_id, object_id), type)
  WHERE type <> 'ENTAILS' AND status <> 'REJECTED';

-- ------------------------------------------------------------------ nothing leads to itself

ALTER TABLE article DROP CONSTRAINT IF EXISTS article_not_its_own_successor,
  ADD CONSTRAINT article_not_its_own_successor CHECK (supersedes_id <> id);
ALTER TABLE person DROP CONSTRAINT IF EXISTS person_not_its_own_affiliation,
  ADD CONSTRAINT person_not_its_own_affiliation CHECK (affiliation_id <> id);
ALTER TABLE source DROP CONSTRAINT IF EXISTS source_not_its_own_parent,
  ADD CONSTRAINT source_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE claim_relation DROP CONSTRAINT IF EXISTS claim_relation_not_to_itself,
  ADD CONSTRAINT claim_relation_not_to_itself CHECK (subject_id <> object_id);

-- Nobody belongs to themselves through others, and no text replaces itself: whoever follows affiliations, parents of
-- sources or earlier versions comes to an end.
--
-- Of two transactions that each make one half of a circle at once, neither would see the other's half. Only an UPDATE
-- can make a half: what an INSERT belongs to must be there, and nobody else can belong to a row that is not committed
-- yet. So each UPDATE takes the lock of verbatim_one_writer before it looks, here as well, to rely on no other trigger.
-- It is that lock and no other, because whoever takes two locks must take them in one order.
-- A repeatable-read transaction does not see what was committed while it waited. It locks the rows it went by instead,
-- which fails (SQLSTATE 40001) where one of them was changed since.

-- Refuses rows of a table whose link leads back to them through others: (person, affiliation_id), (source, parent_id) or
-- (article, supersedes_id).
CREATE OR REPLACE FUNCTION verbatim_refuse_circles(tree text, link text, moved uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  way uuid[];
  circle uuid;
  slug text;
  relation text := replace(link, '_id', '');
BEGIN
  EXECUTE format($query$
    WITH RECURSIVE above AS (
      SELECT id AS first, id AS at, %2$I AS next FROM %1$I WHERE id = ANY($1) AND %2$I IS NOT NULL
      UNION
      SELECT a.first, x.id, x.%2$I FROM above AS a JOIN %1$I AS x ON x.id = a.next
      WHERE a.next <> a.first
    )
    SELECT array_agg(at), (array_agg(first) FILTER (WHERE next = first))[1] FROM above
  $query$, tree, link) INTO way, circle USING moved;
  IF circle IS NOT NULL THEN
    EXECUTE format('SELECT slug FROM %I WHERE id = $1', tree) INTO slug USING circle;
    RAISE EXCEPTION 'the % "%" leads back to itself by %', tree, slug, relation
      USING ERRCODE = 'check_violation', CONSTRAINT = format('%s_%s_in_no_circle', tree, relation), TABLE = tree;
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    EXECUTE format('SELECT FROM %I WHERE id = ANY($1) FOR SHARE', tree) USING way;
  END IF;
END $$;
-- Its argument is the column of the link.
CREATE OR REPLACE FUNCTION verbatim_circle_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  link text := TG_ARGV[0];
  moved uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('SELECT array_agg(id) FROM new_rows WHERE %I IS NOT NULL', link) INTO moved;
  ELSE
    EXECUTE format('SELECT array_agg(n.id) FROM new_rows AS n LEFT JOIN old_rows AS o USING (id)
      WHERE n.%1$I IS NOT NULL AND n.%1$I IS DISTINCT FROM o.%1$I', link) INTO moved;
  END IF;
  IF moved IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN PERFORM pg_advisory_xact_lock(20261121); END IF;
  PERFORM verbatim_refuse_circles(TG_TABLE_NAME, link, moved);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_affiliation_in_no_circle_inserted AFTER INSERT ON person
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('affiliation_id');
CREATE OR REPLACE TRIGGER person_affiliation_in_no_circle_updated AFTER UPDATE ON person
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('affiliation_id');
CREATE OR REPLACE TRIGGER source_parent_in_no_circle_inserted AFTER INSERT ON source
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('parent_id');
CREATE OR REPLACE TRIGGER source_parent_in_no_circle_updated AFTER UPDATE ON source
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('parent_id');
CREATE OR REPLACE TRIGGER article_supersedes_in_no_circle_inserted AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('supersedes_id');
CREATE OR REPLACE TRIGGER article_supersedes_in_no_circle_updated AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('supersedes_id');

-- ------------------------------------------------------------------ rows from before the triggers

SELECT verbatim_refuse_circles('person', 'affiliation_id', ARRAY(SELECT id FROM person));
SELECT verbatim_refuse_circles('source', 'parent_id', ARRAY(SELECT id FROM source));
SELECT verbatim_refuse_circles('article', 'supersedes_id', ARRAY(SELECT id FROM article WHERE supersedes_id IS NOT NULL));

-- file: prisma/sql/20-derived.sql

-- Columns that the database keeps by itself: sort names, days and publishers repeated, counts of quotes.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ sort names

CREATE OR REPLACE FUNCTION verbatim_sort_name() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.sort_name := lower(unaccent('unaccent'::regdictionary, NEW.name));
  RETURN NEW;
END $$;
-- Compared byte by byte, so that both engines and every locale sort alike. A column that a trigger names cannot be
-- altered, so the trigger goes first.
DO $$
DECLARE
  tree text;
BEGIN
  FOREACH tree IN ARRAY ARRAY['person', 'source'] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %1$s_sort_name ON %1$s', tree);
    EXECUTE format('ALTER TABLE %1$s ALTER COLUMN sort_name TYPE TEXT COLLATE "C"', tree);
    EXECUTE format('CREATE TRIGGER %1$s_sort_name BEFORE INSERT OR UPDATE OF name, sort_name ON %1$s
      FOR EACH ROW EXECUTE FUNCTION verbatim_sort_name()', tree);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ days, publishers, states

-- An article's day, publisher and state stand on its quotes and appearances, and those of a quote on its attributions,
-- where indexes need them. Triggers read them for each row that is written (10-verbatim.sql, and below); the others here
-- have those rows written again for which they became others. A row that has the new state already keeps it: it was no
-- more trusted than the state that changed, and no less trusted than what else it belongs to.
CREATE OR REPLACE FUNCTION verbatim_article_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  state review_status := CASE WHEN NEW.withdrawn_at IS NULL THEN NEW.status END;
BEGIN
  UPDATE quote SET date_published = NEW.date_published, source_id = NEW.source_id, effective_status = state,
    superseded = NEW.newest_id IS NOT NULL WHERE article_id = NEW.id;
  UPDATE appearance SET date_published = NEW.date_published, source_id = NEW.source_id, effective_status = state,
    superseded = NEW.newest_id IS NOT NULL WHERE article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_repeats AFTER UPDATE ON article FOR EACH ROW
  WHEN ((OLD.date_published, OLD.source_id, OLD.status, OLD.withdrawn_at IS NULL, OLD.newest_id IS NULL)
    IS DISTINCT FROM (NEW.date_published, NEW.source_id, NEW.status, NEW.withdrawn_at IS NULL, NEW.newest_id IS NULL))
  EXECUTE FUNCTION verbatim_article_repeat();

CREATE OR REPLACE FUNCTION verbatim_utterance_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE quote SET said_on = CASE WHEN NEW.status <> 'REJECTED' THEN NEW.said_on END,
    attribution_conflict = NEW.attribution_conflict WHERE utterance_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER utterance_repeats AFTER UPDATE ON utterance FOR EACH ROW
  WHEN ((OLD.said_on, OLD.status = 'REJECTED', OLD.attribution_conflict)
    IS DISTINCT FROM (NEW.said_on, NEW.status = 'REJECTED', NEW.attribution_conflict))
  EXECUTE FUNCTION verbatim_utterance_repeat();

CREATE OR REPLACE FUNCTION verbatim_attribution_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  SELECT date_published, article_id, start_offset, end_offset, source_id, utterance_id, effective_status, superseded
    INTO NEW.date_published, NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.publisher_id, NEW.utterance_id,
      NEW.effective_status, NEW.superseded
    FROM quote WHERE id = NEW.quote_id;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER attribution_repeats
  BEFORE INSERT OR UPDATE OF quote_id, date_published, article_id, start_offset, end_offset, publisher_id, utterance_id,
    effective_status, superseded ON attribution
  FOR EACH ROW EXECUTE FUNCTION verbatim_attribution_write();
CREATE OR REPLACE FUNCTION verbatim_quote_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE attribution SET effective_status = NEW.effective_status WHERE quote_id = NEW.id;
  UPDATE appearance SET effective_status = NEW.status WHERE quote_id = NEW.id AND effective_status IS NOT NULL;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_repeats AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.article_id, OLD.start_offset, OLD.end_offset, OLD.date_published, OLD.source_id, OLD.utterance_id, OLD.status,
      OLD.effective_status, OLD.superseded)
    IS DISTINCT FROM (NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.date_published, NEW.source_id, NEW.utterance_id,
      NEW.status, NEW.effective_status, NEW.superseded))
  EXECUTE FUNCTION verbatim_quote_repeat();
CREATE OR REPLACE FUNCTION verbatim_claim_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE appearance SET effective_status = NEW.status WHERE claim_id = NEW.id AND effective_status IS NOT NULL;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER claim_repeats AFTER UPDATE ON claim FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION verbatim_claim_repeat();

-- ------------------------------------------------------------------ what quotes are filtered by

-- Whether a quote's chain names a speaker, or someone who relays it, and whether articles credit its utterance to different
-- speakers, stand on the quote: an index of the quotes then answers how many there are. quote_is_verbatim in
-- 10-verbatim.sql reads them anew whenever somebody writes them; these triggers write them where they became others.
CREATE OR REPLACE FUNCTION verbatim_chain_repeat(quotes uuid[]) RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  UPDATE quote SET speaker_named = c.speaker_named, relayed = c.relayed
  FROM (
    SELECT q.id, coalesce(bool_or(l.role = 'SPEAKER' AND num_nonnulls(l.person_id, l.source_id) > 0), false) AS speaker_named,
      coalesce(bool_or(l.role = 'REPORTED_BY'), false) AS relayed
    FROM unnest(quotes) AS q(id) LEFT JOIN attribution AS l ON l.quote_id = q.id GROUP BY q.id
  ) AS c
  WHERE quote.id = c.id AND (quote.speaker_named, quote.relayed) <> (c.speaker_named, c.relayed)
$$;
CREATE OR REPLACE FUNCTION verbatim_attribution_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  quotes uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    quotes := ARRAY(SELECT DISTINCT quote_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    quotes := ARRAY(SELECT DISTINCT quote_id FROM old_rows);
  ELSE
    quotes := ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.quote_id, n.quote_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.quote_id, o.role, o.person_id, o.source_id) IS DISTINCT FROM (n.quote_id, n.role, n.person_id, n.source_id));
  END IF;
  IF cardinality(quotes) > 0 THEN PERFORM verbatim_chain_repeat(quotes); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER attribution_inserted_chain AFTER INSERT ON attribution
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();
CREATE OR REPLACE TRIGGER attribution_updated_chain AFTER UPDATE ON attribution
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();
CREATE OR REPLACE TRIGGER attribution_deleted_chain AFTER DELETE ON attribution
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();

-- ------------------------------------------------------------------ counts of quotes

-- person.quote_count counts the quotes of which the person is a speaker. Refused quotes do not count, nor do those of
-- refused or withdrawn articles, nor those of any but the newest versions.
-- It is counted while the person's row is locked, by a statement that begins after that: of two transactions that quote
-- one person at once, the second counts what the first wrote.
CREATE OR REPLACE FUNCTION verbatim_person_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.quote_count := (
    SELECT count(*) FROM attribution AS a
    JOIN quote AS q ON q.id = a.quote_id AND q.status <> 'REJECTED'
    JOIN article AS ar ON ar.id = q.article_id AND ar.status <> 'REJECTED' AND ar.withdrawn_at IS NULL AND ar.newest_id IS NULL
    WHERE a.person_id = NEW.id AND a.role = 'SPEAKER');
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_quote_count BEFORE INSERT OR UPDATE OF quote_count ON person
  FOR EACH ROW EXECUTE FUNCTION verbatim_person_count();
-- Locks in the order of ids, so that two transactions that quote the same people do not wait for each other.
CREATE OR REPLACE FUNCTION verbatim_count_quotes(people uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM person WHERE id = ANY(people) ORDER BY id FOR NO KEY UPDATE;
  UPDATE person SET quote_count = quote_count WHERE id = ANY(people);
END $$;
CREATE OR REPLACE FUNCTION verbatim_attribution_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_count_quotes(ARRAY(SELECT DISTINCT person_id FROM new_rows WHERE person_id IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_count_quotes(ARRAY(SELECT DISTINCT person_id FROM old_rows WHERE person_id IS NOT NULL));
  ELSE
    PERFORM verbatim_count_quotes(ARRAY(
      SELECT unnest(ARRAY[o.person_id, n.person_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.person_id, o.role, o.quote_id) IS DISTINCT FROM (n.person_id, n.role, n.quote_id)));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER attribution_inserted AFTER INSERT ON attribution
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE TRIGGER attribution_updated AFTER UPDATE ON attribution
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE TRIGGER attribution_deleted AFTER DELETE ON attribution
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE FUNCTION verbatim_quote_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_count_quotes(ARRAY(
    SELECT DISTINCT a.person_id FROM attribution AS a
    WHERE a.quote_id = NEW.id AND a.person_id IS NOT NULL AND a.role = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_status_counts AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.status = 'REJECTED') <> (NEW.status = 'REJECTED') OR OLD.article_id <> NEW.article_id)
  EXECUTE FUNCTION verbatim_quote_count();
CREATE OR REPLACE FUNCTION verbatim_article_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_count_quotes(ARRAY(
    SELECT DISTINCT a.person_id FROM attribution AS a JOIN quote AS q ON q.id = a.quote_id
    WHERE q.article_id = NEW.id AND a.person_id IS NOT NULL AND a.role = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_status_counts AFTER UPDATE ON article FOR EACH ROW
  WHEN ((OLD.status = 'REJECTED' OR OLD.withdrawn_at IS NOT NULL OR OLD.newest_id IS NOT NULL)
    <> (NEW.status = 'REJECTED' OR NEW.withdrawn_at IS NOT NULL OR NEW.newest_id IS NOT NULL))
  EXECUTE FUNCTION verbatim_article_count();

-- ------------------------------------------------------------------ rows from before the triggers

UPDATE quote AS q SET effective_status = a.status, superseded = a.newest_id IS NOT NULL FROM article AS a
  WHERE a.id = q.article_id AND (q.superseded, q.effective_status) IS DISTINCT FROM
    (a.newest_id IS NOT NULL, CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, q.status) END);
UPDATE quote AS q SET said_on = CASE WHEN u.status <> 'REJECTED' THEN u.said_on END FROM utterance AS u
  WHERE u.id = q.utterance_id AND q.said_on IS DISTINCT FROM CASE WHEN u.status <> 'REJECTED' THEN u.said_on END;
UPDATE attribution AS l SET effective_status = q.effective_status FROM quote AS q
  WHERE q.id = l.quote_id AND (l.article_id, l.start_offset, l.end_offset, l.publisher_id, l.utterance_id,
      l.effective_status, l.superseded)
    IS DISTINCT FROM (q.article_id, q.start_offset, q.end_offset, q.source_id, q.utterance_id, q.effective_status,
      q.superseded);
SELECT verbatim_chain_repeat(ARRAY(SELECT id FROM quote));
UPDATE quote AS q SET attribution_conflict = u.attribution_conflict FROM utterance AS u
  WHERE u.id = q.utterance_id AND q.attribution_conflict <> u.attribution_conflict;
UPDATE appearance AS p SET effective_status = a.status, superseded = a.newest_id IS NOT NULL
  FROM article AS a, claim AS c, (SELECT ap.id, q.status FROM appearance AS ap LEFT JOIN quote AS q ON q.id = ap.quote_id) AS o
  WHERE a.id = p.article_id AND c.id = p.claim_id AND o.id = p.id AND (p.superseded, p.effective_status) IS DISTINCT FROM
    (a.newest_id IS NOT NULL,
      CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, p.status, c.status, o.status) END);

-- file: prisma/sql/25-pairs.sql

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

-- file: prisma/sql/25-versions.sql

-- Which version of an article counts. article.newest_id leads from every other version to it.

SELECT set_config('search_path', verbatim_path(), true);

-- The versions of an article are the texts that supersede each other. One of them counts, and lists show it: the newest
-- that is confirmed, else the newest that is proposed, else the newest. So a version that nobody has confirmed yet, or
-- that was rejected, takes the place of no confirmed one. A version that was withdrawn keeps its place: whoever withdraws
-- a correction does not say again what it corrected.
--
-- Gives newest_id to all versions of these articles. Stages:
--   older    each article and those before it, down to the first, which is the root of its versions
--   version  all versions of a root, numbered from the first on
--   newest   the one of each root that counts
CREATE OR REPLACE FUNCTION verbatim_choose_newest(articles uuid[]) RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  WITH RECURSIVE older AS (
    SELECT id, supersedes_id FROM article WHERE id = ANY(articles)
    UNION
    SELECT a.id, a.supersedes_id FROM older AS o JOIN article AS a ON a.id = o.supersedes_id
  ), version AS (
    SELECT id AS root, id, 0 AS n FROM older WHERE supersedes_id IS NULL
    UNION ALL
    SELECT v.root, a.id, v.n + 1 FROM version AS v JOIN article AS a ON a.supersedes_id = v.id
  ), newest AS (
    SELECT DISTINCT ON (v.root) v.root, v.id FROM version AS v JOIN article AS a USING (id)
    ORDER BY v.root, CASE a.status WHEN 'CONFIRMED' THEN 0 WHEN 'PROPOSED' THEN 1 ELSE 2 END, v.n DESC, v.id DESC
  )
  UPDATE article SET newest_id = nullif(chosen.newest, chosen.id)
  FROM (SELECT v.id, n.id AS newest FROM version AS v JOIN newest AS n USING (root)) AS chosen
  WHERE article.id = chosen.id AND article.newest_id IS DISTINCT FROM nullif(chosen.newest, chosen.id)
$$;
CREATE OR REPLACE FUNCTION verbatim_article_versions() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  moved uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    moved := ARRAY(SELECT id FROM new_rows WHERE supersedes_id IS NOT NULL);
  ELSIF TG_OP = 'DELETE' THEN
    moved := ARRAY(SELECT supersedes_id FROM old_rows WHERE supersedes_id IS NOT NULL);
  ELSE
    moved := ARRAY(
      SELECT x FROM old_rows AS o JOIN new_rows AS n USING (id), unnest(ARRAY[n.id, o.supersedes_id]) AS x
      WHERE (o.supersedes_id, o.status) IS DISTINCT FROM (n.supersedes_id, n.status) AND x IS NOT NULL);
  END IF;
  IF cardinality(moved) > 0 THEN PERFORM verbatim_choose_newest(moved); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_versions_inserted AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_article_versions();
CREATE OR REPLACE TRIGGER article_versions_updated AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_article_versions();
CREATE OR REPLACE TRIGGER article_versions_deleted AFTER DELETE ON article
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_article_versions();

-- An address belongs to one article, whose versions may all have been printed there. The name sorts these triggers behind
-- those above, which choose the newest version: articles with the same one are versions of one article.
CREATE OR REPLACE FUNCTION verbatim_article_address() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  address text := (
    SELECT min(x.url) FROM new_rows AS n JOIN article AS x USING (id) JOIN article AS y ON y.url = x.url
    WHERE coalesce(x.newest_id, x.id) <> coalesce(y.newest_id, y.id));
BEGIN
  IF address IS NOT NULL THEN
    RAISE EXCEPTION 'two articles that are no versions of each other have the url %', address
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_url_of_one_article', TABLE = 'article';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_with_url_inserted AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_article_address();
CREATE OR REPLACE TRIGGER article_with_url_updated AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_article_address();

-- Nobody but these triggers, and the foreign key, writes the column. The trigger that refuses others goes first, so that
-- rows from before the triggers can be given their values.
DROP TRIGGER IF EXISTS article_newest_kept ON article;
SELECT verbatim_choose_newest(ARRAY(SELECT id FROM article WHERE supersedes_id IS NOT NULL));
CREATE OR REPLACE FUNCTION verbatim_article_newest() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.newest_id := CASE TG_OP WHEN 'UPDATE' THEN OLD.newest_id END;
  RETURN NEW;
END $$;
CREATE TRIGGER article_newest_kept BEFORE INSERT OR UPDATE OF newest_id ON article FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION verbatim_article_newest();

-- file: prisma/sql/28-letters.sql

-- Letters of other scripts as they sound, written in Latin letters.

SELECT set_config('search_path', verbatim_path(), true);

-- Latin letters, a colon and the letters that sound so. Greek, Armenian, Hebrew, Arabic, Georgian, the scripts of India,
-- Thai, kana, the parts of Hangul syllables, and the Chinese characters of GB 2312 and Big5 (level 1) in pinyin. Cyrillic
-- depends on the language and stands in 35-names.sql. A small kana has ^ for the vowel that it takes from the one before.
-- The table was generated from any-ascii 0.3.3 (ISC license, copyright Hunter WB), which knows all scripts letter by
-- letter and depends on nothing. It is kept here, so that PostgreSQL and the embedded database read names alike, in
-- triggers and in questions, and any-ascii is no dependency.
CREATE OR REPLACE FUNCTION verbatim_letter_sounds() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '
:ϗּֽֿׂׅׄאעءأإاعـًٌٍّْٕٔٗٱᄋっ゙゚ゝゞッ़ऽ়्ঽ਼઼্੍ઽ఼્்ఽ಼్ಽ್഻഼ഽ്ฯฺๅ ^a:ゃャ ^o:ょョ ^u:ゅュ
a:άαաֲַָآىَٓٞٲაᅡぁあァアऄअआाঅআাਅਆਾઅઆાஅஆாఅఆాಅಆಾഅആാะัา吖啊锕阿 ae:ᅢแ ai:ऐैঐৈਐੈઐૈஐைఐైಐೈഐൈใไ哀哎唉嗌嗳噯埃嫒愛挨捱暧曖爱瑷璦癌皑皚矮砹碍礙艾蔼藹锿閡隘霭靄
an:俺埯安岸庵按揞暗案桉氨犴胺菴諳谙銨铵鞍鵪鹌黯 ang:昂盎肮骯 ao:傲凹嗷坳奥奧媪媼岙廒懊拗敖澳熬獒翱聱螯袄襖遨鏊鏖骜鳌鼇 au:औौঔৌਔੌઔૌஔௌఔౌಔೌഔൌ b:բبٻბᄇᆸबবਬબబಬബบ
ba:ばバ八叭吧坝壩岜巴扒把拔捌灞爸疤笆粑罢罷耙芭茇菝跋钯霸靶魃鲅 bai:佰拜捭掰摆擺敗柏白百稗襬败 ban:伴办半坂姅扮扳拌搬斑板版班瓣瘢癍絆绊舨般辦鈑钣闆阪頒颁 bang:傍帮幫梆棒榜浜磅綁绑膀蒡蚌謗谤邦鎊镑
bao:保勹包堡報孢宝寶报抱暴煲爆胞苞葆薄褒褓豹趵鉋鑤雹飽饱鮑鲍鸨龅 be:べベ bei:倍備北卑呗备孛悖悲惫憊揹杯焙狈狽盃碑碚背蓓被褙貝贝輩辈邶鋇鐾钡鞴鹎 ben:坌奔本畚笨苯贲锛 beng:嘣崩泵甏甭繃绷蹦迸 bh:ڀभভਭભభಭഭ
bi:びビ俾匕吡哔嗶壁妣婢嬖币幣庇庳弊弼彼必愎敝斃比毕毖毙沘滗濞狴璧畀畢痹痺碧秕笔筆筚箄箅篦臂舭芘荜荸萆蓖蔽薜裨襞詖賁跸蹕逼避鄙鉍铋閉闭陛髀鼻 bian:便匾卞变弁忭扁汴煸砭碥窆笾編缏编苄蝙褊變貶贬辨辩辫辮辯边遍邊釆鞭鳊
biao:婊彪杓标標灬瘭膘表裱錶鏢鑣镖镳飑飙飚驃骠髟鰾鳔 bie:別别彆憋瘪癟蹩鱉鳖 bin:傧儐宾彬摈斌槟檳殡殯滨濒濱瀕玢繽缤膑臏豳賓镔髌鬓鬢 bing:丙並併兵冫冰并摒柄炳病禀秉稟邴鉼餅饼
bo:ぼボ亳伯剝剥勃博卜啵帛拨搏撥播擘檗波渤玻礴箔簸缽脖膊舶菠蔔蕃蘗跛踣鈸鉑钵钹铂饽駁驳鹁 bs:ᆹ bu:ぶブ不佈卟哺埔埠布怖捕晡步瓿簿补補誧逋部醭鈽钚钸 c:ϭचচਚચசచಚച ca:嚓擦礤 cai:彩才採材猜睬綵纔菜蔡裁財财踩采
can:参參惨惭慘慚摻残殘灿燦璨粲蚕蠶餐骖黪 cang:仓伧倉傖沧滄舱艙苍蒼藏 cao:嘈操曹槽漕糙艚艹草螬 ce:侧側冊册厕廁恻惻测測策 cen:岑涔 ceng:噌层層曾蹭 ch:ճչچڇڜڞჩჭᄎᆾछছਛછఛಛഛจฉชฌ
cha:叉姹察岔差插搽杈查槎檫汊猹碴茬茶衩詫诧锸镲馇 chai:侪儕拆柴瘥虿豺釵钗齜 chan:产儳冁剷婵嬋孱巉廛忏懺掺搀攙毚潺澶產禅禪纏缠羼蒇蝉蟬蟾觇諂讒谄谗躔鏟铲镡闡阐顫颤饞馋骣
chang:伥倀倡偿償厂唱嘗嚐场場娼嫦尝常廠徜怅悵惝敞昌昶暢氅猖畅肠腸苌菖萇阊鬯鯧鲳 chao:勦吵嘲巢怊抄晁朝潮炒焯耖超鈔钞 che:坼屮彻徹扯掣撤澈砗車车 chen:嗔塵宸尘忱抻晨榇櫬沉琛疢瞋碜縝臣衬襯諶讖谌谶趁辰郴陈陳龀
cheng:丞乘呈城埕塍惩懲成承撐撑晟枨柽橙澄瞠秤称程稱蛏裎誠诚逞酲铖騁骋 chi:ちチ侈傺叱吃呎哧啻喫嗤墀媸尺弛彳恥持敕斥池炽熾痴瘛癡眵笞篪翅耻茌蚩螭褫豉赤踟迟遲飭饬馳驰魑鸱齒齿 chong:充冲宠寵崇忡憧沖舂艟茺虫蟲衝铳
chou:丑仇俦儔帱惆愁抽畴疇瘳瞅稠筹籌綢绸臭裯踌躊酬醜雠 chu:亍储儲出刍初厨处廚怵憷搐杵楚楮樗橱櫥歜滁畜矗础礎絀绌芻處蜍褚触觸蹰躇鋤锄除雏雛黜齣 chuai:啜揣搋膪踹 chuan:串传傳喘巛川椽氚穿舛舡船遄釧钏
chuang:创創幢床怆愴疮瘡窗闖闯 chui:吹垂捶棰槌炊箠錘鎚锤陲 chun:唇春椿淳純纯脣莼蝽蠢醇鶉鹑 chuo:戳綽绰踔輟辍辶齪龊 ci:伺刺呲慈次此瓷疵磁祠糍茈茨詞词賜赐辞辭雌鹚 cong:丛从匆叢囪囱從枞樅淙琮璁聪聰苁葱蔥骢
cou:凑湊腠輳辏 cu:促徂殂猝簇粗蔟蹙蹴醋 cuan:撺汆爨窜竄篡蹿镩 cui:催啐崔悴摧榱毳淬璀瘁粹翠脆萃 cun:吋存寸忖村皴 cuo:厝嵯挫措搓撮痤矬磋脞蹉銼錯锉错鹾
d:δդדدضڈډڊڏڐڗდᄃᆮडदডদਡਦડદడదಡದഡദฎด da:だダ哒嗒大妲怛打搭沓瘩笪答耷褡躂达達靼鞑韃 dai:代傣呆呔埭岱带帶待怠戴歹殆玳甙绐袋貸贷迨逮骀黛
dan:丹但儋单啖啗單弹彈惮憚担掸撢擔旦殚氮淡澹疸瘅眈箪簞耽聃胆膽萏蛋誕诞赕郸 dang:儅党凼噹宕当挡擋档檔當盪砀荡菪蕩裆襠讜谠鐺铛黨 dao:倒刀刂到叨导導岛島忉悼捣搗氘燾盗盜祷禱稻纛蹈道 dd:ڋ de:でデ地得德的锝
deng:凳噔嶝戥灯燈登瞪磴等簦蹬邓鄧镫 dh:ذظڌڍڎढधঢধਢਧઢધఢధಢಧഢധ di:低嘀坻堤娣嫡帝底弟抵敌敵柢棣氐涤滌滴牴狄睇砥碲笛第籴締缔羝翟荻蒂觌詆諦诋谛迪递遞邸鏑镝隄骶 dia:嗲
dian:佃典坫垫墊奠巅巔店惦掂殿淀滇澱点玷电甸癜癫癲碘簟踮钿阽電靛顛颠點 diao:凋刁叼吊弔彫掉碉調调貂釣钓铞铫雕鯛鲷 die:叠喋垤堞揲爹牒瓞疊碟絰耋蝶諜谍跌蹀迭鲽 ding:丁仃叮啶定玎疔盯碇耵腚訂订酊釘錠钉锭頂顶鼎
diu:丟丢铥 do:どド dong:东侗冬冻凍动動咚垌岽峒恫懂東栋棟氡洞湩硐胨胴董鸫鼕 dou:兜抖斗枓痘窦竇篼脰蔸蚪豆逗都钭陡鬥 du:嘟堵妒度杜椟櫝毒渎渡瀆牍牘犊犢独獨督睹笃篤肚芏蠹讀读賭赌鍍镀髑黩黷
duan:断斷椴段煅短端簖緞缎耑鍛锻 dui:兌兑堆对對怼憝碓队隊 dun:吨噸囤墩惇敦沌炖燉盹盾砘礅趸蹲躉遁鈍钝镦頓顿 duo:剁咄哆哚垛堕墮多夺奪惰掇朵綞缍舵裰跺踱躲鐸铎 dz:ձځڂძ
e:έεեէְֱֵֶٜ٘ٙٛٴۀێېےۓეჱᅦぇえゑェエヱऍऎएॅॆेএেਏੇઍએૅેஎஏெேఎఏెేಎಏೆೇഎഏെേเ俄厄呃噩垩堊娥婀屙峨恶惡愕扼腭苊莪萼蛾訛詻讹谔軛轭遏鄂鍔锇锷額顎颚额餓饿鱷鳄鵝鹅鹗 ei:诶 en:恩摁蒽 eo:ᅥ
er:二儿兒尔洱爾珥而耳貳贰迩邇铒餌饵鲕鸸 eu:ᅳ ey:ۍ f:φϥֆףפفڡڢჶฝฟ fa:乏伐发垡法珐琺發砝筏罚罰醱閥阀髮 fan:凡反墦帆幡梵樊氾汎泛烦煩燔犯畈番矾礬範繁繙翻范藩蘩販贩蹯返釩钒飯饭
fang:仿倣匚坊妨房放方枋紡纺肪舫芳訪访邡钫防鲂 fei:匪吠啡妃屝废廢悱扉斐榧沸淝狒痱篚绯翡肥肺腓芾菲蜚誹诽費费镄霏非飛飞鲱 fen:份偾分吩坟墳奋奮忿愤憤棻棼氛汾瀵焚粉粪糞紛纷芬酚鲼鼢
feng:丰俸冯凤唪奉封峰枫楓沣烽疯瘋砜縫缝葑蜂諷讽豐逢酆鋒锋風风馮鳳 fou:否缶
fu:ふフ付伏伕佛俘俯傅凫副匐呋咐复夫妇婦孚孵富幅幞府弗彿復怫扶抚拂拊撫敷斧服桴氟浮涪滏父甫砩祓福稃符紱紼縛绂绋缚罘肤腐腑腹膚艴芙芣苻茯莩菔蚨蜉蝠蝮袱複覆訃讣負賦賻负赋赙赴趺跗輔輻辅辐郛釜鈇阜阝附頫馥駙驸鲋 fu:鳆麩麸黻黼
g:γգגػؼڨګڬگڲڳڴგᄀᆨगগਗગగಗഗ ga:がガ嘎噶尕尜尬旮钆 gai:丐垓戤改概溉盖蓋該该賅赅鈣钙陔 gan:坩尴尷干幹感擀敢旰杆柑桿榦橄泔淦澉甘疳矸秆稈竿绀肝苷贛赣赶趕酐 gang:冈刚剛岗岡崗戆杠槓港筻綱纲缸罡肛釭鋼钢
gao:告搞杲槁槔皋睾稿篙糕縞缟羔膏藁誥诰郜锆镐高 ge:げゲ个仡個割各咯哥哿嗝圪塥戈搁搿擱格歌疙硌箇胳膈舸葛虼袼鉻铬镉閣閤阁隔革骼鬲鴿鸽 gei:給给 gen:亘亙哏根艮茛跟 geng:哽埂庚更梗绠羹耕耿賡赓鲠 gg:ڰ
gh:ղغღघঘਘઘఘಘഘ gi:ぎギ go:ごゴ gong:供公共功宫宮工巩廾弓恭拱攻汞珙肱蚣觥貢贡躬鞏龔龚 gou:佝勾垢够夠媾岣彀搆构枸構沟溝狗笱篝缑苟觏詬诟購购遘鉤钩雊鞲 gs:ᆪ
gu:ぐグ估僱古呱咕嘏固姑孤崮故梏毂汩沽牯牿痼瞽穀箍罟股臌菇菰蛄蛊蠱觚詁诂谷轂轱辜酤鈷錮钴锢雇顧顾骨鲴鴣鸪鹄鹘鼓 gua:刮剐卦寡挂掛栝瓜胍褂诖颳鸹 guai:乖怪拐掴摑枴 guan:倌关冠官惯慣掼棺涫灌琯盥管罐莞觀观貫贯關館馆鰥鳏鸛鹳
guang:光咣广廣桄洸犷獷胱逛 gui:刽刿劊匦匱圭妫宄庋归晷柜桂桧檜櫃歸珪瑰癸皈硅簋規规詭诡貴贵跪軌轨閨闺鬼鮭鱖鲑鳜龜龟 gun:丨棍滚滾磙绲衮袞輥辊鯀鲧 guo:呙国國埚堝崞帼幗果椁槨猓聒虢蜾蝈蟈裹过過郭鍋锅馘
h:ͱϩհׁהחةحهھہۂۃჰᄒᇂःहঃহਃਹઃહஹఃహಃಹഃഹหฮ ha:はハ哈蛤铪 hai:亥咳嗨孩害氦海胲还還醢駭骇骸 han:函含喊寒悍憨憾捍撖撼旱晗汉汗涵漢瀚焊焓罕翰菡蚶邗邯酣銲韓韩頷顸颔鼾 hang:夯杭沆绗航颃
hao:号嗥嚆嚎壕好昊毫浩濠灏皓耗蒿薅號蚝蠔豪貉郝鄗鎬顥颢 he:へヘ何劾合呵和喝嗬壑曷核河涸盍盒禾紇纥翮荷菏蚵褐訶诃賀贺赫郃闔阂阖頜颌鶴鹤 hei:嘿黑 hen:很恨狠痕 heng:亨哼恆恒桁横橫珩蘅衡 hi:ひヒ ho:ほホ
hong:哄宏弘泓洪烘紅红荭蕻薨虹訇訌讧轟轰閎闳鬨鴻鸿黉黌 hou:侯候厚后吼喉堠後猴瘊篌糇逅骺鱟鲎 hu:乎互冱呼唬唿囫壶壺岵弧忽怙惚戶户戽扈护斛楛槲沍沪浒湖滬滹烀煳狐猢琥瑚瓠祜笏糊胡葫虍虎蝴觳護轷醐鬍鵠鹕鹱
hua:划劃化华哗嘩桦樺滑猾画畫砉花華話譁话铧骅 huai:坏壞徊怀懷槐淮踝 huan:唤喚圜奂奐宦寰幻患换換擐桓欢歡洹浣涣渙漶澴焕煥獾环環痪瘓緩缓缳萑豢逭郇鍰锾鬟鲩 huang:凰幌徨恍惶慌晃湟潢煌璜癀皇磺篁簧肓荒蝗蟥謊谎遑隍韹鳇黃黄
hui:会匯卉咴哕喙回彗彙徽恚恢悔惠慧挥揮晖晦暉會毀毁汇洄浍灰烩燬燴秽穢繪绘缋茴荟蕙虺蛔蟪詼誨諱讳诙诲賄贿輝辉迴隳麾 hun:婚昏梡浑混渾溷珲琿荤葷诨阍餛馄魂 huo:伙劐嚯夥惑或攉活濩火獲祸禍穫耠获藿蠖豁貨货钬锪镬霍
i:ΐήίηιϊիִئؾؿِٖიᅵぃいゐィイヰइईिीইঈিীਇਈਿੀઇઈિીஇஈிீఇఈిీಇಈಿೀഇഈിീิี j:ϫϳջجڄჯᄌᆽजজਜજஜజಜജ jh:झঝਝઝఝಝഝ
ji:じぢジヂ丌乩亟伋伎佶偈冀几击剂剞劑勣即及叽吉咭哜唧嘰圾基墼妓姬嫉季寂寄屐岌嵇嵴己幾彐忌急悸戟戢技挤掎擊擠既暨机极棘楫極機殛汲洎济激濟犄玑璣畸畿疾瘠矶磯祭积稷稽積笄笈箕籍紀級緝績繼级纪继绩缉羁羈肌脊芨芰
ji:荠蒺蓟蕺薊薺藉虮覬觊計記譏计讥记赍跡跻跽蹟躋輯辑迹际際集雞霁霽飢饑饥驥骥髻鲚鲫鸡麂齑 jia:价伽佳假傢價加嘉夹夾嫁家岬恝戛架枷浃浹珈甲痂瘕稼笳胛茄荚莢葭蛱袈豭賈贾跏迦郏鉀钾铗镓頰颊駕驾
jian:件俭健僭儉兼减剑剪劍囝坚堅奸姦尖建戋戬拣捡揀搛撿枧柬检楗檢歼殲毽涧渐減湔溅漸澗濺煎牮犍监監睑瞼硷碱笕笺筧简箋箭簡緘縑繭缄缣翦肩腱舰艦艰艱茧荐菅蒹薦裥見见諫謇谏谫賤贱趼践踐踺蹇鉴鍵鑑鑒锏键間间鞯韉餞饯鲣 jian:鹣鹼
jiang:僵匠奖姜将將彊桨槳江洚浆漿犟獎疆礓糨絳绛缰耩茳蒋蔣薑講讲豇酱醬降韁 jiao:交佼侥僥僬剿叫噍姣娇嬌峤徼挢搅攪教敫椒浇湫澆焦狡皎矫矯礁窖絞繳绞缴胶脚腳膠艽茭蕉蛟角跤較轎轿较郊酵醮鉸铰餃饺驕骄鮫鲛鹪
jie:介借傑劫卩喈嗟姐婕孑屆届戒截拮捷接揭杰桀桔洁潔界疖疥皆睫碣秸竭節結结羯节芥蚧街解訐詰誡讦诘诫阶階颉骱鲒 jin:仅今僅儘劲勁卺噤堇妗尽巾廑斤晉晋槿津浸烬燼瑾盡矜禁筋紧緊縉缙荩衿襟覲觐觔謹谨赆近进進金錦钅锦靳饉馑
jing:井京儆兢净刭境婧弪径徑惊憬敬旌景晶泾涇淨獍璟痉痙睛竞竟競粳精經经肼胫腈茎荆荊莖菁警迳逕鏡镜阱靓靖静靜頸颈驚鯨鲸 jiong:冂扃炅炯窘迥 jiu:久九僦厩咎啾就廄揪救旧柩桕灸玖疚究糾纠臼舅舊赳酒阄韭鬏鳩鸠鹫 jj:ᄍ
ju:举侷俱倨具剧劇句咀局居屦屨巨惧懼拒拘据掬據椐榉榘橘沮炬犋狙琚疽矩砠窭聚舉苣苴莒菊裾讵趄距跼踞踽遽醵鉅鋸钜锔锯雎鞠鞫颶飓駒驹齟龃 juan:倦卷娟捐捲桊涓狷眷絹绢蠲鄄鐫锩镌隽雋鵑鹃
jue:倔决劂厥噘嚼孓崛抉掘撅攫桷橛決爝爵獗玨珏矍絕绝蕨覺觉觖觼訣譎诀谲蹶镢鴃 jun:俊军君均峻捃浚濬皲竣菌軍郡鈞钧駿骏麇 k:κկքקكکڪკქᄏᆿकকਕકஃகకಕകก ka:かゕゖカヵヶ佧卡咔咖喀胩
kai:凯凱剀剴垲开忾恺愒愷愾慨揩楷蒈铠锎锴開 kan:侃刊勘坎堪崁戡槛檻看瞰砍莰阚龛 kang:亢伉康慷扛抗炕糠钪闶 kao:尻拷栲烤犒考銬铐靠 ke:けケ克刻可嗑坷壳客岢恪柯棵殼氪渴溘珂疴瞌磕科稞窠緙缂苛蝌課课軻轲钶锞顆颏颗骒髁
kei:剋 ken:啃垦墾恳懇肯裉齦 keng:吭坑鏗铿阬 kh:χխךכخხखখਖખఖಖഖขฃคฅฆ ki:きキ kk:ᄁᆩ ko:こコ kong:倥孔崆恐控硿空箜 kou:口叩寇扣抠眍筘芤蔻釦 kp:ڮ
ku:くク刳哭喾堀库庫枯窟绔苦裤褲酷骷 kua:侉垮夸挎胯誇跨 kuai:侩儈哙块塊快狯筷脍膾蒯郐 kuan:宽寬款髋髖 kuang:况劻匡哐圹壙夼旷曠框況狂眶矿礦筐纩誑诓诳贶邝
kui:亏傀匮喟喹夔奎岿悝愦愧揆暌溃潰盔睽窥窺篑簣聩葵蒉虧蝰跬逵餽馈馗魁 kun:困坤崑悃捆昆梱焜琨睏綑醌錕锟阃髡鲲 kuo:廓扩括擴蛞闊阔 l:λլלلڵڶڷڸლᄅᆯऌलळऴঌলਲઌલળலளழఌలళఴಌಲಳഌലളഴลฬ
la:剌啦喇垃拉旯瘌砬腊臘蜡蠟辣邋 lai:來崃徕徠来涞濑瀨癞癩睐睞籁籟莱萊賴赉赖铼 lan:兰婪岚嵐懒懶拦揽攔攬斓斕栏榄欄欖滥漤澜濫瀾烂爛篮籃籣纜缆罱蓝藍蘭褴襤覽览谰镧闌阑 lang:啷廊朗榔浪狼琅瑯稂莨蒗螂郎锒阆
lao:佬劳勞唠嘮姥崂捞撈栳涝烙牢痨癆老耢酪醪铑铹 lb:ᆲ le:乐了仂叻樂泐鳓 lei:儡勒嘞垒壘嫘擂檑泪淚磊类累縲缧羸耒肋蕾诔酹鐳镭雷類 leng:冷塄愣棱楞稜 lg:ᆰ lh:ᆶ
li:丽例俐俚俪傈儷利力励勵历厉厘厲吏呖哩唳喱坜壢娌嫠慄戾曆李枥栎栗梨欐歷沥浬溧漓澧瀝犁狸猁理琍璃疠疬痢癘砺砾礪礫礼禮离立笠篥篱籬粒粝缡罹苈荔莅莉蒞蓠藜蛎蜊蠡蠣裡詈貍跞轹逦邐郦酈醴里鋰鎘锂隶隸離雳靂驪骊鯉鲡 li:鲤鳢鹂麗黎黧
lia:俩倆 lian:奁奩帘廉怜恋憐戀敛斂楝殓殮涟漣潋濂瀲炼煉琏簾練练联聯脸臁臉莲蓮蔹蠊裢裣连連鍊鏈鐮链镰鰱鲢 liang:两亮兩凉墚晾梁椋樑涼粮粱糧良諒谅踉輛辆量魉魎 liao:僚嘹寥寮尥廖撂撩料暸潦燎獠疗療瞭繚缭聊蓼辽遼钌镣鹩
lie:冽列劣咧埒捩洌烈猎獵裂趔躐鬣 lin:临凛凜吝啉嶙廪懍懔拎林檩淋燐琳璘痳瞵磷粼膦臨蔺藺賃赁躏躪轔辚遴邻鄰霖鱗鳞麟 ling:令伶凌另呤囹岭嶺昤柃棂櫺泠灵玲瓴綾绫羚翎聆苓菱蔆蛉酃鈴铃陵零靈領领鲮鴒齡龄
liu:六刘劉旒柳榴流浏溜瀏熘琉留瘤硫绺遛鎏锍镏霤餾馏骝鹨 lm:ᆱ long:咙嚨垄垅壟拢攏朧栊泷珑瓏癃矓砻窿笼籠聋聾胧茏陇隆隴龍龙 lou:偻喽嘍娄婁嵝搂摟楼樓漏瘘瘺篓簍耧蒌蝼螻鏤镂陋髅髏 lp:ᆵ ls:ᆳ lt:ᆴ
lu:侣侶僇卢卤吕呂噜嚕垆屡屢履庐廬录律慮戮捋掳撸擄旅栌榈橹櫓櫚氇氯泸渌滤滷漉潞濾瀘炉爐率璐盧碌祿禄稆穋簏綠縷绿缕胪膂臚舻芦蘆虏虑虜褛褸賂赂路轳辂辘逯鋁錄鑪铝镥閭闾陆陸露顱颅驢驴魯鱸鲁鲈鷺鸬鹭鹵鹿麓
luan:乱亂卵娈孪孿峦巒挛攣栾滦灤脔銮鑾鸞鸾 lue:ฦ掠略锊 lun:仑伦侖倫囵崙抡掄沦淪綸纶論论輪轮 luo:倮儸囉摞椤泺洛漯犖猡玀珞瘰箩籮絡络罗羅脶荦萝落蘿螺蠃裸逻邏鏍鑼锣镙雒駱騾骆骡
m:μմםמمმᄆᆷमঁমਂਮઁંમஂமంఄమಂಮംഄമม呒 ma:まマ吗嗎嘛妈媽嬤杩犸玛瑪痲码碼罵蚂螞蟆馬马骂麻 mai:买劢卖唛埋脈脉荬買賣迈邁霾麥麦 man:墁屘幔慢曼满滿漫熳瞒瞞縵缦蔓蛮螨蠻谩鏝镘鞔颟饅馒鰻鳗
mang:忙杗氓漭盲硭芒茫莽蟒邙 mao:冒卯峁帽懋旄昴毛泖牦犛猫瑁瞀矛耄茂茅茆蝥蟊袤貌貓貿贸鉚錨铆锚髦 me:めメ么麼 mei:妹媒媚寐嵋昧枚梅楣每沒没沬浼湄煤猸玫眉美莓袂酶鎂镁镅霉魅鹛黴 men:们們悶懑懣扪捫焖燜钔門门闷
meng:勐夢孟懵朦梦檬濛猛甍盟瞢矇礞艋艨萌蒙虻蜢蠓錳锰 mi:みミ冖冪咪嘧宓密幂弥弭彌敉汨泌瀰猕眯瞇祕祢秘米糜糸縻羋脒芈蘼蜜覓觅謎謐谜谧迷醚靡麋 mian:偭免冕勉娩宀棉沔渑湎澠眄眠綿緬绵缅腼面麵
miao:喵妙庙廟描杪淼渺眇瞄秒緲缈苗藐邈鹋 mie:乜咩滅灭篾蔑蠛 min:岷悯愍憫抿敏民泯湣珉皿缗苠閔閩闵闽鳘黾 ming:冥名命明暝溟瞑茗螟酩銘铭鳴鸣 miu:謬谬
mo:もモ墨嫫嬷寞抹摩摸摹末模歿殁沫漠瘼磨秣糢耱膜茉莫蓦蘑謨谟貊貘镆陌馍驀魔麽默 mou:侔哞某牟眸繆缪蛑謀谋鍪 mu:むム亩仫募坶墓姆幕慕拇暮木母毪沐牡牧畝目睦穆苜钼
n:νնןנنڃڱڹںڻڼڿნᄂᆫんンंङञणनऩংঙঞণনਙਞਣਨઙઞણનஙஞணநனఁఙఞణనಙಞಣನങഞണനഩณน na:なナ吶呐哪娜拿捺納纳肭衲那鈉钠镎 nai:乃佴奈奶妳柰氖耐艿萘迺鼐 nan:南喃囡楠男腩蝻赧难難
nang:囊囔攮曩馕 nao:呶垴孬恼惱挠撓淖猱瑙硇脑腦蛲蟯鐃铙闹鬧 ne:ねネ呢疒訥讷 nei:內内餒馁 nen:嫩恁 neng:能 ng:ڠڭᆼง嗯 nh:ᆭ ni:にニ伲你倪匿坭妮尼怩拟擬旎昵暱泥溺猊睨腻膩逆铌霓鲵
nian:唸埝年廿念拈捻撚撵攆涊碾蔫輦辇鲇鲶黏 niang:娘孃酿釀 niao:嬝嬲尿脲茑袅裊鳥鸟 nie:啮嗫囁孽捏涅聂聶臬蘖蹑躡鎳鑷镊镍陧颞齧 nin:您 ning:佞凝咛嚀宁寧拧擰柠檸泞濘狞獰甯聍苧 niu:妞忸扭牛狃紐纽鈕钮
nj:ᆬ no:のノ nong:侬儂农哝噥弄浓濃穠脓膿農 nou:耨 nu:ぬヌ努女奴孥弩怒恧胬衄钕駑驽 nuan:暖煖 nue:疟瘧虐 nuo:傩喏懦挪搦糯諾诺锘 ny:ڽۑ
o:οωόώոօֳׇֹֺٚٝۄۅۆოჵᅩぉおをォオヲऑऒओऺऻॉॊोওোਓੋઑઓૉોஒஓொோఒఓొోಒಓೊೋഒഓൊോอโ哦喔噢 oe:ᅬ ou:偶呕嘔怄欧歐殴毆沤瓯甌耦藕讴鷗鸥 p:πպփپڣპფᄑᇁपপਪપபపಪപป
pa:ぱパ啪帕怕杷爬琶筢葩趴 pai:俳哌徘拍排派湃牌蒎 pan:判叛拚攀槃泮潘爿畔盘盤盼磐蟠袢襻蹒蹣 pang:乓庞彷徬旁滂耪胖螃逄龐 pao:刨匏咆庖抛拋泡炮狍疱皰砲脬袍跑 pe:ぺペ pei:佩呸培帔旆沛珮胚裴賠赔轡辔配醅锫陪霈
pen:喷噴湓盆 peng:嘭堋彭怦抨捧朋棚澎烹砰硼碰篷膨蓬蟛踫鵬鹏 ph:ڦफফਫફఫಫഫผพภ pi:ぴピ丕仳僻劈匹啤噼圮坯埤媲屁庀批披擗枇毗淠琵甓疋疲痞癖皮睥砒紕纰罴脾蚍蜱譬貔辟邳郫鈹铍闢陂陴霹鼙
pian:偏片犏篇翩胼谝蹁駢騙骈骗 piao:剽嘌嫖殍漂瓢瞟票縹缥螵飄飘 pie:丿撇氕瞥苤 pin:品姘嫔嬪拼榀牝聘貧贫頻顰频颦 ping:乒俜凭坪娉屏平憑枰瓶苹萍蘋評评鲆 po:ぽポ叵坡婆泊泼潑珀皤破笸粕迫鄱釙钋钷頗颇魄
pou:剖掊裒 pp:ᄈ ps:ψ pu:ぷプ仆僕匍噗圃扑撲攴攵普曝朴樸氆浦溥濮瀑璞脯莆菩葡蒲譜谱蹼鋪铺镤镨 q:ϙϟقڧყ
qi:七乞亓企俟其凄启啟嘁器圻奇契妻屺岂岐崎弃悽慼憩戚旗期杞柒栖桤棄棋棲槭欹欺歧气氣汔汽沏泣淇淒漆琦琪畦砌碛磧祁祇祈祺綦綺绮耆脐臍芑芪萁萋葺蕲蛴蜞訖讫豈起蹊迄錡颀騎骐骑鰭鳍麒齊齐 qia:恰掐洽葜袷髂
qian:乾仟佥倩凵前千堑塹岍嵌悭愆慊扦掮搴椠欠歉浅淺潛潜牵牽签箝簽籤縴缱肷芊芡茜虔褰謙譴谦谴迁遣遷鈐鉗鉛錢钎钤钱钳铅阡韆騫骞黔 qiang:丬呛嗆墙嫱強强戕戗抢搶枪槍樯檣炝牆繈羌羟腔蔷薔蜣襁跄鎗鏘锖锵镪
qiao:乔侨俏僑劁喬峭巧悄愀憔撬敲桥樵橇橋瞧硗窍竅缲翘翹荞誚譙诮谯跷蹺鍬锹鞒鞘 qie:且切妾怯惬愜挈窃竊箧郄鍥锲 qin:亲侵勤吣嗪噙寝寢嶔揿撳擒檎欽沁溱琴禽秦芩芹螓衾親钦锓
qing:倾傾卿圊庆情慶擎晴檠氢氫氰清磬箐綮罄苘蜻請謦请輕轻青頃顷鲭黥 qiong:琼瓊穷穹窮筇茕蛩跫邛銎 qiu:丘俅囚巯梂楸毬求泅犰球秋糗虬蚯蝤裘赇逑遒邱酋鞦鰍鳅鼽
qu:劬区區去取娶屈岖嶇曲朐氍渠璩癯瞿磲祛蕖蘧蛆蛐蠼衢觑诎趋趣趨躯軀阒驅驱鸲麴黢齲龋 quan:佺全券劝勸圈悛拳权權泉犬犭畎痊筌绻荃蜷詮诠踡辁醛銓铨颧鬈 que:却卻悫榷炔瘸确確缺闋闕阕阙雀鵲鹊 qun:群裙逡
r:ρϼրרرڑڒړڔڕڙრऋरऱृॄঋরৃৄਰઋરૃૄரறఋరఱృౄಋರಱೃೄഋരറൃൄร ra:らラ ran:冉染然燃苒蚺髯 rang:嚷壤攘瓤禳穰讓让 rao:娆嬈扰擾桡橈繞绕荛饒饶 re:れレ惹热熱
ren:人亻仁仞任刃壬妊忍稔紉纫荏葚衽認认軔轫韌韧飪饪 reng:仍扔 ri:りリ日 ro:ろロ rong:冗容嵘嶸戎榕榮溶熔狨絨绒肜茸荣蓉蝾融鎔 rou:揉柔糅肉蹂鞣 rr:ռ ru:るル乳儒入嚅如孺汝洳溽濡燸缛茹蓐薷蠕褥襦辱铷颥
ruan:朊軟软阮 rue:ฤ rui:枘瑞睿芮蕊蕤蚋銳锐 run:润潤閏闰 ruo:偌弱箬篛若鶸 s:ͳͻͼͽςσϡϻսסשسصڛსᄉᆺशषसশষসਸશષસஶஷஸశషసಶಷಸശഷസซศษส sa:さサ仨卅挲撒洒灑脎萨薩颯飒
sai:噻塞腮賽赛鰓鳃 san:三伞傘叁散毵糁糝馓 sang:丧喪嗓搡桑磉颡 sao:埽嫂扫掃搔瘙繅缫臊騷骚鳋 se:せセ啬嗇涩澀瑟穑穡色铯 sen:森 seng:僧 sh:ϣϸշشښშ
sha:傻刹剎厦唼啥嗄廈杀歃殺沙煞痧砂紗纱莎裟铩霎鯊鲨 shai:晒曬筛篩 shan:删刪剡善埏姍姗嬗山彡扇擅杉柵汕潸煽珊疝縿繕缮羶膳膻舢芟苫蟮衫訕讪贍赡跚鄯钐閃闪陕陝骟鱔鳝 shang:上伤傷商垧墒尚晌殇殤熵绱裳觞觴賞赏
shao:劭勺哨少捎梢潲烧燒稍筲紹绍艄芍苕蛸邵韶 she:佘厍奢射慑懾捨摄攝歙涉滠猞畲社舌舍蛇設设賒赊赦麝 shei:谁 shen:什伸呻哂娠婶嬸审審慎椹沈深渖渗滲瀋甚申矧砷神紳绅肾胂脤腎莘蜃诜谂身
sheng:剩勝升圣声嵊昇牲生甥盛省眚笙繩绳聖聲胜賸陞
shi:しシ世事仕使侍势勢匙十史嗜噬埘塒士失奭始实室實尸屍屎市师師式弑弒恃拭拾施时是時柿氏湿溼濕炻狮獅矢石示礻筮舐莳蓍虱蚀蝕蝨螫視视試詩誓識识试诗谥豕贳軾轼适逝適酾释釋铈食飾饣饰駛驶鲥鲺 shou:兽受售壽守寿手扌授收狩獸瘦綬绶艏首
shu:书倏叔塾墅姝孰属屬庶恕戍抒摅数數暑曙書朮术束枢树梳樞樹橾殊殳毹沭淑漱澍熟疏秫竖纾署腧舒菽蔬薯藷蜀術豎贖赎輸输述黍鼠 shua:刷唰耍 shuai:帅帥摔甩蟀衰 shuan:拴栓涮閂闩 shuang:双塽孀爽雙霜
shui:水氵睡稅税誰 shun:吮瞬舜順顺 shuo:妁搠朔槊烁爍硕碩蒴說说鑠铄 si:丝似兕厮厶司咝嗣嘶四姒寺巳廝思撕斯死汜泗澌祀私笥絲纟缌耜肆蛳锶飼饲駟驷鷥鸶 so:そソ song:凇宋崧嵩忪怂悚慫松淞竦耸聳菘訟誦讼诵送頌颂鬆
sou:叟嗖嗽嗾搜擞擻溲瞍艘蒐薮藪螋锼颼飕餿馊 ss:ᄊᆻ st:ϛ su:すス俗僳嗉囌塑夙宿愫涑溯甦稣穌簌粟素肃肅苏蔌蘇觫訴诉谡速酥 suan:狻痠算蒜酸 sui:岁歲濉燧眭睢碎祟穗綏绥荽虽誶谇遂邃隋随隧隨雖髓
sun:孙孫损損榫狲笋筍荪蓀隼飧 suo:唆唢嗍嗦娑所桫梭琐瑣睃簑索縮缩羧蓑鎖锁 t:τթտטתتطٹټٽთტᄐᇀटतটতਟਤટતடதటతಟತടതഺฏต ta:たタ他塌塔她它拓挞撻榻溻牠獭獺趿踏蹋遝遢铊闼鳎
tai:台太态態抬檯汰泰炱肽胎臺苔薹跆邰酞钛颱鲐 tan:叹嘆坍坛坦壇忐探摊攤昙曇檀歎毯滩潭灘炭痰瘫癱碳罈袒覃談譚谈谭貪贪郯钽锬 tang:倘傥儻唐堂塘帑搪棠樘汤淌湯溏烫燙瑭糖羰耥膛螗螳趟躺醣鏜铴镗
tao:啕套掏桃檮洮涛淘滔濤焘絛绦萄討讨逃陶韜韬饕鼗 te:てテ忑忒慝特铽 teng:滕疼籐腾藤誊謄騰 th:θثٺٿڟठथঠথਠਥઠથఠథಠಥഠഥฐฑฒถทธ ti:ϯ体倜剃剔啼嚏屉屜悌惕提替梯涕緹绨缇荑裼踢蹄逖醍銻锑題题體鹈
tian:填天忝恬掭殄添甜田畋腆舔鈿闐阗靦 tiao:佻挑条條眺祧窕笤粜蜩覜跳迢髫鯈鲦龆 tie:帖萜貼贴鐵铁餮 ting:亭停厅听婷庭廳廷挺梃汀烃町聽艇莛葶蜓铤霆 to:とト tong:仝佟僮同嗵彤恸慟捅桐桶潼痛瞳砼童筒統统茼通酮銅铜
tou:亠偷头投透頭骰 ts:ծցץצڅڝცწ tsu:つツ tt:ᄄ tu:兔凸吐图圖土堍塗屠徒涂禿秃突荼菟途酴钍 tuan:团團彖抟湍疃糰 tui:推煺腿蛻蜕褪退頹颓 tun:吞屯暾氽臀豚飩饨
tuo:乇佗唾坨妥庹托拖柁柝椭橐橢沱沲砣箨脫脱託跎酡陀馱駝驮驼鴕鸵鼍 u:ֻؤُٟٳۇۈۉۊუᅮぅうゥウउऊुूউঊুূਉਊੁੂઉઊુૂஉஊுூఉఊుూಉಊುೂഉഊുൂุู ue:ึื ui:ᅴ v:βվבڤڥۋۏვवਵવவవವവ
vu:ゔヴ w:ͷϝւוوჳว wa:ᅪゎわヮワ佤哇娃娲媧挖洼瓦窪腽蛙袜襪 wae:ᅫ wai:外崴歪 wan:万丸剜婉完宛弯彎惋挽晚汍湾灣烷玩琬畹皖碗綰纨绾脘腕芄菀萬蜿豌輓頑顽 wang:亡妄尢往忘惘旺望枉汪王網网罔輞辋魍 we:ᅰ
wei:为伟伪位偉偎偽卫危味唯喂囗围圍圩委威娓尉尾嵬巍帏帷幃微惟慰未桅沩洧涠渭潍濰炜為煨猥猬玮畏痿維緯纬维胃艉苇萎葦葳蔚薇衛褽諉謂诿谓軎违逶違闈闱隈隗韋韦韪餵魏鮪鲔 wen:刎吻問塭抆文汶温溫玟璺瘟稳穩紊紋纹聞蚊问闻阌雯
weng:嗡瓮甕翁蓊蕹 wi:ᅱ wo:ᅯ倭卧幄我挝握撾擭斡沃涡渥渦硪窝窩肟臥莴萵蜗蝸齷龌
wu:乌五仵伍侮兀务務勿午吳吴吾呜唔嗚圬坞塢妩婺嫵寤屋巫庑忤怃悟憮戊捂无晤杌梧武毋汙污浯烏焐無物牾痦舞芜芴蕪蜈誣誤诬误迕邬鋈鎢钨阢雾霧騖骛鵡鹉鹜鼯 x:ξϧჴ
xi:习係僖兮吸唏喜嘻夕奚媳嬉屣希席徙息悉惜戏戲昔晞晰曦析樨檄欷汐洗浠淅溪潟烯熄熙熹牺犀犧玺璽皙矽硒禊禧稀穸粞系細繫细羲習翕膝舄舾菥葸蓆蓰蜥螅蟋袭襲西觋譆谿郗醯釐錫铣锡阋隙隰饩鼷
xia:下侠俠匣吓呷嚇夏峡峽暇柙煆狎狭狹瑕瞎硖罅虾蝦轄辖遐霞黠 xian:仙僩先冼县咸啣娴嫌嫻宪岘峴弦憲掀显暹氙涎燹猃献獻现現痫祆秈筅籼絃線縣纖纤线羡羨腺舷苋莧莶藓蘚蚬蜆衔賢贤跣跹酰銑銜锨閑閒闲限险陷險霰顯餡馅鮮鲜鹇鹹
xiang:乡享像厢向响嚮巷庠廂想橡湘瓖相祥箱缃翔芗葙蟓襄詳详象鄉鑲镶響項项飨餉饗饷香骧鲞 xiao:傚哓哮啸嘐嘯嚣囂孝宵小崤效晓曉枭枵校梟消淆潇瀟硝笑筱箫篠簫绡肖萧蕭詨逍銷销霄驍骁魈
xie:些亵偕写勰协協卸寫屑廨懈挟挾携撷擷攜斜械楔榍榭歇泄泻洩渫瀉瀣燮獬紲绁缬胁脅薤蝎蟹蠍褻諧謝谐谢躞邂邪鞋頡 xin:信囟心忄忻新昕欣歆芯薪衅訢辛釁鋅鑫锌馨 xing:倖兴刑型姓幸形性悻惺擤星杏猩硎腥興荇荥行邢醒陉陘饧
xiong:兄兇凶匈汹洶熊胸芎雄 xiu:休修咻嗅岫庥朽溴秀繡绣羞脩袖貅鏽锈馐髹鸺 xu:勖勗卹叙吁嘘噓墟婿序徐恤戌敘旭栩洫溆煦盱糈絮緒續绪续胥蓄蓿虚虛訏許许诩酗醑需須頊须顼鬚
xuan:儇喧宣悬懸揎旋晅暄楦泫渲漩炫煊玄璇璿痃癣癬眩碹絢绚萱諼谖軒轩选選鉉铉镟 xue:削噱学學泶穴薛血谑踅雪靴鳕 xun:勋勛勳埙壎寻尋峋巡巽徇循恂旬曛殉汛洵浔潠潯熏燻獯荀荨蕈薰訊訓詢训讯询迅逊遜醺馴驯鲟
y:ΰυϋύըյיؽيیჲयযਯયயయಯയญย ya:ᅣやヤ丫亚亞伢压呀哑啞垭壓娅岈崖押揠桠氩氬涯牙琊痖睚砑芽蚜衙訝讶軋轧迓雅鴉鴨鸦鸭 yae:ᅤ
yan:严俨偃儼兖兗厌厣厭咽唁嚥嚴堰奄妍嫣宴岩崦巖延彥彦恹掩晏檐沿淹湮滟演炎烟焉焰焱煙燄燕琰盐眼研砚硯筵簷縯罨胭腌艳艷芫菸蜒衍言諺讠谚谳豔贗赝郾鄢酽醃釅閻闫阉阎阏雁顏颜餍饜驗验魇魘鹽鼴鼹
yang:仰佯养央徉怏恙扬揚暘杨样楊樣殃氧泱洋漾炀烊煬疡痒瘍癢秧羊蛘鍚阳陽鞅颺養鴦鸯 yao:吆咬堯夭妖姚尧崾幺徭搖摇曜杳榣爻珧瑤瑶窈窑窯繇耀肴腰舀药藥要謠谣轺遙遥邀鑰钥餚鳐鷂鹞
ye:ᅨ业也冶叶噎夜掖揶晔暍曄曳椰業液烨爷爺耶腋葉謁谒邺鄴野铘靥靨頁页 yeo:ᅧ
yi:一义乙亦亿以仪伊佚佾依倚偯儀億刈劓医呓咦咿噫囈圯埸壹夷奕姨宜屹峄嶷已帟异弈弋彝役忆怡怿悒意憶懿抑挹揖旖易栘椅殪毅沂浥溢漪熠猗異疑疫痍瘗癔益眙睪矣移縊繹绎缢義羿翊翌翳翼肄胰臆舣艺苡薏藝蚁蜴蟻衣衤裔訑詣誼
yi:譯議议译诒诣谊貽贻軼轶迆迤逸遗遺邑酏醫鎰钇铱镒镱頤颐飴饴驛驿黟 yin:印吟吲喑因垠堙夤姻寅尹廴引慇殷氤洇淫狺瘾癮窨胤茚茵荫蔭蚓鄞銀铟银阴陰隐隱霪音飲饮龈
ying:嘤嚶塋婴媵嬰嬴应影應撄映楹樱櫻滢潆瀛熒營瑛瑩璎瓔瘿盈硬穎縈纓缨罂罌膺英茔荧莹莺萤营萦蓥蝇螢蠅贏赢迎郢颍颖鶯鷹鸚鹦鹰 yo:ᅭよヨ哟唷喲 yong:佣俑傭勇咏喁墉壅庸恿慵拥擁永泳涌湧用甬痈臃蛹詠踊踴邕鄘镛雍饔鳙
you:优佑侑優卣又友右呦囿宥尤幼幽忧悠憂攸有柚油游牖犹猶猷由疣祐莜莠莸蚰蚴蝣誘诱遊邮郵酉釉鈾铀铕魷鱿黝鼬
yu:ᅲゆユ与予于伛余俞俣喻圄圉域堉妤妪娛娱嫗宇寓屿峪嵛嶼庾御愈愉愚慾揄敔於昱榆欤欲歟毓浴淤渔渝漁澦煜燠狱狳獄玉瑜瘀瘉瘐癒盂禦禹禺窬窳竽籲紆纡羽聿肀育腴臾舁舆與芋萸蓣虞蜮蝓裕褕覦觎誉語諛諭譽语谀谕豫輿迂逾遇
yu:郁钰阈隅雨雩預预餘饫馀馭驭鬱鬻魚鱼鹆鹬齬龉 yuan:元冤原员員园圆園圓垣垸塬媛怨愿掾援橼沅淵渊湲源爰猿瑗眢箢緣缘苑螈袁轅辕远遠院願騵鳶鴛鸢鸳鼋 yue:刖岳嶽悅悦曰月樾瀹玥籥粤粵約约越跃躍軏钺閱阅龠
yun:云允勻匀孕恽愠慍昀晕暈殒氲氳熨狁筠紜纭耘芸蕴蘊运運郓郧酝醞陨隕雲韫韵韻 z:ζզזزზ za:ざザ偺匝咂咋拶杂砸紮臢雜 zai:再哉在宰崽栽災灾甾載载 zan:咱攒昝暂暫瓒瓚簪糌讚贊赞趱錾鏨 zang:奘脏臟臧葬贓赃驵髒
zao:凿唣噪早枣棗澡灶燥皂糟藻蚤譟躁造遭鑿 ze:ぜゼ仄则則啧嘖帻择擇昃泽澤笮箦舴責责赜迮 zei:賊贼鯽 zen:怎谮 zeng:增憎甑繒缯罾贈赠锃 zh:ժږژჟ zha:乍吒咤哳喳扎揸搾札柞栅楂榨渣炸痄眨砟蚱詐诈铡閘闸齄
zhai:债債宅寨摘斋瘵砦窄齋 zhan:佔占展崭嶄战戰搌斩斬旃栈棧毡氈沾湛盏盞瞻站粘綻绽蘸詹譫谵輾辗霑 zhang:丈仉仗嫜嶂帐帳幛张張彰掌杖樟涨漲漳獐璋瘴章胀脹蟑賬账鄣長长障 zhao:兆召啁找招昭棹櫂沼炤照爪笊罩肇詔诏赵趙釗钊
zhe:哲折摺柘浙着磔者蔗蛰蜇褶謫谪赭輒轍辄辙这這遮锗鷓鹧 zhen:侦偵圳帧振斟朕枕桢楨榛浈珍甄甽畛疹真砧祯禎稹箴缜胗臻蓁診诊貞賑贞赈轸針鎮针镇阵陣震鴆鸩 zheng:争峥崢幀征怔拯挣掙政整正爭狰猙症癥睁睜筝箏蒸証諍證证诤郑鄭錚钲铮鯖
zhi:之侄值制卮只吱咫址埴執夂姪峙帙帜幟彘徵志忮执指挚掷摭摯擲支旨智枝枳栀栉桎梔植櫛止殖汁治泜滞滯炙痔痣直知祉祗秩稚窒紙絷緻織纸织置职職肢胝脂膣至致芝芷蛭蜘衹製觯誌豸質质贽趾跖踬踯躑躓輊轵轾郅酯陟隻雉骘鸷黹
zhong:中仲众冢塚忠盅眾种種終终肿腫舯螽衷踵重鍾鐘钟锺 zhou:冑周咒妯宙州帚昼晝洲皱皺碡籀粥紂縐纣绉肘胄舟荮诌軸轴週酎驟骤
zhu:丶主伫佇住侏助嘱囑拄朱杼柱株槠橥注洙渚潴炷烛煮燭猪珠疰瘃瞩矚硃祝竹竺筑箸築翥舳苎茱著蛀蛛註誅諸诛诸豬貯贮跦躅逐邾銖鑄铢铸駐驻麈 zhua:抓 zhuai:拽 zhuan:专僎啭囀專撰砖磚篆賺赚轉转顓颛馔
zhuang:壮壯妆妝庄撞桩樁状狀莊装裝 zhui:坠墜惴椎綴缀缒贅赘追錐锥隹骓 zhun:准準窀肫諄谆 zhuo:倬卓啄拙捉擢斫桌浊浞涿濁濯灼禚茁诼酌鐲镯
zi:仔兹咨姊姿子字孜孳嵫恣梓淄渍滋滓漬玆眦秭笫籽粢紫緇缁耔自茲觜訾諮谘貲資赀资趑輜辎錙锱髭鲻龇 zo:ぞゾ zong:偬傯宗总棕粽綜縱總纵综腙踪蹤鬃 zou:奏揍楱诹走邹鄒鄹陬驺鲰 zu:ずづズヅ俎卒族祖租組组菹詛诅足鏃镞阻
zuan:攥纂缵躜鑽钻 zui:嘴最罪蕞醉 zun:尊撙樽遵鳟 zuo:佐作做唑嘬坐左座怍昨琢祚胙酢阼
';

-- A text in lower case whose letters of these scripts are Latin ones. All others stay as they are. The table is made an
-- object here, once, and stands in the function: splitting or searching it takes some milliseconds for each word.
DO $do$
DECLARE
  sounds jsonb := (
    SELECT jsonb_object_agg(letter, split_part(entry, ':', 1))
    FROM regexp_split_to_table(btrim(verbatim_letter_sounds(), E'\n'), '\s') AS entry,
      string_to_table(split_part(entry, ':', 2), NULL) AS letter);
BEGIN
  EXECUTE format($define$
CREATE OR REPLACE FUNCTION verbatim_latin_letters(text text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS %L
  $define$, format($body$
DECLARE
  sounds constant jsonb := %L::jsonb;
  letter text;
  latin text := '';
BEGIN
  FOREACH letter IN ARRAY string_to_array(coalesce(text, ''), NULL) LOOP
    latin := latin || coalesce(sounds ->> letter, letter);
  END LOOP;
  RETURN latin;
END $body$, sounds));
END $do$;

-- file: prisma/sql/30-search.sql

-- Full text: the functions that build what texts are found by, and the triggers that keep it.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ vectors

-- The text search configuration of a language (BCP 47; its first subtag counts): every one that PostgreSQL ships since
-- version 15, `simple` for all others. It is a name and no regconfig, which pg_upgrade refuses in a column.
CREATE OR REPLACE FUNCTION verbatim_search_config(language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE split_part(lower(language), '-', 1)
  WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
  WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
  WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
  WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
  WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
  WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
  WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
  WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
  ELSE 'simple'
END;

-- Words without accents as some write them otherwise; null in languages that have no such rule.
-- - German without the e that stands for an umlaut: "Mueller" is "Muller", as "Müller" is without accents. A u behind a
--   vowel or q belongs to it ("neue", "Quelle"). PostgreSQL's German rules do so since version 18.
-- - Arabic without the one letter before the article, which PostgreSQL's rules keep in some words.
CREATE OR REPLACE FUNCTION verbatim_search_variant(config text, folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE config
  WHEN 'german' THEN regexp_replace(regexp_replace(folded, '([aoAO])[eE]', '\1', 'g'), '(?<![aeiouyqAEIOUYQ])([uU])[eE]', '\1', 'g')
  WHEN 'arabic' THEN regexp_replace(regexp_replace(folded, '(^|\s)[وفبك](?=ال\S\S)', '\1', 'g'), '(^|\s)[وف]?لل(?=\S\S)', '\1ال', 'g')
END;

-- Words in which each letter of a script without spaces is a pair with the next one, so that words of two letters and
-- more are looked up by pairs, which are much rarer than letters. Pairs stand at the places of their first letters.
CREATE OR REPLACE FUNCTION verbatim_search_pairs(folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT string_agg(w.word || CASE WHEN w.unspaced AND w.next_unspaced THEN w.next ELSE '' END, ' ' ORDER BY w.n)
  FROM (
    SELECT s.n, s.word, s.unspaced, lead(s.word) OVER along AS next, lead(s.unspaced) OVER along AS next_unspaced
    FROM (
      SELECT t.n, t.word, t.word ~ ('^[' || verbatim_unspaced() || ']') AS unspaced
      FROM regexp_split_to_table(btrim(folded), '\s+') WITH ORDINALITY AS t(word, n)
    ) AS s
    WINDOW along AS (ORDER BY s.n)
  ) AS w;
END;

-- What a text is found by. Each word has these forms at its place:
-- - its stem;
-- - the stem of the word without accents, which is another one in French ("décidé" and "decide");
-- - the whole word without accents, stop words included, so that phrases are exact and a word is found while it is typed;
-- - in German and Arabic, both of the latter as some write them otherwise; see verbatim_search_variant;
-- - in scripts without spaces, the letter and the next one.
-- Whole words and pairs have a weight of their own (exact), by which a search for exact words tells them from stems.
-- A stop word in capitals is most often an abbreviation (WHO, IT). It is kept once more as "^who", without a place.
CREATE OR REPLACE FUNCTION verbatim_search_vector(config text, text text, exact "char", other "char") RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  words text := verbatim_search_words(text);
  folded text := verbatim_search_fold(words);
  variant text := verbatim_search_variant(config, folded);
  -- As text, because || would put one vector behind the other.
  vector text := setweight(to_tsvector('pg_catalog.simple', folded), exact)::text || ' '
    || setweight(to_tsvector(config::regconfig, words), other)::text || ' '
    || setweight(to_tsvector(config::regconfig, folded), other)::text;
BEGIN
  IF variant <> folded THEN
    vector := vector || ' ' || setweight(to_tsvector(config::regconfig, variant), other)::text || ' '
      || setweight(to_tsvector('pg_catalog.simple', variant), CASE WHEN config = 'german' THEN exact ELSE other END)::text;
  END IF;
  IF folded ~ ('[' || verbatim_unspaced() || ']') THEN
    vector := vector || ' ' || setweight(to_tsvector('pg_catalog.simple', verbatim_search_pairs(folded)), exact)::text;
  END IF;
  IF folded ~ '[A-Z]{2}' THEN
    vector := vector || (SELECT coalesce(string_agg(DISTINCT ' ' || quote_literal('^' || lower(printed[1])), ''), '')
      FROM regexp_matches(folded, '(?:^|\s)([A-Z]{2,5})(?=\s|$)', 'g') AS printed
      WHERE to_tsvector(config::regconfig, printed[1]) = '');
  END IF;
  RETURN vector::tsvector;
END $$;

-- A headline counts more than a body. Of a withdrawn article only what everyone still sees is found.
-- Weights: whole words of a headline are A, their stems B; whole words of any other text are C, their stems D.
CREATE OR REPLACE FUNCTION verbatim_article_vector(config text, headline text, body text, withdrawn_at timestamptz)
  RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN quote_literal('~' || config)::tsvector
  || verbatim_search_vector(config, coalesce(headline, ''), 'A', 'B')
  || CASE WHEN withdrawn_at IS NULL THEN verbatim_search_vector(config, body, 'C', 'D') ELSE '' END;
CREATE OR REPLACE FUNCTION verbatim_text_vector(config text, text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN quote_literal('~' || config)::tsvector || verbatim_search_vector(config, text, 'C', 'D');

-- ------------------------------------------------------------------ queries

-- The forms of one word of a query, any of which may match; null where the word has none. Of an exact word it is the
-- whole word alone. The word holds no marks after verbatim_search_words, so quoting its lexemes is enough.
CREATE OR REPLACE FUNCTION verbatim_search_word(config text, word text, prefix boolean, exact boolean) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT string_agg(DISTINCT form, ' | ')::tsquery
  FROM (SELECT verbatim_search_words(left(word, 100)) AS words) AS w,
    LATERAL (SELECT verbatim_search_fold(w.words) AS folded) AS f,
    LATERAL (
      SELECT '(' || string_agg(quote_literal(l.lexeme) || CASE WHEN exact THEN ':AC' ELSE '' END, ' <-> ' ORDER BY l.positions[1]) || ')' AS form
      FROM (VALUES
        (1, CASE WHEN NOT exact THEN to_tsvector(config::regconfig, w.words) END),
        (2, CASE WHEN NOT exact THEN to_tsvector(config::regconfig, f.folded) END),
        (3, to_tsvector('pg_catalog.simple', f.folded)),
        (4, CASE WHEN NOT exact THEN to_tsvector(config::regconfig, verbatim_search_variant(config, f.folded)) END),
        (5, CASE WHEN NOT exact OR config = 'german' THEN to_tsvector('pg_catalog.simple', verbatim_search_variant(config, f.folded)) END)
      ) AS v(n, vector), unnest(v.vector) AS l GROUP BY v.n
      UNION ALL
      SELECT quote_literal(lower(p.word)) || CASE WHEN exact THEN ':*AC' ELSE ':*' END
      FROM (VALUES (btrim(f.folded)), (verbatim_search_variant(config, btrim(f.folded)))) AS p(word)
      WHERE prefix AND p.word ~ '^\S{2,}$'
    ) AS forms;
END;

-- The pair of two words of a query, both single letters of a script without spaces; null of any other words.
CREATE OR REPLACE FUNCTION verbatim_search_pair(word text, next text, exact boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT (quote_literal(lower(a.word || b.word)) || CASE WHEN exact THEN ':AC' ELSE '' END)::tsquery
  FROM (SELECT btrim(verbatim_search_fold(verbatim_search_words(word))) AS word) AS a,
    (SELECT btrim(verbatim_search_fold(verbatim_search_words(next))) AS word) AS b
  WHERE a.word ~ ('^[' || verbatim_unspaced() || ']\S*$') AND b.word ~ ('^[' || verbatim_unspaced() || ']\S*$');
END;

-- The word says nothing by itself and is not looked for. PostgreSQL's French list lacks the most common one, and its
-- lists have words that are nouns as well (l'été, les avions, l'est; los Estados Unidos): those are looked for.
CREATE OR REPLACE FUNCTION verbatim_search_stops(config text, word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (to_tsvector(config::regconfig, word) = '' OR (config = 'french' AND lower(word) = 'les'))
  AND lower(word) <> ALL (CASE config
    WHEN 'french' THEN '{été,étés,avions,est,son,ton,sommes,aura}'
    WHEN 'german' THEN '{würde,weg}'
    WHEN 'spanish' THEN '{estado,estados,sentido,sentidos}'
    WHEN 'italian' THEN '{sei}'
    WHEN 'portuguese' THEN '{são}'
    WHEN 'dutch' THEN '{haar,wezen}'
    WHEN 'russian' THEN '{раз,том}'
    ELSE '{}'
  END::text[]);

-- The form of a term of one word; null where it is not looked for. A stop word in capitals is an abbreviation.
CREATE OR REPLACE FUNCTION verbatim_search_single(config text, language text, word text, prefix boolean, exact boolean, capitals boolean)
  RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN exact THEN verbatim_search_word(config, word, prefix, true)
  WHEN capitals AND to_tsvector(config::regconfig, word) = '' THEN quote_literal('^' || lower(word))::tsquery
  WHEN NOT (verbatim_search_stops(config, word) OR verbatim_search_stops(language, word))
    THEN verbatim_search_word(config, word, prefix, false)
END;

-- The query that search terms stand for. Rows are asked by the rules of their own language: the query has an
-- alternative for each configuration that any row has, bound to it by the lexeme ~config, which no word can be. Where
-- all rows have the same, nothing needs to be bound, and looking ~config up takes as long as the words do.
-- terms: [{"side": 0, "words": ["pas", "d", "accord"], "not": false, "prefix": true, "optional": false, "exact": false,
--   "capitals": false}, ...]; see SearchTerm of server/fulltext/query.rules.ts. Several words are a phrase.
-- language: the configuration of the language that the query is written in; its stop words are not looked for either.
-- matches: what a row must fit, null where nothing can. ranks: what makes it a better one.
-- Stages: the configurations that rows have; for each of them and each side of an OR, of each term, its phrase; phrases
-- that must be there and those that must not; the alternatives of all sides, then of all configurations.
CREATE OR REPLACE FUNCTION verbatim_search_query(terms jsonb, language text, OUT matches tsquery, OUT ranks tsquery)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  configs text[];
  row_config text;
  term jsonb;
  words text[];
  form tsquery;
  phrase tsquery;
  exact boolean;
  prefix boolean;
  pair tsquery;
  paired boolean;
  skipped integer;
  sides jsonb[] := ARRAY(
    SELECT jsonb_agg(t.term ORDER BY t.n) FROM jsonb_array_elements(terms) WITH ORDINALITY AS t(term, n)
    GROUP BY t.term -> 'side' ORDER BY min(t.n));
  side jsonb;
  any_side tsquery;
  wanted tsquery;
  unwanted tsquery;
BEGIN
  configs := ARRAY(
    -- One step through the index for each value, however many rows have it.
    WITH RECURSIVE present(config) AS (
      (SELECT config FROM article_search ORDER BY config LIMIT 1)
      UNION ALL
      SELECT (SELECT s.config FROM article_search AS s WHERE s.config > p.config ORDER BY s.config LIMIT 1)
      FROM present AS p WHERE p.config IS NOT NULL
    ), claimed(config) AS (
      (SELECT config FROM claim_search ORDER BY config LIMIT 1)
      UNION ALL
      SELECT (SELECT s.config FROM claim_search AS s WHERE s.config > p.config ORDER BY s.config LIMIT 1)
      FROM claimed AS p WHERE p.config IS NOT NULL
    )
    SELECT config FROM present WHERE config IS NOT NULL UNION SELECT config FROM claimed WHERE config IS NOT NULL);
  FOREACH row_config IN ARRAY configs LOOP
    any_side := NULL;
    FOREACH side IN ARRAY sides LOOP
      wanted := NULL;
      unwanted := NULL;
      FOR term IN SELECT * FROM jsonb_array_elements(side) LOOP
        words := ARRAY(SELECT jsonb_array_elements_text(term -> 'words'));
        exact := (term -> 'exact')::boolean;
        phrase := NULL;
        paired := false;
        skipped := 0;
        FOR i IN 1 .. cardinality(words) LOOP
          prefix := (term -> 'prefix')::boolean AND i = cardinality(words);
          pair := CASE WHEN i < cardinality(words) THEN verbatim_search_pair(words[i], words[i + 1], exact) END;
          -- The last letter of a run is in the pair before it.
          form := CASE WHEN pair IS NOT NULL THEN pair
            WHEN paired THEN NULL
            WHEN cardinality(words) > 1 THEN verbatim_search_word(row_config, words[i], prefix, exact)
            ELSE verbatim_search_single(row_config, language, words[i], prefix, exact, (term -> 'capitals')::boolean) END;
          skipped := skipped + CASE WHEN form IS NULL AND paired THEN 1 ELSE 0 END;
          paired := pair IS NOT NULL;
          CONTINUE WHEN form IS NULL;
          phrase := CASE WHEN phrase IS NULL THEN form ELSE tsquery_phrase(phrase, form, 1 + skipped) END;
          skipped := 0;
        END LOOP;
        CONTINUE WHEN phrase IS NULL;
        IF (term -> 'not')::boolean THEN
          unwanted := CASE WHEN unwanted IS NULL THEN phrase ELSE unwanted || phrase END;
        ELSE
          IF NOT (term -> 'optional')::boolean THEN
            wanted := CASE WHEN wanted IS NULL THEN phrase ELSE wanted && phrase END;
          END IF;
          ranks := CASE WHEN ranks IS NULL THEN phrase ELSE ranks || phrase END;
        END IF;
      END LOOP;
      CONTINUE WHEN wanted IS NULL;
      IF unwanted IS NOT NULL THEN wanted := wanted && !! unwanted; END IF;
      any_side := CASE WHEN any_side IS NULL THEN wanted ELSE any_side || wanted END;
    END LOOP;
    CONTINUE WHEN any_side IS NULL;
    IF cardinality(configs) > 1 THEN any_side := quote_literal('~' || row_config)::tsquery && any_side; END IF;
    matches := CASE WHEN matches IS NULL THEN any_side ELSE matches || any_side END;
  END LOOP;
END $$;

-- Stands beside every `vector @@ ...` and is always true. Long vectors are stored outside of their rows; to read them all
-- costs a hundred times what the planner takes it for, and it would rather do so than use the index. This tells it the
-- price. It names nothing and runs for each row, so it sets no search path; the planner would inline a body in SQL.
CREATE OR REPLACE FUNCTION verbatim_search_costs(vector tsvector) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 400 AS $$ BEGIN RETURN true; END $$;

-- ------------------------------------------------------------------ days

-- Texts are found by words and days at once: of a word that thousands of texts have, a list by day asks for those of a
-- few days, then of some months, and reads no more than it shows.
-- The day of publication and its month are numbers. Days count from 0 up, from 1 January of the year 1 BC, which is the
-- year 0000 of RFC 3339. Months count from -1 down, so that the two never meet. An unknown day is the least number of all.
CREATE OR REPLACE FUNCTION verbatim_search_day(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN day - '0001-01-01 BC'::date;
CREATE OR REPLACE FUNCTION verbatim_search_month(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT -1 - (12 * (y.year + CASE WHEN y.year < 0 THEN 1 ELSE 0 END) + extract(month FROM day)::integer)
  FROM (SELECT extract(year FROM day)::integer AS year) AS y;
END;
CREATE OR REPLACE FUNCTION verbatim_search_days(day date) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN isfinite(day) THEN ARRAY[verbatim_search_month(day), verbatim_search_day(day)] ELSE ARRAY[-2147483648] END;

-- Where a list by day looks at its steps 0 to 4, from the day that it begins with, in its direction: 1 to later days, -1
-- to earlier ones. Each window holds the one before. Null: everywhere. A list that begins with unknown days, which are
-- infinite in its order, has no window behind them.
CREATE OR REPLACE FUNCTION verbatim_search_window(first date, step integer, direction integer) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN NOT isfinite(first) THEN CASE step WHEN 0 THEN verbatim_search_days(NULL) END
  WHEN step = 0 THEN ARRAY(SELECT verbatim_search_day(first) + direction * n FROM generate_series(0, 3) AS n)
  WHEN step = 2 THEN ARRAY(SELECT verbatim_search_month(first) - direction * n FROM generate_series(0, 1) AS n)
  WHEN step = 3 THEN ARRAY(SELECT verbatim_search_month(first) - direction * n FROM generate_series(0, 15) AS n)
END;

-- ------------------------------------------------------------------ rows of what is found are kept

CREATE OR REPLACE FUNCTION verbatim_article_search_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  config text := verbatim_search_config(NEW.language);
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.language, NEW.headline, NEW.withdrawn_at)
     IS NOT DISTINCT FROM (OLD.language, OLD.headline, OLD.withdrawn_at) THEN
    RETURN NULL;
  END IF;
  INSERT INTO article_search (article_id, config, vector)
    VALUES (NEW.id, config, verbatim_article_vector(config, NEW.headline, NEW.body, NEW.withdrawn_at))
    ON CONFLICT (article_id) DO UPDATE SET config = EXCLUDED.config, vector = EXCLUDED.vector;
  IF TG_OP = 'UPDATE' AND NEW.language <> OLD.language THEN
    UPDATE quote_search AS s SET vector = verbatim_text_vector(config, q.exact)
      FROM quote AS q WHERE q.id = s.quote_id AND q.article_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION verbatim_quote_search_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT'
     OR (NEW.exact, NEW.article_id) IS DISTINCT FROM (OLD.exact, OLD.article_id) THEN
    INSERT INTO quote_search (quote_id, vector, shingles)
      SELECT NEW.id, verbatim_text_vector(verbatim_search_config(a.language), NEW.exact),
        verbatim_quote_pairs(NEW.exact, NEW.continues_id)
      FROM article AS a WHERE a.id = NEW.article_id
      ON CONFLICT (quote_id) DO UPDATE SET vector = EXCLUDED.vector, shingles = EXCLUDED.shingles;
  ELSIF NEW.continues_id IS DISTINCT FROM OLD.continues_id THEN
    UPDATE quote_search SET shingles = verbatim_quote_pairs(NEW.exact, NEW.continues_id) WHERE quote_id = NEW.id;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.exact <> OLD.exact THEN
    UPDATE quote_search AS s SET shingles = verbatim_quote_pairs(q.exact, q.continues_id)
      FROM quote AS q WHERE q.id = s.quote_id AND q.continues_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION verbatim_claim_search_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  config text := verbatim_search_config(NEW.language);
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.text, NEW.language) IS DISTINCT FROM (OLD.text, OLD.language) THEN
    INSERT INTO claim_search (claim_id, config, vector)
      VALUES (NEW.id, config, verbatim_text_vector(config, NEW.text))
      ON CONFLICT (claim_id) DO UPDATE SET config = EXCLUDED.config, vector = EXCLUDED.vector;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_search_days_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_TABLE_NAME = 'article_search' THEN
    NEW.days := verbatim_search_days((SELECT date_published FROM article WHERE id = NEW.article_id));
  ELSE
    NEW.days := verbatim_search_days((SELECT date_published FROM quote WHERE id = NEW.quote_id));
  END IF;
  RETURN NEW;
END $$;
-- The trigger above gives them their days.
CREATE OR REPLACE FUNCTION verbatim_search_days_follow() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_TABLE_NAME = 'article' THEN
    UPDATE article_search SET days = '{}' WHERE article_id = NEW.id;
  ELSE
    UPDATE quote_search SET days = '{}' WHERE quote_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

-- Triggers of one event run in the order of their names: rows move behind what makes them searchable.
DO $$
DECLARE
  noun text;
BEGIN
  FOREACH noun IN ARRAY ARRAY['article', 'quote', 'claim'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_is_searchable AFTER INSERT OR UPDATE ON %1$s
      FOR EACH ROW EXECUTE FUNCTION verbatim_%1$s_search_write()', noun);
  END LOOP;
  FOREACH noun IN ARRAY ARRAY['article', 'quote'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_search_has_days BEFORE INSERT OR UPDATE ON %1$s_search
      FOR EACH ROW EXECUTE FUNCTION verbatim_search_days_write()', noun);
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_moves_in_search AFTER UPDATE ON %1$s FOR EACH ROW
      WHEN (OLD.date_published IS DISTINCT FROM NEW.date_published) EXECUTE FUNCTION verbatim_search_days_follow()', noun);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ rows from before the triggers

INSERT INTO article_search (article_id, config, vector)
  SELECT a.id, c.config, verbatim_article_vector(c.config, a.headline, a.body, a.withdrawn_at)
  FROM article AS a, LATERAL (SELECT verbatim_search_config(a.language) AS config) AS c
  WHERE NOT EXISTS (SELECT 1 FROM article_search AS s WHERE s.article_id = a.id);
INSERT INTO quote_search (quote_id, vector, shingles)
  SELECT q.id, verbatim_text_vector(verbatim_search_config(a.language), q.exact),
    verbatim_quote_pairs(q.exact, q.continues_id)
  FROM quote AS q JOIN article AS a ON a.id = q.article_id
  WHERE NOT EXISTS (SELECT 1 FROM quote_search AS s WHERE s.quote_id = q.id);
INSERT INTO claim_search (claim_id, config, vector)
  SELECT c.id, verbatim_search_config(c.language), verbatim_text_vector(verbatim_search_config(c.language), c.text)
  FROM claim AS c WHERE NOT EXISTS (SELECT 1 FROM claim_search AS s WHERE s.claim_id = c.id);
UPDATE article_search AS s SET days = verbatim_search_days(a.date_published) FROM article AS a
  WHERE a.id = s.article_id AND s.days IS DISTINCT FROM verbatim_search_days(a.date_published);
UPDATE quote_search AS s SET days = verbatim_search_days(q.date_published) FROM quote AS q
  WHERE q.id = s.quote_id AND s.days IS DISTINCT FROM verbatim_search_days(q.date_published);

-- file: prisma/sql/35-names.sql

-- Names: what people and sources are found by, as it is written and as it sounds.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ how a name sounds

-- lower() where the library of the system does not know all letters of Unicode 14, as that of the embedded database.
CREATE OR REPLACE FUNCTION verbatim_lower_case(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(lower(text),
      U&'\2C2F\A7C0\A7C7\A7C9\A7D0\A7D6\A7D8\A7F5\+010570\+010571\+010572\+010573\+010574\+010575\+010576'
      || U&'\+010577\+010578\+010579\+01057A\+01057C\+01057D\+01057E\+01057F\+010580\+010581\+010582\+010583'
      || U&'\+010584\+010585\+010586\+010587\+010588\+010589\+01058A\+01058C\+01058D\+01058E\+01058F\+010590'
      || U&'\+010591\+010592\+010594\+010595',
      U&'\2C5F\A7C1\A7C8\A7CA\A7D1\A7D7\A7D9\A7F6\+010597\+010598\+010599\+01059A\+01059B\+01059C\+01059D'
      || U&'\+01059E\+01059F\+0105A0\+0105A1\+0105A3\+0105A4\+0105A5\+0105A6\+0105A7\+0105A8\+0105A9\+0105AA'
      || U&'\+0105AB\+0105AC\+0105AD\+0105AE\+0105AF\+0105B0\+0105B1\+0105B3\+0105B4\+0105B5\+0105B6\+0105B7'
      || U&'\+0105B8\+0105B9\+0105BB\+0105BC');
CREATE OR REPLACE FUNCTION verbatim_name_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(verbatim_lower_case(verbatim_search_fold(verbatim_search_words(name))), '\s+', ' ', 'g'));

-- A name as its words, each kept whole, with one space between them: the words of an index are single letters in scripts
-- that put no spaces between words.
CREATE OR REPLACE FUNCTION verbatim_name_words(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(verbatim_search_text(name), '[' || verbatim_marks() || ']+', ' ', 'g'));

-- A text with one word or part of a word replaced by another, pair after pair. It needs no regular expression:
-- PostgreSQL keeps few of them compiled.
CREATE OR REPLACE FUNCTION verbatim_replaced(text text, pairs text[]) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
BEGIN
  FOR i IN 1 .. cardinality(pairs) BY 2 LOOP
    text := replace(text, pairs[i], pairs[i + 1]);
  END LOOP;
  RETURN text;
END $$;

-- The words of a name in lower case and Latin letters without accents. What sounds differently in two languages has a second reading:
-- г of Ukrainian and Belarusian (h), ё (io), ъ of Bulgarian (a), ў (v), ç of Turkish. The Arabic article is dropped. A
-- Chinese or Korean name of two to four characters is two words, the family name and the given name.
CREATE OR REPLACE FUNCTION verbatim_name_latin(words text, second boolean) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  rule text[];
  latin text := lower(words);
BEGIN
  IF octet_length(latin) = char_length(latin) THEN
    RETURN btrim(regexp_replace(latin, '\s+', ' ', 'g'));
  ELSIF latin ~ '[\u0400-\u052f]' THEN
    latin := verbatim_replaced(latin, CASE WHEN second
      THEN '{жё,жо,чё,чо,шё,шо,щё,що,ё,io,г,h,ъ,a,ў,v}' ELSE '{ё,e,г,g,ъ,"",ў,u}' END::text[]
      || '{ж,zh,ц,ts,ч,tch,ћ,tch,ш,sh,щ,shtch,х,kh,ҳ,kh,ю,iu,я,ia,є,ie,ђ,dj,џ,dj,ҷ,dj,ѓ,gj,ќ,kj,ѕ,dz,љ,lj,њ,nj,җ,j}');
    latin := translate(latin, 'абвдезийклмнопрстуфыэіїјәғқңөұүһґѐѝь', 'abvdeziiklmnoprstufieiijagknouuhgei');
  ELSIF latin ~ '[^\u0001-\u036f]' THEN
    FOREACH rule SLICE 1 IN ARRAY ARRAY[
      ['ο[υύ]', 'u'], ['[εου][ιί]', 'i'], ['α[ιί]', 'e'], ['α[υύ]', 'av'], ['ε[υύ]', 'ev'], ['(^|\s)μπ', '\1b'],
      ['(^|\s)ντ', '\1d'], ['γκ', 'g'], ['γγ', 'ng'], ['(^|\s)ال(?=\S{3})', '\1'],
      ['(^|\s)([\u3400-\u9fff\uac00-\ud7a3])([\u3400-\u9fff\uac00-\ud7a3]{1,2})(?=\s|$)', '\1\2 \3'],
      ['(^|\s)([\u3400-\u9fff]{2})([\u3400-\u9fff]{2})(?=\s|$)', '\1\2 \3'], ['\u30fc', '']
    ] LOOP
      latin := regexp_replace(latin, rule[1], rule[2], 'g');
    END LOOP;
    IF latin ~ '[\uac00-\ud7a3]' THEN latin := normalize(latin, NFD); END IF;
    latin := verbatim_replaced(verbatim_latin_letters(latin), '{shi^,sh,chi^,ch,ji^,j,i^,y}');
  END IF;
  latin := verbatim_replaced(translate(latin, 'ćčśşșźżţł', 'šššššžžțl'), CASE WHEN second THEN '{ç,š}' ELSE '{ç,s}' END::text[]
    || '{dž,dj,đ,dj,š,sh,ž,zh,ț,ts,ę,en,ą,on}');
  RETURN btrim(regexp_replace(lower(verbatim_search_fold(latin)), '\s+', ' ', 'g'));
END $$;

-- The words of a name as they sound, so that the ways to write one name of another script in French, English and German (Ouchakov,
-- Ushakov, Uschakow; Poutine, Putin) are one, and so are common slips (Witkoff, Whitcoff). The second reading is that of
-- Slavic languages and of scientific transliteration: ch is kh, h is heard, and c, ts and the German z are one.
CREATE OR REPLACE FUNCTION verbatim_name_sound(words text, second boolean DEFAULT false) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  -- Each word stands between spaces, so that a pair can tell where it begins or ends.
  sound text := ' ' || verbatim_name_latin(words, second) || ' ';
BEGIN
  IF second THEN
    sound := verbatim_replaced(sound, '{x,ks,tsch,x,tch,x,sch,x,sh,x,cz,x,sz,x,kh,h,ch,h,rz,zh,ck,k,"ic ","ix ",c,s,tz,s,ts,s,
      wh,v,ph,f,bh,b,dh,d,gh,g,th,t,"h "," ",zh,j}');
  ELSE
    sound := verbatim_replaced(sound, '{x,ks," hr"," kr"," hl"," kl"," hm"," km"," hn"," kn"," hv"," kv",
      " chr"," kr"," chl"," kl"," chm"," km"," chn"," kn",kh,k,tsch,x,tch,x,sch,x,sh,x,ch,x,cz,x,wh,v,ph,f,zh,j,qu,k,
      gue,ge,gui,gi,ce,se,ci,si,cy,sy,c,k,h,""}');
  END IF;
  sound := verbatim_replaced(translate(sound, 'wqyz', 'vkis'), '{dj,i,j,i,"ie ","ïe ",ie,e,"ïe ","ie ",ou,u,ue,u,oe,o,ae,a}');
  sound := replace(regexp_replace(sound, '(.)\1+', '\1', 'g'), 'f ', 'v ');
  RETURN btrim(regexp_replace(regexp_replace(sound, '(?<=\w\w)e\M', '', 'g'), '(.)\1+', '\1', 'g'));
END $$;

-- The consonants of a name, each word behind a mark: "~" in a script that writes hardly any vowel (Hebrew, Arabic, those
-- of India, Thai), "=" in any other. Such a script does not tell b from p, f and v either, nor w and y from vowels.
CREATE OR REPLACE FUNCTION verbatim_name_consonants(words text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  bones text := verbatim_replaced(' ' || verbatim_name_latin(words, false) || ' ',
    '{" abdel"," abd "," abdul"," abd "," abdal"," abd ",x,ks,tsch,x,tch,x,sch,x,sh,x,ch,x,kh,h,bh,b,dh,d,gh,g,ph,p,th,t,"h "," ",zh,j,dj,j,ce,se,ci,si,cy,sy}');
BEGIN
  bones := regexp_replace(translate(bones, 'cqzpfv', 'kksbbb'), '(.)\1+', '\1', 'g');
  bones := btrim(regexp_replace(translate(bones, 'aeiouwy', ''), ' +', ' ', 'g'));
  RETURN CASE WHEN bones = '' THEN '' WHEN words ~ '[\u0590-\u08ff\u0900-\u0e7f]' THEN '~' || replace(bones, ' ', ' ~')
    ELSE '=' || replace(bones, ' ', ' =') END;
END $$;

-- How near a name comes to what is asked, from 0 to 1. It binds the extension's function for whoever asks.
CREATE OR REPLACE FUNCTION verbatim_name_nearness(asked text, name text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN word_similarity(asked, name);

-- ------------------------------------------------------------------ keys

-- What a name is found by: its words as they are written, as they sound by the first reading, what sounds differently by
-- the second, behind a +, and their consonants. Each word stands between spaces.
CREATE OR REPLACE FUNCTION verbatim_name_key(name text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  words text := verbatim_name_words(name);
  first text := verbatim_name_sound(words);
  second text := '';
  word text;
BEGIN
  FOREACH word IN ARRAY string_to_array(verbatim_name_sound(words, true), ' ') LOOP
    IF strpos(' ' || first || ' ', ' ' || word || ' ') = 0 THEN second := second || ' +' || word; END IF;
  END LOOP;
  RETURN ' ' || verbatim_name_fold(name) || ' | ' || first || ' |' || second || ' | ' || verbatim_name_consonants(words) || ' ';
END $$;

-- Every spelling has its key stored: computed while asking, a key is found by no index.
CREATE OR REPLACE FUNCTION verbatim_name_search_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.search_key := verbatim_name_key(NEW.name);
  RETURN NEW;
END $$;
DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['person', 'person_name', 'source', 'source_name'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_is_searchable BEFORE INSERT OR UPDATE OF name, search_key ON %1$s
      FOR EACH ROW EXECUTE FUNCTION verbatim_name_search_write()', named);
  END LOOP;
END $$;

-- A title is found by its words as they are written.
CREATE OR REPLACE FUNCTION verbatim_title_search_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.search_key := ' ' || verbatim_name_fold(NEW.title) || ' ';
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_title_is_searchable BEFORE INSERT OR UPDATE OF title, search_key ON person_title
  FOR EACH ROW EXECUTE FUNCTION verbatim_title_search_write();

-- ------------------------------------------------------------------ searches

-- Patterns of which a key must fit one for the word to be in the name, as written, as it sounds or, where one of the two
-- is in a script without vowels, by its consonants. What ends in e sounds like a finished word, so it is one.
-- sounds: whether what is asked is long enough to be told by its sound. bones: the same of its consonants.
CREATE OR REPLACE FUNCTION verbatim_name_patterns(word text, unfinished boolean, sounds boolean, bones boolean)
  RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  fold text := verbatim_name_fold(word);
  open text[] := CASE WHEN fold <> '' THEN ARRAY[fold] ELSE '{}' END;
  closed text[] := '{}';
  first text;
  second text;
BEGIN
  IF sounds THEN
    first := verbatim_name_sound(word);
    second := verbatim_name_sound(word, true);
    IF fold ~ 'e$' THEN closed := closed || first; ELSE open := open || first; END IF;
    closed := closed || second || ('+' || first) || ('+' || second);
  END IF;
  IF bones THEN
    second := verbatim_name_consonants(word);
    closed := closed || translate(second, '=', '~');
    IF second LIKE '~%' THEN closed := closed || translate(second, '~', '='); END IF;
  END IF;
  RETURN ARRAY(
    SELECT '% ' || form || CASE WHEN unfinished AND char_length(form) > 1 THEN '%' ELSE ' %' END FROM unnest(open) AS form
    UNION SELECT '% ' || form || ' %' FROM unnest(closed) AS form WHERE form NOT IN ('', '+'));
END $$;

-- A condition in SQL for each word of a name that is asked for: that the key s.key has it. The longest word comes first.
-- unfinished: whether the last word may be unfinished.
CREATE OR REPLACE FUNCTION verbatim_name_conditions(words text[], unfinished boolean, sounds boolean, bones boolean)
  RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT coalesce(array_agg(format('s.key LIKE ANY (%L::text[])', p.patterns) ORDER BY char_length(w.word) DESC, w.n), '{false}')
  FROM unnest(words) WITH ORDINALITY AS w(word, n),
    LATERAL (SELECT verbatim_name_patterns(w.word, unfinished AND w.n = cardinality(words), sounds, bones) AS patterns) AS p
  WHERE p.patterns <> '{}';
END;

-- All of these conditions. Only the first is looked up in an index: the index would look for every pattern of one word with
-- every pattern of each other.
CREATE OR REPLACE FUNCTION verbatim_name_all(conditions text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_string(conditions[1:1] || ARRAY(SELECT '(' || c || ') IS TRUE' FROM unnest(conditions[2:]) AS c), ' AND ');

-- Words before names that no name is told by: articles, prepositions and forms of address.
CREATE OR REPLACE FUNCTION verbatim_name_stops(word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN verbatim_name_fold(word) = ANY ('{le,la,les,l,de,du,des,d,un,une,the,of,a,an,der,die,das,den,dem,von,vom,ein,eine,
  el,los,las,del,y,il,lo,gli,i,della,dello,dei,o,os,as,do,da,dos,het,een,van,det,en,et,and,und,al,
  m,mm,mr,mrs,ms,mme,mmes,mlle,monsieur,madame,mademoiselle,mister,miss,sir,lord,lady,dr,docteur,doctor,prof,professeur,
  professor,me,maitre,herr,herrn,frau,sr,sra,srta,senor,senora,senorita,don,dona,sig,signor,signora,senhor,senhora,dhr,
  meneer,mevrouw,hr,fru,pan,pani,gospodin,gospodja,г,господин,госпожа,пан,пані}'::text[]);

-- Whether one word is another with a slip of the pen: two letters that changed places, or one letter too many, too few
-- or wrong from six letters on, two from eight on. The first letter is right. It counts the steps of the optimal string
-- alignment distance, row by row.
CREATE OR REPLACE FUNCTION verbatim_name_slips(asked text, word text) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  m integer := char_length(asked);
  n integer := char_length(word);
  most integer := CASE WHEN m >= 8 THEN 2 ELSE 1 END;
  a text[] := string_to_array(asked, NULL);
  b text[] := string_to_array(word, NULL);
  before integer[];
  above integer[];
  line integer[];
  steps integer;
BEGIN
  IF m < 4 OR abs(m - n) > most OR a[1] IS DISTINCT FROM b[1] THEN RETURN false; END IF;
  IF m < 6 AND ARRAY(SELECT unnest(a) ORDER BY 1) <> ARRAY(SELECT unnest(b) ORDER BY 1) THEN RETURN false; END IF;
  line := ARRAY(SELECT generate_series(0, n));
  FOR i IN 1 .. m LOOP
    before := above;
    above := line;
    line := ARRAY[i];
    FOR j IN 1 .. n LOOP
      steps := least(above[j + 1] + 1, line[j] + 1, above[j] + CASE WHEN a[i] = b[j] THEN 0 ELSE 1 END);
      IF i > 1 AND j > 1 AND a[i] = b[j - 1] AND a[i - 1] = b[j] THEN steps := least(steps, before[j - 1] + 1); END IF;
      line := line || steps;
    END LOOP;
  END LOOP;
  RETURN line[n + 1] <= most;
END $$;

-- Whether each of these words, written and sounding so, is in a key or is a slip of one of the key's words, or all together
-- are all the key's words with spaces at other places (BFM TV, BFMTV).
CREATE OR REPLACE FUNCTION verbatim_name_near(folds text[], sounds text[], key text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT NOT EXISTS (
    SELECT FROM unnest(folds, sounds) AS a(fold, sound)
    WHERE NOT EXISTS (
      SELECT FROM string_to_table(split_part(key, ' | ', 1) || ' ' || split_part(key, ' | ', 2), ' ') AS k(word)
      WHERE k.word = a.fold OR (char_length(a.sound) > 2 AND k.word = a.sound)
        OR verbatim_name_slips(a.fold, k.word) OR verbatim_name_slips(a.sound, k.word)
    )
  )
  OR array_to_string(folds, '') = replace(split_part(key, ' | ', 1), ' ', '');
END;

-- Loads the extension, whose setting the next function fixes: only a superuser may name a setting that is not known yet.
SELECT similarity('', '');
-- The rows of a noun, person or source, of these states that are asked for by name, and for each the spellings that are.
-- The first of these that any row fits decides:
-- 1. A spelling has all the words, in any order, as written or as they sound. rank: 1 for the very name, at most 0.9 for
--    what sounds like it, at most 0.5 for the same consonants.
-- 2. The same without articles and forms of address, where a title of the person has the other words. At most 0.8.
-- 3. The words of a spelling of two words or more are the last ones asked for: the others are a title. At most 0.5.
-- 4. One title has all the words, if no more than twenty people have such a title. 0.3.
-- 5. A spelling has all the words but for slips of the pen. At most 0.05: these are only near. All others have more.
-- EXECUTE plans for what is asked, whatever the session does: how telling the patterns are decides by which index.
CREATE OR REPLACE FUNCTION verbatim_named(noun text, asked text, states review_status[])
  RETURNS TABLE (id uuid, name text, rank real)
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.4 AS $$
DECLARE
  words text[] := string_to_array(verbatim_name_words(left(asked, 200)), ' ');
  own text[] := ARRAY(
    SELECT w.word FROM unnest(words) WITH ORDINALITY AS w(word, n) WHERE NOT verbatim_name_stops(w.word) ORDER BY w.n);
  sounds boolean := char_length(verbatim_name_sound(array_to_string(words, ' '))) > 2;
  bones boolean := char_length(regexp_replace(verbatim_name_consonants(array_to_string(own, ' ')), '[=~ ]', '', 'g')) > 2;
  -- One condition for each word, the most telling first: that a key has it, and that it has it as written, as a title must. Then those of the words that no title has, and of the others.
  fits text[];
  printed text[];
  required text[] := '{}';
  titles text[] := '{}';
  titled boolean;
  ids uuid[];
  spellings text := format($query$(
      SELECT id, name, lower(search_key) AS key FROM %1$I
      UNION ALL SELECT %3$I, name, lower(search_key) FROM %2$I
    ) AS s JOIN %1$I AS o ON o.id = s.id AND o.status = ANY($1)$query$, noun, noun || '_name', noun || '_id');
  ranked text := $query$SELECT s.id, s.name, greatest(0.06, $5 * greatest(
      similarity($2, split_part(s.key, ' | ', 1)), similarity($3, split_part(s.key, ' | ', 2)) * 0.9,
      similarity($4, split_part(s.key, ' | ', 4)) * 0.5))::real FROM $query$;
  fold text := verbatim_name_fold(array_to_string(words, ' '));
  sound text := verbatim_name_sound(array_to_string(words, ' '));
  skeleton text := CASE WHEN bones THEN verbatim_name_consonants(array_to_string(own, ' ')) ELSE '' END;
BEGIN
  IF fold = '' THEN RETURN; END IF;
  fits := verbatim_name_conditions(words, true, sounds, bones);
  RETURN QUERY EXECUTE ranked || spellings || ' WHERE ' || verbatim_name_all(fits)
    USING states, fold, sound, skeleton, 1;
  IF FOUND OR cardinality(own) = 0 THEN RETURN; END IF;

  fold := verbatim_name_fold(array_to_string(own, ' '));
  sound := verbatim_name_sound(array_to_string(own, ' '));
  IF own <> words THEN fits := verbatim_name_conditions(own, true, sounds, bones); END IF;
  printed := verbatim_name_conditions(own, false, false, false);
  IF noun = 'person' THEN
    FOR i IN 1 .. cardinality(fits) LOOP
      EXECUTE 'SELECT EXISTS (SELECT FROM (SELECT lower(search_key) AS key FROM person_title) AS s WHERE ' || printed[i] || ')'
        INTO titled;
      IF titled THEN
        titles := titles || format('(%s OR EXISTS (SELECT FROM person_title AS t
          JOIN article AS a ON a.id = t.article_id AND a.status = ANY($1) WHERE t.person_id = s.id AND %s))', fits[i], replace(printed[i], 's.key', 't.search_key'));
      ELSE
        required := required || fits[i];
      END IF;
    END LOOP;
  ELSE
    required := fits;
  END IF;
  IF own <> words OR cardinality(titles) > 0 THEN
    RETURN QUERY EXECUTE ranked || spellings || ' WHERE '
      || CASE WHEN cardinality(required) > 0 THEN verbatim_name_all(required) ELSE '(' || array_to_string(fits, ' OR ') || ')' END
      || array_to_string(ARRAY[''] || titles, ' AND ')
      USING states, fold, sound, skeleton, 0.8;
    IF FOUND THEN RETURN; END IF;
  END IF;
  IF noun = 'person' AND cardinality(own) > 2 THEN
    RETURN QUERY EXECUTE ranked || spellings || ' WHERE '
      || verbatim_name_all(verbatim_name_conditions(own[cardinality(own) - 1:], false, sounds, false))
      || $query$ AND (string_to_array(btrim(split_part(s.key, ' | ', 1)), ' ') <@ string_to_array($2, ' ')
        OR string_to_array(btrim(split_part(s.key, ' | ', 2)), ' ') <@ string_to_array($3, ' '))$query$
      USING states, fold, sound, '', 0.5;
    IF FOUND THEN RETURN; END IF;
  END IF;
  IF cardinality(titles) > 0 AND cardinality(required) = 0 THEN
    EXECUTE $query$SELECT array_agg(h.id) FROM (
        SELECT DISTINCT s.id FROM (SELECT person_id AS id, article_id, lower(search_key) AS key FROM person_title) AS s
        JOIN article AS a ON a.id = s.article_id AND a.status = ANY($1) JOIN person AS o ON o.id = s.id AND o.status = ANY($1)
        WHERE $query$ || verbatim_name_all(printed) || ' LIMIT 21) AS h' INTO ids USING states;
    IF cardinality(ids) BETWEEN 1 AND 20 THEN
      RETURN QUERY SELECT o.id, o.name, 0.3::real FROM person AS o WHERE o.id = ANY(ids);
      RETURN;
    END IF;
  END IF;

  RETURN QUERY EXECUTE $query$
    SELECT near.id, near.name, (near.nearness / 20)::real FROM (
      SELECT likely.*, max(likely.nearness) OVER () AS nearest FROM (
        SELECT s.id, s.name, s.key, word_similarity($2, s.key) AS nearness FROM $query$ || spellings || $query$
        WHERE $2 <% s.key ORDER BY nearness DESC, s.id LIMIT 100
      ) AS likely WHERE verbatim_name_near($3, $4, likely.key)
    ) AS near WHERE near.nearness > near.nearest - 0.1
  $query$ USING states, sound, ARRAY(SELECT verbatim_name_fold(word) FROM unnest(own) AS word),
    ARRAY(SELECT verbatim_name_sound(word) FROM unnest(own) AS word);
END $$;
CREATE OR REPLACE FUNCTION verbatim_people_named(asked text, states review_status[]) RETURNS TABLE (id uuid, name text, rank real)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT n.id, n.name, n.rank FROM verbatim_named('person', asked, states) AS n;
END;
CREATE OR REPLACE FUNCTION verbatim_sources_named(asked text, states review_status[]) RETURNS TABLE (id uuid, name text, rank real)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT n.id, n.name, n.rank FROM verbatim_named('source', asked, states) AS n;
END;

-- ------------------------------------------------------------------ rows from before the triggers

UPDATE person SET search_key = '' WHERE search_key = '';
UPDATE person_name SET search_key = '' WHERE search_key = '';
UPDATE person_title SET search_key = '' WHERE search_key = '';
UPDATE source SET search_key = '' WHERE search_key = '';
UPDATE source_name SET search_key = '' WHERE search_key = '';

-- file: prisma/sql/40-compare.sql

-- What compares articles, kept in the transaction of every write that it follows from: whether articles credit one
-- utterance to different speakers (utterance.attribution_conflict), and how many articles, outlets and independent
-- origins stand behind a claim (claim_corroboration). Refused rows, and all that withdrawn articles print, never count.
-- Of the versions of an article, only the newest counts: an article contradicts neither others nor itself in words that
-- it has replaced.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ one writer at a time

-- A comparison follows from rows of many tables: of two transactions that write some of them at once, neither would
-- see the other's. So they go one after the other, from the first such write to the commit. The lock is taken before
-- any row is, so that nobody who holds it waits for one who wants it.
CREATE OR REPLACE FUNCTION verbatim_one_writer() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(20261121);
  RETURN NULL;
END $$;
DO $$
DECLARE
  compared text;
BEGIN
  FOREACH compared IN ARRAY ARRAY['article', 'credit', 'quote', 'attribution', 'appearance', 'article_shingles', 'article_overlap'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_one_writer BEFORE INSERT OR UPDATE OR DELETE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_one_writer()', compared);
  END LOOP;
  -- Nothing follows from these while nothing refers to them.
  FOREACH compared IN ARRAY ARRAY['source', 'person', 'utterance'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_one_writer BEFORE UPDATE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_one_writer()', compared);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ who is credited

-- Articles credit different speakers of an utterance: a quote in one of them names parties (people, organisations,
-- groups, or outlets that speak) of whom none is or may be one that a quote in another names.
-- - Whoever belongs to an organisation or a group, however far up, may be whom it is credited to.
-- - Speakers of one quote speak jointly: there is no conflict where some quote has a party of both. Two speakers that one
--   article credits in separate quotes are rivals.
-- - A speaker who is only described may be anyone, and counts for nothing.
-- Stages:
--   named    each quote of the utterance with each party that it names
--   above    each party with whomever it belongs to, and itself
--   may_be   the same both ways
--   spoken   each quote with its parties
--   credit   each set of parties, the first and the last article that names it, and whoever these parties may be
-- Then two sets conflict that may not be each other, in two articles, and that no quote joins.
CREATE OR REPLACE FUNCTION verbatim_attribution_conflict(utterance uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH RECURSIVE named AS MATERIALIZED (
    SELECT q.id AS quote_id, q.article_id, coalesce(p.id, s.id) AS party
    FROM utterance AS u
    JOIN quote AS q ON q.utterance_id = u.id AND q.status <> 'REJECTED'
    JOIN article AS a ON a.id = q.article_id AND a.status <> 'REJECTED' AND a.withdrawn_at IS NULL AND a.newest_id IS NULL
    JOIN attribution AS l ON l.quote_id = q.id AND l.role = 'SPEAKER'
    LEFT JOIN person AS p ON p.id = l.person_id AND p.status <> 'REJECTED'
    LEFT JOIN source AS s ON s.id = l.source_id AND s.status <> 'REJECTED'
    WHERE u.id = utterance AND u.status <> 'REJECTED' AND num_nonnulls(p.id, s.id) > 0
  ), above AS (
    SELECT DISTINCT party, party AS id FROM named
    UNION
    SELECT b.party, o.id FROM above AS b
    JOIN person AS p ON p.id = b.id
    JOIN person AS o ON o.id = p.affiliation_id AND o.status <> 'REJECTED'
  ), may_be AS (
    SELECT party, id FROM above UNION SELECT id, party FROM above
  ), spoken AS (
    SELECT article_id, array_agg(DISTINCT party) AS parties FROM named GROUP BY quote_id, article_id
  ), credit AS MATERIALIZED (
    SELECT parties, min(article_id::text) AS first, max(article_id::text) AS last,
      ARRAY(SELECT DISTINCT m.id FROM may_be AS m WHERE m.party = ANY(parties)) AS may_be
    FROM spoken GROUP BY parties
  )
  SELECT EXISTS (
    SELECT 1 FROM credit AS x JOIN credit AS y ON x.parties < y.parties
    WHERE NOT x.may_be && y.parties
      AND least(x.first, y.first) <> greatest(x.last, y.last)
      AND NOT EXISTS (
        SELECT 1 FROM credit AS z, unnest(z.parties) AS one, unnest(z.parties) AS other
        WHERE one <> other AND one = ANY(x.may_be) AND other = ANY(y.may_be)))
$$;
CREATE OR REPLACE FUNCTION verbatim_credit(utterances uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF cardinality(utterances) = 0 THEN RETURN; END IF;
  UPDATE utterance SET attribution_conflict = c.conflict
  FROM (
    SELECT u.id, verbatim_attribution_conflict(u.id) AS conflict
    FROM (SELECT DISTINCT unnest(utterances) AS id) AS u
  ) AS c
  WHERE utterance.id = c.id AND utterance.attribution_conflict <> c.conflict;
END $$;

-- ------------------------------------------------------------------ similar texts

-- The texts that share runs of words with a text, those that share most of them first, and never the article itself.
-- It takes the GIN index whatever the planner thinks: the planner takes && to cost as little as =, but without the index
-- PostgreSQL compares every run of one text with every run of the other, and a few hundred long texts take seconds.
CREATE OR REPLACE FUNCTION verbatim_similar_texts(article uuid, runs integer[], most integer)
  RETURNS TABLE (article_id uuid, shared bigint)
  LANGUAGE sql STABLE SET search_path FROM CURRENT SET enable_seqscan = off AS $$
  SELECT s.article_id, (SELECT count(*) FROM (SELECT unnest(s.hashes) INTERSECT SELECT unnest(runs)) AS common) AS shared
  FROM article_shingles AS s WHERE s.hashes && runs AND s.article_id <> article
  ORDER BY shared DESC, s.article_id LIMIT most
$$;

-- ------------------------------------------------------------------ corroboration

-- A passage of an article lies in quotation: quotation marks (quotes of type DIRECT and MIXED) hold more than half of it,
-- and all but 32 code points at most, room for a cue that is printed alike behind the marks.
CREATE OR REPLACE FUNCTION verbatim_in_quotation(article uuid, first integer, last integer) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT o.outside <= 32 AND o.outside * 2 < last - first
  FROM (
    SELECT coalesce(sum(upper(r) - lower(r)), 0) AS outside
    FROM unnest(int4multirange(int4range(first, last)) - coalesce((
      SELECT range_agg(int4range(q.start_offset, q.end_offset)) FROM quote AS q
      WHERE q.article_id = article AND q.type IN ('DIRECT', 'MIXED') AND q.status <> 'REJECTED'
        AND q.start_offset < last AND q.end_offset > first
    ), '{}')) AS r
  ) AS o
$$;
-- A passage that two articles share is speech that both quote, and no sign of copying.
CREATE OR REPLACE FUNCTION verbatim_shared_speech(o article_overlap) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT verbatim_in_quotation((o).article_id, (o).start_offset, (o).end_offset)
    AND verbatim_in_quotation((o).other_id, (o).other_start, (o).other_end)
$$;

-- How many groups articles 1 to n fall into, where each of ones belongs together with the one of others in its place.
-- Union-find: every article leads to another of its group or to itself. Halving each way that is gone keeps ways short
-- in a chain of any length; arrays are changed in place.
CREATE OR REPLACE FUNCTION verbatim_groups(articles integer, ones integer[], others integer[]) RETURNS integer
  LANGUAGE plpgsql IMMUTABLE SET search_path FROM CURRENT AS $$
DECLARE
  leads integer[] := ARRAY(SELECT generate_series(1, articles));
  groups integer := articles;
  one integer;
  other integer;
BEGIN
  FOR i IN 1 .. coalesce(cardinality(ones), 0) LOOP
    EXIT WHEN groups = 1;
    one := ones[i];
    WHILE leads[one] <> one LOOP
      leads[one] := leads[leads[one]];
      one := leads[one];
    END LOOP;
    other := others[i];
    WHILE leads[other] <> other LOOP
      leads[other] := leads[leads[other]];
      other := leads[other];
    END LOOP;
    CONTINUE WHEN one = other;
    leads[greatest(one, other)] := least(one, other);
    groups := groups - 1;
  END LOOP;
  RETURN groups;
END $$;

-- Counts confirmed appearances of claims, and the independent origins of those that support them. Supporting articles
-- are one origin where
-- - they are of one source, or of sources with a common parent, however far up;
-- - one credits the other's source;
-- - both credit one source that wrote or delivered the text or a part of it (ORIGINATOR or SUPPLIER). Whoever only told
--   them something (INFORMANT) may have told each something else;
-- - both print the same text;
-- - both state the claim in shared copy of twelve words or more that is not quoted. Copy begins and ends with words, and
--   what states a claim often with a quotation mark or a full stop, so only its words have to lie in the copy;
-- - both quote one speaker or utterance.
-- Origins join transitively, so that of all articles with one sign each is joined to the first only.
-- Stages:
--   counted     the appearances that count, each with its article's source
--   supporting  those that support, with the number n of their article within the claim
--   family      the sources that stand above those of supporting articles, with the first article below each
--   sign        what makes articles one origin: outlet, family, supplier, text, utterance or speaker; an outlet that is credited
--               is not the article's own
--   stated      the words that state the claim, of articles that share anything
--   copied      shared copy that holds such words of both articles
--   joined      pairs of articles of one origin, by signs and by copies
--   fact        rows of all claims, counted and joined, under one another
--   total       the counts and the pairs of each claim
-- Nothing is joined here but to tables, by their indexes: of intermediate results the planner does not know that they
-- are large, and would compare each of their rows with each.
CREATE OR REPLACE FUNCTION verbatim_corroborate(claims uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF cardinality(claims) = 0 THEN RETURN; END IF;
  INSERT INTO claim_corroboration AS k (claim_id, articles, sources, independent_origins, supports, refutes, discusses, contested)
  WITH RECURSIVE counted AS MATERIALIZED (
    SELECT ap.claim_id, ap.article_id, ap.stance, ap.quote_id, ap.exact, ap.start_offset, ap.end_offset, s.id AS source_id, a.sha256
    FROM appearance AS ap
    JOIN article AS a ON a.id = ap.article_id AND a.status <> 'REJECTED' AND a.withdrawn_at IS NULL AND a.newest_id IS NULL
    LEFT JOIN quote AS q ON q.id = ap.quote_id
    LEFT JOIN source AS s ON s.id = a.source_id AND s.status <> 'REJECTED'
    WHERE ap.claim_id = ANY(claims) AND ap.status = 'CONFIRMED' AND (ap.quote_id IS NULL OR q.status <> 'REJECTED')
  ), supporting AS MATERIALIZED (
    SELECT *, (dense_rank() OVER (PARTITION BY claim_id ORDER BY article_id))::integer AS n
    FROM counted WHERE stance = 'SUPPORTS'
  ), family AS (
    SELECT claim_id, source_id AS id, min(n) AS n FROM supporting WHERE source_id IS NOT NULL GROUP BY 1, 2
    UNION
    SELECT f.claim_id, p.id, f.n FROM family AS f
    JOIN source AS m ON m.id = f.id
    JOIN source AS p ON p.id = m.parent_id AND p.status <> 'REJECTED'
  ), sign AS (
    SELECT claim_id, n, 'outlet' AS kind, source_id AS id, true AS own FROM supporting WHERE source_id IS NOT NULL
    UNION ALL
    -- Creditors join the articles of the outlet, and each other only where it supplied them.
    SELECT x.claim_id, x.n, 'outlet', cr.source_id, false
    FROM supporting AS x JOIN credit AS cr ON cr.article_id = x.article_id
    UNION ALL
    SELECT x.claim_id, x.n, 'supplier', s.id, true FROM supporting AS x
    JOIN credit AS cr ON cr.article_id = x.article_id AND cr.role <> 'INFORMANT'
    JOIN source AS s ON s.id = cr.source_id AND s.status <> 'REJECTED'
    UNION ALL
    SELECT claim_id, n, 'text', left(sha256, 32)::uuid, true FROM supporting
    UNION ALL
    SELECT claim_id, n, 'family', id, true FROM family
    UNION ALL
    SELECT x.claim_id, x.n, 'utterance', u.id, true FROM supporting AS x
    JOIN quote AS q ON q.id = x.quote_id
    JOIN utterance AS u ON u.id = q.utterance_id AND u.status <> 'REJECTED'
    UNION ALL
    SELECT x.claim_id, x.n, 'speaker', coalesce(p.id, s.id), true FROM supporting AS x
    JOIN attribution AS l ON l.quote_id = x.quote_id AND l.role = 'SPEAKER'
    LEFT JOIN person AS p ON p.id = l.person_id AND p.status <> 'REJECTED'
    LEFT JOIN source AS s ON s.id = l.source_id AND s.status <> 'REJECTED'
    WHERE num_nonnulls(p.id, s.id) > 0
  ), stated AS MATERIALIZED (
    -- Looking for the words takes longer than all else, and few articles share anything.
    SELECT x.claim_id, x.article_id, x.n, w.*
    FROM supporting AS x, verbatim_word_span(x.exact, x.start_offset, x.end_offset) AS w
    WHERE (SELECT true FROM article_overlap WHERE article_id = x.article_id LIMIT 1)
      OR (SELECT true FROM article_overlap WHERE other_id = x.article_id LIMIT 1)
  ), copied AS MATERIALIZED (
    SELECT claim_id, min(one) AS one, min(other) AS other, article_id, other_id,
      start_offset, min(end_offset) AS end_offset, other_start, min(other_end) AS other_end, min(words) AS words
    FROM (
      SELECT x.claim_id, x.n AS one, NULL::integer AS other, o.* FROM stated AS x
      JOIN article_overlap AS o ON o.article_id = x.article_id AND o.words >= 12
        AND o.start_offset <= x.start_offset AND o.end_offset >= x.end_offset
      UNION ALL
      SELECT y.claim_id, NULL, y.n, o.* FROM stated AS y
      JOIN article_overlap AS o ON o.other_id = y.article_id AND o.words >= 12
        AND o.other_start <= y.start_offset AND o.other_end >= y.end_offset
    ) AS side
    GROUP BY claim_id, article_id, other_id, start_offset, other_start
    HAVING count(one) > 0 AND count(other) > 0
  ), joined AS (
    SELECT claim_id, n AS one, min(n) FILTER (WHERE own) OVER (PARTITION BY claim_id, kind, id) AS other FROM sign
    UNION ALL
    SELECT claim_id, one, other FROM copied
    WHERE NOT verbatim_shared_speech(ROW(article_id, other_id, start_offset, end_offset, other_start, other_end, words)::article_overlap)
  ), fact AS (
    SELECT id AS claim_id, NULL::uuid AS article_id, NULL::stance AS stance, NULL::uuid AS source_id, NULL::integer AS one, NULL::integer AS other
    FROM claim WHERE id = ANY(claims)
    UNION ALL
    SELECT claim_id, article_id, stance, source_id, NULL, NULL FROM counted
    UNION ALL
    SELECT claim_id, NULL, NULL, NULL, one, other FROM joined WHERE one <> other
  ), total AS (
    SELECT claim_id,
      count(DISTINCT article_id)::integer AS articles,
      count(DISTINCT source_id) FILTER (WHERE stance = 'SUPPORTS')::integer AS sources,
      count(DISTINCT article_id) FILTER (WHERE stance = 'SUPPORTS')::integer AS supports,
      count(DISTINCT article_id) FILTER (WHERE stance = 'REFUTES')::integer AS refutes,
      count(DISTINCT article_id) FILTER (WHERE stance = 'DISCUSSES')::integer AS discusses,
      array_agg(one) FILTER (WHERE one IS NOT NULL) AS ones,
      array_agg(other) FILTER (WHERE one IS NOT NULL) AS others
    FROM fact GROUP BY claim_id
  )
  SELECT claim_id, articles, sources, verbatim_groups(supports, ones, others), supports, refutes, discusses, supports > 0 AND refutes > 0
  FROM total
  ON CONFLICT (claim_id) DO UPDATE SET
    articles = EXCLUDED.articles,
    sources = EXCLUDED.sources,
    independent_origins = EXCLUDED.independent_origins,
    supports = EXCLUDED.supports,
    refutes = EXCLUDED.refutes,
    discusses = EXCLUDED.discusses,
    contested = EXCLUDED.contested
  WHERE (k.*) IS DISTINCT FROM (EXCLUDED.*);
END $$;

-- ------------------------------------------------------------------ what they follow from, and nothing else

CREATE OR REPLACE FUNCTION verbatim_claim_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO claim_corroboration (claim_id) SELECT id FROM new_rows ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_appearance_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM new_rows WHERE status = 'CONFIRMED'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM old_rows WHERE status = 'CONFIRMED'));
  ELSE
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.claim_id, o.article_id, o.quote_id, o.stance, o.status, o.start_offset, o.end_offset)
        IS DISTINCT FROM (n.claim_id, n.article_id, n.quote_id, n.stance, n.status, n.start_offset, n.end_offset)));
  END IF;
  RETURN NULL;
END $$;

-- Quotes of an article decide which of its shared copy is quoted, for every claim that appears there, be it in part.
-- Each quote is given by its place in the three arrays.
CREATE OR REPLACE FUNCTION verbatim_quotation_changed(articles uuid[], starts integer[], ends integer[]) RETURNS void
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(
    SELECT DISTINCT ap.claim_id
    FROM unnest(articles, starts, ends) AS q(article_id, start_offset, end_offset)
    JOIN article_overlap AS o ON o.article_id = q.article_id AND o.start_offset < q.end_offset AND o.end_offset > q.start_offset
    JOIN appearance AS ap ON ap.article_id = q.article_id AND ap.start_offset < o.end_offset AND ap.end_offset > o.start_offset
    WHERE ap.status = 'CONFIRMED' AND ap.stance = 'SUPPORTS'));
END $$;
CREATE OR REPLACE FUNCTION verbatim_quote_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  articles uuid[];
  starts integer[];
  ends integer[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(article_id), array_agg(start_offset), array_agg(end_offset) INTO articles, starts, ends FROM new_rows;
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM new_rows WHERE utterance_id IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(article_id), array_agg(start_offset), array_agg(end_offset) INTO articles, starts, ends FROM old_rows;
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM old_rows WHERE utterance_id IS NOT NULL));
  ELSE
    SELECT array_agg(v.article_id), array_agg(v.start_offset), array_agg(v.end_offset) INTO articles, starts, ends
    FROM old_rows AS o JOIN new_rows AS n USING (id),
      LATERAL (VALUES (o.article_id, o.start_offset, o.end_offset), (n.article_id, n.start_offset, n.end_offset))
        AS v(article_id, start_offset, end_offset)
    WHERE (o.article_id, o.start_offset, o.end_offset, o.type, o.status = 'REJECTED')
      IS DISTINCT FROM (n.article_id, n.start_offset, n.end_offset, n.type, n.status = 'REJECTED');
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT ap.claim_id FROM old_rows AS o JOIN new_rows AS n USING (id) JOIN appearance AS ap ON ap.quote_id = n.id
      WHERE (o.utterance_id, o.status = 'REJECTED') IS DISTINCT FROM (n.utterance_id, n.status = 'REJECTED')
        AND ap.status = 'CONFIRMED'));
    PERFORM verbatim_credit(ARRAY(
      SELECT u FROM old_rows AS o JOIN new_rows AS n USING (id), unnest(ARRAY[o.utterance_id, n.utterance_id]) AS u
      WHERE (o.utterance_id, o.article_id, o.status = 'REJECTED')
        IS DISTINCT FROM (n.utterance_id, n.article_id, n.status = 'REJECTED') AND u IS NOT NULL));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_speakers_changed(quotes uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM appearance WHERE quote_id = ANY(quotes) AND status = 'CONFIRMED'));
  PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM quote WHERE id = ANY(quotes) AND utterance_id IS NOT NULL));
END $$;
CREATE OR REPLACE FUNCTION verbatim_attribution_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM new_rows WHERE role = 'SPEAKER'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM old_rows WHERE role = 'SPEAKER'));
  ELSE
    PERFORM verbatim_speakers_changed(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.quote_id, n.quote_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.quote_id, o.role, o.person_id, o.source_id) IS DISTINCT FROM (n.quote_id, n.role, n.person_id, n.source_id)));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_articles_changed(articles uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM appearance WHERE article_id = ANY(articles) AND status = 'CONFIRMED'));
END $$;
CREATE OR REPLACE FUNCTION verbatim_credit_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_articles_changed(ARRAY(SELECT DISTINCT article_id FROM new_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_articles_changed(ARRAY(SELECT DISTINCT article_id FROM old_rows));
  ELSE
    PERFORM verbatim_articles_changed(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.article_id, n.article_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.article_id, o.source_id, o.role) IS DISTINCT FROM (n.article_id, n.source_id, n.role)));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_article_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  articles uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.source_id, o.status = 'REJECTED', o.withdrawn_at IS NULL, o.newest_id IS NULL)
      IS DISTINCT FROM (n.source_id, n.status = 'REJECTED', n.withdrawn_at IS NULL, n.newest_id IS NULL));
BEGIN
  PERFORM verbatim_articles_changed(articles);
  PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM quote WHERE article_id = ANY(articles) AND utterance_id IS NOT NULL));
  RETURN NULL;
END $$;

-- Of passages, only those of twelve words count, and only where both articles support the claim.
CREATE OR REPLACE FUNCTION verbatim_overlap_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT x.claim_id FROM new_rows AS o
      JOIN appearance AS x ON x.article_id = o.article_id AND x.status = 'CONFIRMED' AND x.stance = 'SUPPORTS'
      JOIN appearance AS y ON y.claim_id = x.claim_id AND y.article_id = o.other_id AND y.status = 'CONFIRMED' AND y.stance = 'SUPPORTS'
      WHERE o.words >= 12));
  ELSE
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT x.claim_id FROM old_rows AS o
      JOIN appearance AS x ON x.article_id = o.article_id AND x.status = 'CONFIRMED' AND x.stance = 'SUPPORTS'
      JOIN appearance AS y ON y.claim_id = x.claim_id AND y.article_id = o.other_id AND y.status = 'CONFIRMED' AND y.stance = 'SUPPORTS'
      WHERE o.words >= 12));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_source_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  sources uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.parent_id, o.status = 'REJECTED') IS DISTINCT FROM (n.parent_id, n.status = 'REJECTED'));
BEGIN
  IF cardinality(sources) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_articles_changed(ARRAY(
    WITH RECURSIVE family AS (
      SELECT unnest(sources) AS id
      UNION SELECT s.id FROM source AS s JOIN family AS f ON s.parent_id = f.id
    )
    SELECT a.id FROM article AS a JOIN family AS f ON a.source_id = f.id
    UNION SELECT article_id FROM credit WHERE source_id = ANY(sources)));
  PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM attribution WHERE source_id = ANY(sources) AND role = 'SPEAKER'));
  RETURN NULL;
END $$;

-- Who is affiliated with whom decides about conflicts, of everybody further down, too; about origins only who is refused.
CREATE OR REPLACE FUNCTION verbatim_person_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  refused uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.status = 'REJECTED') <> (n.status = 'REJECTED'));
  people uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.affiliation_id, o.status = 'REJECTED') IS DISTINCT FROM (n.affiliation_id, n.status = 'REJECTED'));
BEGIN
  IF cardinality(people) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_corroborate(ARRAY(
    SELECT DISTINCT ap.claim_id FROM attribution AS l JOIN appearance AS ap ON ap.quote_id = l.quote_id AND ap.status = 'CONFIRMED'
    WHERE l.person_id = ANY(refused) AND l.role = 'SPEAKER'));
  PERFORM verbatim_credit(ARRAY(
    WITH RECURSIVE below AS (
      SELECT unnest(people) AS id
      UNION SELECT p.id FROM person AS p JOIN below AS b ON p.affiliation_id = b.id
    )
    SELECT q.utterance_id FROM below AS b
    JOIN attribution AS l ON l.person_id = b.id AND l.role = 'SPEAKER'
    JOIN quote AS q ON q.id = l.quote_id WHERE q.utterance_id IS NOT NULL));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_utterance_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  utterances uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.status = 'REJECTED') <> (n.status = 'REJECTED'));
BEGIN
  IF cardinality(utterances) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_speakers_changed(ARRAY(SELECT id FROM quote WHERE utterance_id = ANY(utterances)));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER claim_inserted_compares AFTER INSERT ON claim
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_claim_compare();
CREATE OR REPLACE TRIGGER article_overlap_inserted_compares AFTER INSERT ON article_overlap
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_overlap_compare();
CREATE OR REPLACE TRIGGER article_overlap_deleted_compares AFTER DELETE ON article_overlap
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_overlap_compare();
DO $$
DECLARE
  compared text;
BEGIN
  FOREACH compared IN ARRAY ARRAY['appearance', 'quote', 'attribution', 'credit'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_inserted_compares AFTER INSERT ON %1$s
      REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_deleted_compares AFTER DELETE ON %1$s
      REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
  END LOOP;
  FOREACH compared IN ARRAY ARRAY['appearance', 'quote', 'attribution', 'credit', 'article', 'source', 'person', 'utterance'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_updated_compares AFTER UPDATE ON %1$s
      REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ rows from before the triggers

SELECT verbatim_corroborate(ARRAY(SELECT id FROM claim));
SELECT verbatim_credit(ARRAY(SELECT id FROM utterance));

-- file: prisma/sql/50-revision.sql

-- What tells caches whether an answer may have changed.

SELECT set_config('search_path', verbatim_path(), true);

-- Each transaction that writes leaves a row. A sequence would not do, since it moves before a transaction can be seen,
-- and one row for all would make writers wait for each other.
CREATE OR REPLACE FUNCTION verbatim_revise() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO revision (transaction) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  -- This row tells of transactions that everyone sees, too, so theirs go. Rows that another transaction is deleting are
  -- left to it.
  IF FOUND AND current_setting('transaction_isolation') = 'read committed' THEN
    DELETE FROM revision WHERE transaction IN (
      SELECT transaction FROM revision
      WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  told text;
BEGIN
  FOREACH told IN ARRAY ARRAY['source', 'source_name', 'article', 'credit', 'person', 'person_redirect', 'person_name',
    'person_name_article', 'person_title', 'quote', 'attribution', 'utterance', 'claim', 'appearance', 'claim_relation',
    'change', 'field_change'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_revises AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_revise()', told);
  END LOOP;
END $$;

-- file: prisma/sql/60-indexes.sql

-- Indexes that Prisma's schema language cannot name, because they are on expressions or partial. Those that refuse
-- duplicates stand in 10-verbatim.sql.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ lists by day

-- "Nulls last in both directions" as a row comparison: an unknown day counts as the far past when newest comes first,
-- and as the far future when oldest does.
CREATE INDEX IF NOT EXISTS article_published_desc ON article ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_published_asc ON article ((coalesce(date_published, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_source_published_desc ON article
  (source_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_published_desc ON quote ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_published_asc ON quote ((coalesce(date_published, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_source_published_desc ON quote
  (source_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_source_published_asc ON quote
  (source_id, (coalesce(date_published, 'infinity'::date)), id);
-- Pages of what may be rare: these hold no more rows than meet the condition.
CREATE INDEX IF NOT EXISTS quote_relayed_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE relayed;
CREATE INDEX IF NOT EXISTS quote_unnamed_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE NOT speaker_named;
CREATE INDEX IF NOT EXISTS quote_conflict_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE attribution_conflict;
CREATE INDEX IF NOT EXISTS quote_said_desc ON quote ((coalesce(said_on, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_said_asc ON quote ((coalesce(said_on, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_language_published_desc ON article
  (language, (coalesce(date_published, '-infinity'::date)), id);
-- Who speaks: the quotes of a person in each order of quotes. The columns behind INCLUDE let counts, and lists of what a
-- person speaks in, read nothing but the index.
CREATE INDEX IF NOT EXISTS attribution_person_published_desc ON attribution
  (person_id, role, (coalesce(date_published, '-infinity'::date)), quote_id)
  INCLUDE (article_id, publisher_id, utterance_id, date_published, effective_status, superseded);
CREATE INDEX IF NOT EXISTS attribution_source_published_desc ON attribution
  (source_id, role, (coalesce(date_published, '-infinity'::date)), quote_id) INCLUDE (effective_status, superseded)
  WHERE source_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_speaker_published_asc ON attribution
  (person_id, (coalesce(date_published, 'infinity'::date)), quote_id) WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_speaker_position ON attribution
  (person_id, article_id, start_offset, end_offset, quote_id) WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
-- How many quotes each person has, and how many in each outlet. Rows that are alike share an entry, so these are small.
CREATE INDEX IF NOT EXISTS attribution_counted_by_speaker ON attribution (person_id, effective_status, superseded)
  WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_counted_by_publisher ON attribution (publisher_id, person_id, effective_status, superseded)
  WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS appearance_published_desc ON appearance ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS appearance_claim_published_desc ON appearance
  (claim_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS utterance_said_asc ON utterance ((coalesce(said_on, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS utterance_said_desc ON utterance ((coalesce(said_on, '-infinity'::date)), id);

-- ------------------------------------------------------------------ what is contested

CREATE INDEX IF NOT EXISTS utterance_conflict ON utterance ((coalesce(said_on, '-infinity'::date)), id)
  WHERE attribution_conflict;
CREATE INDEX IF NOT EXISTS claim_contested ON claim_corroboration (claim_id) WHERE contested;

-- ------------------------------------------------------------------ names

-- The operator class needs the extension, which `prisma db push` does not bring, so Prisma's language must not name
-- these indexes. On an expression it takes no notice of them. The keys are in lower case already.
CREATE INDEX IF NOT EXISTS person_by_name ON person USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS person_name_by_name ON person_name USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS source_by_name ON source USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS source_name_by_name ON source_name USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS person_title_by_words ON person_title USING gin (lower(search_key) gin_trgm_ops);

-- ------------------------------------------------------------------ plans for the frequent

-- A statement is planned once for whatever it is asked of. Told the true number of people, the planner expects some fifty
-- quotes of each, and finds, sorts and counts all of them, which takes seconds for those who have a hundred thousand. So
-- it is told that there are few: it then reads along the index, which is as fast for whoever has few rows. It counts from
-- the next ANALYZE on.
ALTER TABLE attribution ALTER COLUMN person_id SET (n_distinct = 10);
ALTER TABLE attribution ALTER COLUMN source_id SET (n_distinct = 10);
