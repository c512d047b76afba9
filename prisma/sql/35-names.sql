-- Names: what people and sources are found by, as it is written and as it sounds.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ how a name sounds

CREATE OR REPLACE FUNCTION verbatim_name_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(lower(verbatim_search_fold(verbatim_search_words(name))), '\s+', ' ', 'g'));

-- Letters of other scripts in Latin ones, each behind the letters that it stands for. Longer ones come first.
-- Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Kazakh. Greek: ELOT 743 with digraphs as they sound.
-- Georgian and Armenian: the national systems. Arabic and Hebrew: consonants, and vowels where letters stand for them.
CREATE OR REPLACE FUNCTION verbatim_name_letters() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(
  'ж zh ц ts ч ch ш sh щ shch ю iu я ia љ lj њ nj ђ dj ћ ch џ dzh ѓ gj ќ kj ѕ dz х kh җ zh ӕ ae'
  || ' ου ou μπ mp ντ nt γκ gk γγ ng τζ tz ει i οι i υι i αι e αυ av ευ ev θ th χ ch ψ ps ξ ks φ f'
  || ' ღ gh შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჟ zh'
  || ' ու u թ t ժ zh խ kh ծ ts ձ dz ղ gh ճ ch շ sh չ ch ց ts'
  || ' خ kh ش sh ث th ذ dh غ gh צ ts ץ ts ש sh', ' ');

-- A name as it sounds, so that the ways to write one Russian or Ukrainian name in French, English, German, Czech and
-- scientific transliteration (Ouchakov, Ushakov, Uschakow, Ušakov) are one, and so are common slips (Witkoff, Whitcoff).
-- Háčeks and the like are read before accents are dropped. In a name that has one, c is ts and ch is kh.
CREATE OR REPLACE FUNCTION verbatim_name_sound(name text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  rule text[];
  letters text[];
  sound text := lower(verbatim_search_words(name));
BEGIN
  IF octet_length(sound) > length(sound) THEN
    IF sound ~ '[čćšžđěřůňďťľ]' THEN
      sound := regexp_replace(replace(sound, 'ch', 'kh'), 'c(?![zh])', 'ts', 'g');
    END IF;
    FOREACH rule SLICE 1 IN ARRAY ARRAY[['č', 'ch'], ['ć', 'ch'], ['[šşș]', 'sh'], ['ž', 'zh'], ['đ', 'dj'], ['ё', 'io']] LOOP
      sound := regexp_replace(sound, rule[1], rule[2], 'g');
    END LOOP;
    sound := lower(verbatim_search_fold(sound));
    IF sound ~ '[^\u0001-\u007f]' THEN
      -- Serbian writes the h of other languages with the letter of the Russian kh.
      -- Elsewhere the letter e behind a vowel is "ye".
      IF sound ~ '[ђјљњћџ]' THEN sound := replace(sound, 'х', 'h');
      ELSE sound := regexp_replace(sound, '(?<=[аеиоуыэюя])е', 'ие', 'g');
      END IF;
      letters := verbatim_name_letters();
      FOR i IN 1 .. cardinality(letters) / 2 LOOP
        sound := replace(sound, letters[2 * i - 1], letters[2 * i]);
      END LOOP;
      sound := translate(sound,
        'абвгґдеєзиіїйјклмнопрстуўфыэәғқңөұүһҳ' || 'αβγδεζηικλμνοπρσςτυω' || 'აბგდევზთიკლმნოპრსტუფქყჯჰ'
          || 'աբգդեզէըիլկհմյնոպջռսվտրւփքօֆ' || 'ابتجحدرزسصضطظفقكلمنهويپچژگ' || 'אבגדהוזטיכךלמםנןספףקרת' || 'ъь''ءعחע',
        'abvggdeeziiiijklmnoprstuufieagknouuhh' || 'avgdeziiklmnoprsstio' || 'abgdevztiklmnoprstupkqjh'
          || 'abgdezeeilkhmjnopjrsvtrvpkof' || 'abtjhdrzssdtzfqklmnhuipjjg' || 'abgdhuztikklmmnnsppkrt');
    END IF;
  END IF;
  -- Plain replacements where they do: PostgreSQL keeps no more than 32 regular expressions compiled.
  sound := regexp_replace(replace(sound, 'x', 'ks'), 'tsch|tch|sch|sh|ch|cz', 'x', 'g');
  sound := replace(replace(replace(replace(replace(replace(sound, 'wh', 'v'), 'w', 'v'), 'ph', 'f'), 'zh', 'j'), 'dj', 'j'), 'qu', 'k');
  sound := regexp_replace(regexp_replace(replace(sound, 'q', 'k'), 'gu(?=[ei])', 'g', 'g'), 'c(?=[eiy])', 's', 'g');
  sound := replace(replace(replace(replace(sound, 'c', 'k'), 'h', ''), 'ou', 'u'), 'ue', 'u');
  sound := translate(replace(replace(sound, 'oe', 'o'), 'ae', 'a'), 'jyz', 'iis');
  sound := regexp_replace(regexp_replace(sound, '(.)\1+', '\1', 'g'), 'f\M', 'v', 'g');
  sound := regexp_replace(regexp_replace(sound, '(?<=\w\w)e\M', '', 'g'), '(.)\1+', '\1', 'g');
  RETURN btrim(sound);
END $$;

-- The consonants of each word of a sound, each behind "=": what is left of a name in Arabic and Hebrew, which are
-- written without vowels. Sounds that one of them writes as another one are one: f and p as b, x (sh) and ts as s; v as w,
-- which counts as a vowel.
CREATE OR REPLACE FUNCTION verbatim_name_consonants(sound text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT coalesce(string_agg('=' || c.consonants, ' ' ORDER BY w.n), '')
  FROM string_to_table(sound, ' ') WITH ORDINALITY AS w(word, n),
    LATERAL (SELECT regexp_replace(translate(replace(w.word, 'ts', 's'), 'fpxaeiouv', 'bbs'), '(.)\1+', '\1', 'g') AS consonants) AS c
  WHERE c.consonants ~ '^[a-z]+$';
END;

-- How near a name comes to what is asked, from 0 to 1. It binds the extension's function for whoever asks.
CREATE OR REPLACE FUNCTION verbatim_name_nearness(asked text, name text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN word_similarity(asked, name);

-- In how many letters two words differ: left out, put in, changed or exchanged with the next (optimal string alignment).
CREATE OR REPLACE FUNCTION verbatim_name_slips(a text, b text) RETURNS integer
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
  before integer[];
  last integer[] := ARRAY(SELECT generate_series(0, length(b)));
  this integer[];
  best integer;
BEGIN
  FOR i IN 1 .. length(a) LOOP
    this := ARRAY[i];
    FOR j IN 1 .. length(b) LOOP
      best := least(last[j + 1] + 1, this[j] + 1, last[j] + CASE WHEN substr(a, i, 1) = substr(b, j, 1) THEN 0 ELSE 1 END);
      IF i > 1 AND j > 1 AND substr(a, i, 1) = substr(b, j - 1, 1) AND substr(a, i - 1, 1) = substr(b, j, 1) THEN
        best := least(best, before[j - 1] + 1);
      END IF;
      this := this || best;
    END LOOP;
    before := last;
    last := this;
  END LOOP;
  RETURN last[length(b) + 1];
END $$;

-- The slips that a word of so many letters may have.
CREATE OR REPLACE FUNCTION verbatim_name_slips_allowed(word text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(word) < 4 THEN 0 WHEN length(word) < 8 THEN 1 ELSE 2 END;

-- True if each word asked for is one of the words but for slips, or all together are so (BFM TV, BFMTV).
CREATE OR REPLACE FUNCTION verbatim_name_slipped(asked text, words text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT bool_and(EXISTS (SELECT FROM string_to_table(words, ' ') AS w(word)
      WHERE abs(length(w.word) - length(a.word)) < 3 AND length(w.word) < 30
        AND verbatim_name_slips(a.word, w.word) <= verbatim_name_slips_allowed(a.word)))
    OR (SELECT abs(length(t.words) - length(t.asked)) < 3 AND length(t.words) < 60
        AND verbatim_name_slips(t.asked, t.words) <= verbatim_name_slips_allowed(t.asked)
      FROM (SELECT replace(left(asked, 100), ' ', '') AS asked, replace(words, ' ', '') AS words) AS t)
  FROM string_to_table(left(asked, 100), ' ') AS a(word) WHERE a.word <> '';
END;

-- ------------------------------------------------------------------ keys

-- What a name is found by: its words as they are written, as they sound, and their consonants, each between spaces.
CREATE OR REPLACE FUNCTION verbatim_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT ' ' || verbatim_name_fold(name) || ' | ' || s.sound || ' | ' || verbatim_name_consonants(s.sound) || ' '
  FROM (SELECT verbatim_name_sound(name) AS sound OFFSET 0) AS s;
END;

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

-- ------------------------------------------------------------------ searches

-- Patterns that a key must fit for all words to be in the name; the last word may be unfinished.
CREATE OR REPLACE FUNCTION verbatim_name_patterns(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT array_agg('% ' || w.word || CASE WHEN w.n = cardinality(a.words) AND char_length(w.word) > 1 THEN '%' ELSE ' %' END
    ORDER BY char_length(w.word) DESC)
  FROM (SELECT string_to_array(words, ' ') AS words) AS a, unnest(a.words) WITH ORDINALITY AS w(word, n);
END;

-- The people of these states who are found by their titles: each word is in a spelling or in a title of theirs, or says
-- nothing. Titles alone find at most ten people, because a title that many have tells no one.
CREATE OR REPLACE FUNCTION verbatim_people_titled(words text[], states review_status[]) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
DECLARE
  -- Words that say nothing in a language that titles are printed in are left out.
  said text[] := ARRAY(SELECT w FROM unnest(words) AS w
    WHERE NOT EXISTS (SELECT FROM unnest('{french,english,german,spanish,italian,portuguese,dutch}'::text[]) AS c WHERE verbatim_search_stops(c, w)));
  patterns text[] := ARRAY(SELECT '% ' || w || ' %' FROM unnest(said) AS w ORDER BY length(w) DESC);
  pattern text;
  few uuid[];
  named uuid[] := '{}';
BEGIN
  IF cardinality(said) = 0 THEN RETURN; END IF;
  FOREACH pattern IN ARRAY patterns LOOP
    CONTINUE WHEN length(pattern) < 7;
    EXECUTE $query$ SELECT ARRAY(
      SELECT id FROM person WHERE lower(search_key) LIKE $1
      UNION ALL SELECT person_id FROM person_name WHERE lower(search_key) LIKE $1 LIMIT 500) $query$ INTO few USING pattern;
    named := named || few;
  END LOOP;
  IF cardinality(named) > 0 THEN
    RETURN QUERY EXECUTE $query$ SELECT o.id FROM person AS o
      WHERE o.id = ANY($1) AND o.status = ANY($2) AND NOT EXISTS (
        SELECT FROM unnest($3) AS p
        WHERE lower(o.search_key) NOT LIKE p
          AND NOT EXISTS (SELECT FROM person_title AS t WHERE t.person_id = o.id AND ' ' || verbatim_name_fold(t.title) || ' ' LIKE p)
          AND NOT EXISTS (SELECT FROM person_name AS n WHERE n.person_id = o.id AND lower(n.search_key) LIKE p)) $query$
      USING named, states, patterns;
    IF FOUND THEN RETURN; END IF;
  END IF;
  EXECUTE $query$ SELECT ARRAY(SELECT DISTINCT t.person_id FROM person_title AS t
    WHERE (' ' || verbatim_name_fold(t.title) || ' ') LIKE $1[1] AND (' ' || verbatim_name_fold(t.title) || ' ') LIKE ALL($1)
    LIMIT 11) $query$ INTO named USING patterns;
  IF cardinality(named) BETWEEN 1 AND 10 THEN
    RETURN QUERY EXECUTE 'SELECT o.id FROM person AS o WHERE o.id = ANY($1) AND o.status = ANY($2)' USING named, states;
  END IF;
END $$;

-- Loads the extension, whose setting the next function fixes: only a superuser may name a setting that is not known yet.
SELECT similarity('', '');
-- The rows of a noun, person or source, of these states with a spelling that has all the words asked for, in any order,
-- as written or as they sound, and of names in Arabic and Hebrew letters by their consonants. Where none has, the people
-- whose titles and names together have them; where there are none either, those whose spelling has them but for slips.
-- There is a row for each such spelling, one for each person found by a title. rank: 1 for the very name, at most 0.9 for
-- what sounds like it, 0.1 at least; 0.05 at most for what is only near.
-- EXECUTE plans for what is asked, whatever the session does: how telling the patterns are decides by which index.
CREATE OR REPLACE FUNCTION verbatim_named(noun text, asked text, states review_status[])
  RETURNS TABLE (id uuid, name text, rank real)
  LANGUAGE plpgsql STABLE SET search_path FROM CURRENT SET pg_trgm.word_similarity_threshold = 0.4 AS $$
DECLARE
  fold text := verbatim_name_fold(left(asked, 200));
  sound text := verbatim_name_sound(left(asked, 200));
  consonants text := verbatim_name_consonants(sound);
  folds text[] := verbatim_name_patterns(fold);
  sounds text[] := verbatim_name_patterns(sound);
  bones text[] := ARRAY(SELECT '% ' || w || ' %' FROM unnest(string_to_array(consonants, ' ')) AS w ORDER BY length(w) DESC);
  spellings text := format($query$(
      SELECT id, name, lower(search_key) AS key FROM %1$I
      UNION ALL SELECT %3$I, name, lower(search_key) FROM %2$I
    ) AS s JOIN %1$I AS o ON o.id = s.id AND o.status = ANY($1)$query$, noun, noun || '_name', noun || '_id');
BEGIN
  IF fold = '' THEN RETURN; END IF;
  RETURN QUERY EXECUTE $query$
    SELECT s.id, s.name, greatest(0.1, similarity($2, split_part(s.key, ' | ', 1)), similarity($3, split_part(s.key, ' | ', 2)) * 0.9)::real
    FROM $query$ || spellings || $query$
    WHERE (s.key LIKE $4[1] AND s.key LIKE ALL($4))
      OR (char_length($3) > 2 AND s.key LIKE $5[1] AND s.key LIKE ALL($5))
  $query$ USING states, fold, sound, folds, sounds;
  IF FOUND THEN RETURN; END IF;
  IF length(replace(consonants, '=', '')) > 2 THEN
    RETURN QUERY EXECUTE $query$
      SELECT s.id, s.name, 0.5::real FROM $query$ || spellings || $query$
      WHERE s.key LIKE $2[1] AND s.key LIKE ALL($2) AND (s.key || $3) ~ '[\u0590-\u06ff]'
    $query$ USING states, bones, fold;
    IF FOUND THEN RETURN; END IF;
  END IF;
  IF noun = 'person' THEN
    RETURN QUERY EXECUTE $query$
      SELECT o.id, o.name, greatest(0.1, 0.8 * similarity($1, split_part(o.search_key, ' | ', 1)))::real
      FROM person AS o WHERE o.id = ANY(ARRAY(SELECT verbatim_people_titled(string_to_array($1, ' '), $2)))
    $query$ USING fold, states;
    IF FOUND THEN RETURN; END IF;
  END IF;
  RETURN QUERY EXECUTE $query$
    SELECT s.id, s.name, (word_similarity($2, s.key) / 20)::real FROM $query$ || spellings || $query$
    WHERE $2 <% s.key AND verbatim_name_slipped($2, split_part(s.key, ' | ', 2))
  $query$ USING states, sound;
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
UPDATE source SET search_key = '' WHERE search_key = '';
UPDATE source_name SET search_key = '' WHERE search_key = '';
