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
