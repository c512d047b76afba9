/* Q5 */
SELECT
  (
    '{"claim":' || coalesce(
      (
        SELECT
          (('{"slug":' || to_json(t1.slug)::text) || (',"text":' || to_json(t1.text)::text)) || (
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
                          ((('{"stance":"' || t2.stance::text) || '","exact":') || (to_json(t2.exact)::text || ',"article":')) || (
                            (
                              (
                                SELECT
                                  (
                                    ('{"slug":' || to_json(t4.slug)::text) || (',"headline":' || coalesce(to_json(t4.headline)::text, 'null'))
                                  ) || (
                                    (
                                      ',"source":' || coalesce(
                                        (
                                          SELECT
                                            (('{"name":' || to_json(t6.name)::text) || ',"slug":') || (to_json(t6.slug)::text || '}')
                                          FROM
                                            (
                                              SELECT
                                                t5.*
                                              FROM
                                                source t5
                                              WHERE
                                                t5.id = t4.source_id
                                                AND t5.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                            ) AS t6
                                        ),
                                        'null'
                                      )
                                    ) || '}'
                                  )
                                FROM
                                  (
                                    SELECT
                                      t3.*
                                    FROM
                                      article t3
                                    WHERE
                                      t3.id = t2.article_id
                                  ) AS t4
                              ) || ',"quote":'
                            ) || (
                              coalesce(
                                (
                                  SELECT
                                    (('{"exact":' || to_json(t8.exact)::text) || ',"cue":') || (coalesce(to_json(t8.cue)::text, 'null') || '}')
                                  FROM
                                    (
                                      SELECT
                                        t7.*
                                      FROM
                                        quote t7
                                      WHERE
                                        t7.id = t2.quote_id
                                    ) AS t8
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
                              20
                          ) AS x
                      ) AS t2
                  ) AS c
              )
            ) || '}'
          )
        FROM
          (
            SELECT
              c.*
            FROM
              claim c
            WHERE
              c.slug = $1
              AND c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "rencontre-a-trois-envisagee"
