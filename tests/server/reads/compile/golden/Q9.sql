/* Q9 */
SELECT
  CASE
    WHEN cardinality(
      ARRAY(
        SELECT
          a.id
        FROM
          unnest($3::text[]) WITH ORDINALITY AS asked (slug, n)
          JOIN article a ON a.slug = asked.slug
        WHERE
          a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
        ORDER BY
          asked.n
      )
    ) = $4::int THEN (
      '{"coverage":' || (
        SELECT
          ('{"nodes":[' || c.a0) || ']}'
        FROM
          LATERAL (
            SELECT
              coalesce(
                string_agg(
                  (('{"claim":{"slug":' || to_json(t1.slug)::text) || (',"text":' || to_json(t1.text)::text)) || (
                    (
                      '},"cells":[' || (
                        SELECT
                          coalesce(
                            string_agg(
                              (
                                (
                                  '{"article":' || (
                                    SELECT
                                      ('{"slug":' || to_json(t3.slug)::text) || '}'
                                    FROM
                                      (
                                        SELECT
                                          a.*
                                        FROM
                                          article a
                                        WHERE
                                          a.id = t2.article_id
                                      ) AS t3
                                  )
                                ) || (
                                  ',"stances":[' || (
                                    SELECT
                                      coalesce(
                                        string_agg(
                                          ('"' || item::text) || '"',
                                          ','
                                          ORDER BY
                                            n
                                        ),
                                        ''
                                      )
                                    FROM
                                      unnest(t2."stances") WITH ORDINALITY AS of (item, n)
                                  )
                                )
                              ) || (('],"outletStance":' || coalesce(('"' || t2."outletStance"::text) || '"', 'null')) || '}'),
                              ','
                            ),
                            ''
                          )
                        FROM
                          (
                            SELECT
                              k.*
                            FROM
                              (
                                SELECT
                                  asked.id AS article_id,
                                  asked.n,
                                  ARRAY(
                                    SELECT
                                      ap.id
                                    FROM
                                      appearance ap
                                    WHERE
                                      ap.claim_id = t1.id
                                      AND ap.article_id = asked.id
                                      AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ORDER BY
                                      ap.start_offset,
                                      ap.end_offset,
                                      ap.id
                                  ) AS appearance_ids,
                                  ARRAY(
                                    SELECT DISTINCT
                                      ap.stance
                                    FROM
                                      appearance ap
                                    WHERE
                                      ap.claim_id = t1.id
                                      AND ap.article_id = asked.id
                                      AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ORDER BY
                                      ap.stance
                                  ) AS stances,
                                  (
                                    SELECT
                                      CASE
                                        WHEN min(ap.stance) FILTER (
                                          WHERE
                                            ap.stance <> 'DISCUSSES'
                                        ) = max(ap.stance) FILTER (
                                          WHERE
                                            ap.stance <> 'DISCUSSES'
                                        ) THEN min(ap.stance) FILTER (
                                          WHERE
                                            ap.stance <> 'DISCUSSES'
                                        )
                                        WHEN count(*) > 0 THEN 'DISCUSSES'::stance
                                      END
                                    FROM
                                      appearance ap
                                    WHERE
                                      ap.claim_id = t1.id
                                      AND ap.article_id = asked.id
                                      AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      AND ap.quote_id IS NULL
                                  ) AS "outletStance"
                                FROM
                                  unnest(t1.asked) WITH ORDINALITY AS asked (id, n)
                              ) AS k
                            WHERE
                              true
                            ORDER BY
                              k.n
                          ) AS t2
                      )
                    ) || ']}'
                  ),
                  ','
                ),
                ''
              ) AS a0
            FROM
              (
                SELECT
                  x.*
                FROM
                  (
                    SELECT
                      c.*
                    FROM
                      (
                        SELECT
                          covered.*,
                          m.articles,
                          m.stances,
                          ARRAY(
                            SELECT
                              a.id
                            FROM
                              unnest($1::text[]) WITH ORDINALITY AS asked (slug, n)
                              JOIN article a ON a.slug = asked.slug
                            WHERE
                              a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            ORDER BY
                              asked.n
                          ) AS asked
                        FROM
                          (
                            SELECT
                              ap.claim_id,
                              count(DISTINCT ap.article_id)::int AS articles,
                              count(DISTINCT ap.stance)::int AS stances
                            FROM
                              appearance ap
                            WHERE
                              ap.article_id = ANY (
                                ARRAY(
                                  SELECT
                                    a.id
                                  FROM
                                    unnest($2::text[]) WITH ORDINALITY AS asked (slug, n)
                                    JOIN article a ON a.slug = asked.slug
                                  WHERE
                                    a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  ORDER BY
                                    asked.n
                                )
                              )
                              AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            GROUP BY
                              ap.claim_id
                          ) AS m
                          JOIN claim covered ON covered.id = m.claim_id
                      ) AS c
                    WHERE
                      c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    ORDER BY
                      c.articles DESC,
                      c.stances DESC,
                      c.id DESC
                    LIMIT
                      20
                  ) AS x
              ) AS t1
          ) AS c
      )
    ) || '}'
  END AS data
-- $1 = ["tater-le-terrain","dossiers-du-sommet"]
-- $2 = ["tater-le-terrain","dossiers-du-sommet"]
-- $3 = ["tater-le-terrain","dossiers-du-sommet"]
-- $4 = 2
