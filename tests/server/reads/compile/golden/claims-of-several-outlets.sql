/* ClaimsOfSeveralOutlets */
SELECT
  (
    '{"claims":' || (
      SELECT
        ('{"nodes":[' || c.a0) || ']}'
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  ('{"text":' || to_json(t1.text)::text) || (
                    ',"corroboration":' || (
                      SELECT
                        (
                          (('{"independentOrigins":' || (t3.independent_origins)::text) || ',"sources":') || (((t3.sources)::text || ',"supports":') || (t3.supports)::text)
                        ) || (((',"refutes":' || (t3.refutes)::text) || ',"discusses":') || ((t3.discusses)::text || '}'))
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
                                    (
                                      CASE
                                        WHEN t4.quote_id IS NULL THEN 'OUTLET'
                                        ELSE 'QUOTED'
                                      END::text || '","exact":'
                                    ) || to_json(t4.exact)::text
                                  )
                                ) || (
                                  (
                                    (
                                      ',"article":' || (
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
                                      )
                                    ) || ',"quote":'
                                  ) || (
                                    coalesce(
                                      (
                                        SELECT
                                          (
                                            '{"speakers":[' || (
                                              SELECT
                                                coalesce(string_agg(('{"name":' || to_json(t13.name)::text) || '}', ','), '')
                                              FROM
                                                (
                                                  SELECT
                                                    t11.*
                                                  FROM
                                                    attribution t12,
                                                    person t11
                                                  WHERE
                                                    t11.id = t12.person_id
                                                    AND t12.quote_id = t10.id
                                                    AND t12.role = 'SPEAKER'
                                                    AND t11.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                                  ORDER BY
                                                    t12.position ASC
                                                ) AS t13
                                            )
                                          ) || ']}'
                                        FROM
                                          (
                                            SELECT
                                              t9.*
                                            FROM
                                              quote t9
                                            WHERE
                                              t9.id = t4.quote_id
                                          ) AS t10
                                      ),
                                      'null'
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
                  ORDER BY
                    k.independent_origins DESC,
                    k.sources DESC,
                    k.supports DESC,
                    k.claim_id DESC
                  LIMIT
                    3
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
