/* WordingsOfOneUtterance */
SELECT
  (
    '{"utterance":' || coalesce(
      (
        SELECT
          (
            (('{"slug":' || to_json(t1.slug)::text) || ',"saidOn":') || (coalesce(('"' || to_char(t1.said_on, 'YYYY-MM-DD')) || '"', 'null') || ',"occasion":')
          ) || (
            (coalesce(to_json(t1.occasion)::text, 'null') || ',"quotes":') || (
              (
                SELECT
                  (
                    (
                      '{"totalCount":' || (
                        SELECT
                          count(*)
                        FROM
                          quote q
                        WHERE
                          q.utterance_id = p.id
                          AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          AND NOT q.superseded
                      )::text
                    ) || ',"nodes":['
                  ) || (c.a0 || ']}')
                FROM
                  (
                    SELECT
                      t1.id
                  ) AS p (id),
                  LATERAL (
                    SELECT
                      coalesce(
                        string_agg(
                          ((('{"exact":' || to_json(t2.exact)::text) || ',"type":"') || (t2.type::text || '","cue":')) || (
                            (coalesce(to_json(t2.cue)::text, 'null') || ',"article":') || (
                              (
                                SELECT
                                  (
                                    ('{"slug":' || to_json(t4.slug)::text) || (',"headline":' || coalesce(to_json(t4.headline)::text, 'null'))
                                  ) || (
                                    (
                                      ',"source":' || coalesce(
                                        (
                                          SELECT
                                            ('{"name":' || to_json(t6.name)::text) || '}'
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
                              q.utterance_id = p.id
                              AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND NOT q.superseded
                            ORDER BY
                              COALESCE(q.date_published, '-infinity'::date) DESC,
                              q.id DESC
                            LIMIT
                              20
                          ) AS x
                      ) AS t2
                  ) AS c
              ) || '}'
            )
          )
        FROM
          (
            SELECT
              u.*
            FROM
              utterance u
            WHERE
              u.slug = $1
              AND u.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "trump-consequences-tres-graves"
