/* CoverageMatrix */
SELECT
  (
    '{"coverage":' || CASE
      WHEN cardinality(
        ARRAY(
          SELECT
            asked.slug
          FROM
            unnest($3::text[]) WITH ORDINALITY AS asked (slug, n)
          WHERE
            NOT EXISTS (
              SELECT
                1
              FROM
                article a
              WHERE
                a.slug = asked.slug
                AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
            )
          ORDER BY
            asked.n
        )
      ) = 0 THEN ''
      ELSE chr(3)
    END
  ) || (
    (
      SELECT
        (
          (
            '{"totalCount":' || (
              SELECT
                count(*)
              FROM
                (
                  SELECT
                    ap.claim_id AS id,
                    count(DISTINCT ap.article_id)::int AS articles,
                    count(DISTINCT ap.stance)::int AS stances,
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
                ) AS c
              WHERE
                true
            )::text
          ) || ',"nodes":['
        ) || (c.a0 || ']}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  (
                    '{"claim":' || (
                      SELECT
                        (('{"slug":' || to_json(t2.slug)::text) || ',"text":') || (to_json(t2.text)::text || '}')
                      FROM
                        (
                          SELECT
                            c.*
                          FROM
                            claim c
                          WHERE
                            c.id = t1.id
                        ) AS t2
                    )
                  ) || ',"cells":['
                ) || (
                  (
                    SELECT
                      coalesce(
                        string_agg(
                          (
                            (
                              '{"article":' || (
                                SELECT
                                  ('{"slug":' || to_json(t4.slug)::text) || '}'
                                FROM
                                  (
                                    SELECT
                                      a.*
                                    FROM
                                      article a
                                    WHERE
                                      a.id = t3.article_id
                                  ) AS t4
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
                                  unnest(t3."stances") WITH ORDINALITY AS of (item, n)
                              )
                            )
                          ) || (('],"outletStance":' || coalesce(('"' || t3."outletStance"::text) || '"', 'null')) || '}'),
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
                      ) AS t3
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
                        ap.claim_id AS id,
                        count(DISTINCT ap.article_id)::int AS articles,
                        count(DISTINCT ap.stance)::int AS stances,
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
                    ) AS c
                  WHERE
                    true
                  ORDER BY
                    c.articles DESC,
                    c.stances DESC,
                    c.id DESC
                  LIMIT
                    5
                ) AS x
            ) AS t1
        ) AS c
    ) || '}'
  ) AS data
-- $1 = ["anadolu-sommet-trump-poutine","coulisses-du-tete-a-tete","dossiers-du-sommet","rencontre-a-enchorage","tater-le-terrain"]
-- $2 = ["anadolu-sommet-trump-poutine","coulisses-du-tete-a-tete","dossiers-du-sommet","rencontre-a-enchorage","tater-le-terrain"]
-- $3 = ["anadolu-sommet-trump-poutine","coulisses-du-tete-a-tete","dossiers-du-sommet","rencontre-a-enchorage","tater-le-terrain"]
