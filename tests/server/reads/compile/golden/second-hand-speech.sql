/* SecondHandSpeech */
SELECT
  (
    '{"quotes":' || (
      SELECT
        (
          (
            '{"totalCount":' || (
              SELECT
                count(*)
              FROM
                quote q
              WHERE
                q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                AND NOT q.superseded
                AND q.relayed
            )::text
          ) || ',"nodes":['
        ) || (c.a0 || ']}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  (('{"exact":' || to_json(t1.exact)::text) || ',"cue":') || (coalesce(to_json(t1.cue)::text, 'null') || ',"attributions":[')
                ) || (
                  (
                    (
                      SELECT
                        coalesce(
                          string_agg(
                            ((('{"role":"' || t3.role::text) || '","exact":') || (to_json(t3.exact)::text || ',"person":')) || (
                              (
                                coalesce(
                                  (
                                    SELECT
                                      ('{"name":' || to_json(t5.name)::text) || '}'
                                    FROM
                                      (
                                        SELECT
                                          t4.*
                                        FROM
                                          person t4
                                        WHERE
                                          t4.id = t3.person_id
                                          AND t4.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      ) AS t5
                                  ),
                                  'null'
                                ) || ',"source":'
                              ) || (
                                coalesce(
                                  (
                                    SELECT
                                      ('{"name":' || to_json(t7.name)::text) || '}'
                                    FROM
                                      (
                                        SELECT
                                          t6.*
                                        FROM
                                          source t6
                                        WHERE
                                          t6.id = t3.source_id
                                          AND t6.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      ) AS t7
                                  ),
                                  'null'
                                ) || '}'
                              )
                            ),
                            ','
                          ),
                          ''
                        )
                      FROM
                        (
                          SELECT
                            t2.*
                          FROM
                            attribution t2
                          WHERE
                            t2.quote_id = t1.id
                          ORDER BY
                            t2.position ASC
                        ) AS t3
                    ) || '],"article":'
                  ) || (
                    (
                      SELECT
                        (('{"slug":' || to_json(t9.slug)::text) || ',"headline":') || (coalesce(to_json(t9.headline)::text, 'null') || '}')
                      FROM
                        (
                          SELECT
                            t8.*
                          FROM
                            article t8
                          WHERE
                            t8.id = t1.article_id
                        ) AS t9
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
                    q.*
                  FROM
                    quote q
                  WHERE
                    q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND q.relayed
                  ORDER BY
                    COALESCE(q.date_published, '-infinity'::date) DESC,
                    q.id DESC
                  LIMIT
                    20
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
