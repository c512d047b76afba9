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
