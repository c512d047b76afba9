/* ContestedClaims */
SELECT
  (
    (
      '{"contested":' || (
        SELECT
          (
            (
              '{"totalCount":' || (
                SELECT
                  count(*)
                FROM
                  claim_corroboration k
                  JOIN claim c ON c.id = k.claim_id
                WHERE
                  c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                  AND EXISTS (
                    SELECT
                      1
                    FROM
                      claim_corroboration co
                    WHERE
                      co.claim_id = c.id
                      AND co.contested
                  )
              )::text
            ) || ',"nodes":['
          ) || (c.a0 || ']}')
        FROM
          LATERAL (
            SELECT
              coalesce(
                string_agg(
                  (
                    ('{"text":' || to_json(t1.text)::text) || (
                      ',"corroboration":' || (
                        SELECT
                          (('{"supports":' || (t3.supports)::text) || ',"refutes":') || ((t3.refutes)::text || '}')
                        FROM
                          (
                            SELECT
                              t2.*
                            FROM
                              claim_corroboration t2
                            WHERE
                              t2.claim_id = t1.id
                          ) AS t3
                      )
                    )
                  ) || (
                    (
                      ',"appearances":' || (
                        SELECT
                          ('{"nodes":[' || c.a0) || ']}'
                        FROM
                          (
                            SELECT
                              t1.id
                          ) AS p (id),
                          LATERAL (
                            SELECT
                              coalesce(
                                string_agg(
                                  (
                                    (('{"stance":"' || t4.stance::text) || '","voice":"') || (
                                      CASE
                                        WHEN t4.quote_id IS NULL THEN 'OUTLET'
                                        ELSE 'QUOTED'
                                      END::text || '","exact":'
                                    )
                                  ) || (
                                    (to_json(t4.exact)::text || ',"article":') || (
                                      (
                                        SELECT
                                          (('{"slug":' || to_json(t6.slug)::text) || ',"source":') || (
                                            coalesce(
                                              (
                                                SELECT
                                                  ('{"name":' || to_json(t8.name)::text) || '}'
                                                FROM
                                                  (
                                                    SELECT
                                                      t7.*
                                                    FROM
                                                      source t7
                                                    WHERE
                                                      t7.id = t6.source_id
                                                      AND t7.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                                  ) AS t8
                                              ),
                                              'null'
                                            ) || '}'
                                          )
                                        FROM
                                          (
                                            SELECT
                                              t5.*
                                            FROM
                                              article t5
                                            WHERE
                                              t5.id = t4.article_id
                                          ) AS t6
                                      ) || '}'
                                    )
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
                                      ap.*
                                    FROM
                                      appearance ap
                                    WHERE
                                      ap.claim_id = p.id
                                      AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      AND NOT ap.superseded
                                      AND ap.stance = ANY ($1::stance[])
                                    ORDER BY
                                      COALESCE(ap.date_published, '-infinity'::date) DESC,
                                      ap.id DESC
                                    LIMIT
                                      50
                                  ) AS x
                              ) AS t4
                          ) AS c
                      )
                    ) || '}'
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
                      claim_corroboration k
                      JOIN claim c ON c.id = k.claim_id
                    WHERE
                      c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      AND EXISTS (
                        SELECT
                          1
                        FROM
                          claim_corroboration co
                        WHERE
                          co.claim_id = c.id
                          AND co.contested
                      )
                    ORDER BY
                      k.independent_origins DESC,
                      k.sources DESC,
                      k.supports DESC,
                      k.claim_id DESC
                    LIMIT
                      10
                  ) AS x
              ) AS t1
          ) AS c
      )
    ) || ',"refuted":'
  ) || (
    (
      SELECT
        (
          (
            '{"totalCount":' || (
              SELECT
                count(*)
              FROM
                claim c
              WHERE
                c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                AND EXISTS (
                  SELECT
                    1
                  FROM
                    appearance ap
                  WHERE
                    ap.claim_id = c.id
                    AND ap.stance = ANY ($2::stance[])
                    AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT ap.superseded
                )
            )::text
          ) || ',"nodes":['
        ) || (c.a0 || ']}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (('{"text":' || to_json(t9.text)::text) || ',"corroboration":') || (
                  (
                    SELECT
                      (
                        (('{"contested":' || (t11.contested)::text) || ',"supports":') || ((t11.supports)::text || ',"refutes":')
                      ) || (((t11.refutes)::text || ',"discusses":') || ((t11.discusses)::text || '}'))
                    FROM
                      (
                        SELECT
                          t10.*
                        FROM
                          claim_corroboration t10
                        WHERE
                          t10.claim_id = t9.id
                      ) AS t11
                  ) || '}'
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
                    claim c
                  WHERE
                    c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND EXISTS (
                      SELECT
                        1
                      FROM
                        appearance ap
                      WHERE
                        ap.claim_id = c.id
                        AND ap.stance = ANY ($2::stance[])
                        AND ap.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                        AND NOT ap.superseded
                    )
                  ORDER BY
                    c.created_at DESC,
                    c.id DESC
                  LIMIT
                    10
                ) AS x
            ) AS t9
        ) AS c
    ) || '}'
  ) AS data
-- $1 = ["SUPPORTS","REFUTES"]
-- $2 = ["REFUTES"]
