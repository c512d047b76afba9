/* Q3 */
SELECT
  (
    '{"person":' || coalesce(
      (
        SELECT
          (
            (('{"name":' || to_json(t1.name)::text) || ',"slug":') || (to_json(t1.slug)::text || ',"description":')
          ) || (
            (coalesce(to_json(t1.description)::text, 'null') || ',"quotes":') || (
              (
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
                          ((('{"exact":' || to_json(t2.exact)::text) || ',"type":"') || (t2.type::text || '","cue":')) || (
                            (coalesce(to_json(t2.cue)::text, 'null') || ',"article":') || (
                              (
                                SELECT
                                  (
                                    (('{"slug":' || to_json(t4.slug)::text) || ',"headline":') || (coalesce(to_json(t4.headline)::text, 'null') || ',"datePublished":')
                                  ) || (
                                    (coalesce(('"' || to_char(t4.date_published, 'YYYY-MM-DD')) || '"', 'null') || ',"source":') || (
                                      coalesce(
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
                                      ) || '}'
                                    )
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
                              attribution sp
                              JOIN quote q ON q.id = sp.quote_id
                            WHERE
                              sp.role = 'SPEAKER'
                              AND sp.person_id = p.id
                              AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND NOT q.superseded
                            ORDER BY
                              COALESCE(sp.date_published, '-infinity'::date) DESC,
                              sp.quote_id DESC
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
              pe.*
            FROM
              person pe
            WHERE
              pe.id = (
                SELECT
                  id
                FROM
                  person
                WHERE
                  slug = $1
                UNION ALL
                SELECT
                  person_id
                FROM
                  person_redirect
                WHERE
                  slug = $2
                LIMIT
                  1
              )
              AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "vladimir-poutine"
-- $2 = "vladimir-poutine"
