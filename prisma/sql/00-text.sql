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

-- A text as its words: invisible characters dropped, compatibility forms composed, marks made spaces. Otherwise
-- PostgreSQL's parser takes "AA/Ankara" for a path, "fin.Il" for a host and "cessez-le-feu" for a word beside its parts.
-- Two letters that look like apostrophes (U+02BC, U+02B9) count as marks. Only the first 200,000 characters count,
-- because a tsvector holds no more than one megabyte.
CREATE OR REPLACE FUNCTION verbatim_search_words(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
  normalize(
    translate(left(text, 200000),
      U&'\00AD\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064\2066\2067\2068\2069\206A\206B\206C\206D\206E\206F\FEFF',
      ''),
    NFKC),
  U&'!"#$%&''()*+,-./:;<=>?@[\005C]^_`{|}~\00AB\00BB\02B9\02BC\2018\2019\201A\201B\201C\201D\201E\201F\2032\2039\203A',
  repeat(' ', 47));

-- The words without accents. unaccent() is only STABLE, because its dictionary could be changed; ours is not.
CREATE OR REPLACE FUNCTION verbatim_search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN verbatim_search_words(unaccent('unaccent'::regdictionary, words));

-- Every character that is none of a word: neither a letter nor an accent on one nor a digit (categories P, S, Z, Cc and
-- Cf of Unicode 17), or one of the two letters that look like apostrophes. As ranges of a regular expression. [[:alnum:]] would depend on the locale, and misses accents written apart.
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

-- The span from the first to the last word of a text that is printed from first to last, in code points. A text without
-- a word keeps its whole span.
CREATE OR REPLACE FUNCTION verbatim_word_span(exact text, first integer, last integer, OUT start_offset integer, OUT end_offset integer)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT first + greatest(f.head, 1) - 1, last - greatest(f.tail, 1) + 1
  FROM (SELECT '[^' || verbatim_marks() || ']' AS word) AS r,
    LATERAL (SELECT regexp_instr(exact, r.word) AS head, regexp_instr(reverse(exact), r.word) AS tail) AS f;
END;
