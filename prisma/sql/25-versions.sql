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
