/* OnePersonByOutlet */
SELECT
  (
    '{"articles":' || (
      SELECT
        ('{"nodes":[' || c.a0) || ']}'
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  (('{"slug":' || to_json(t1.slug)::text) || ',"headline":') || (coalesce(to_json(t1.headline)::text, 'null') || ',"source":')
                ) || (
                  (
                    coalesce(
                      (
                        SELECT
                          ('{"name":' || to_json(t3.name)::text) || '}'
                        FROM
                          (
                            SELECT
                              t2.*
                            FROM
                              source t2
                            WHERE
                              t2.id = t1.source_id
                              AND t2.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          ) AS t3
                      ),
                      'null'
                    ) || ',"quotes":'
                  ) || (
                    (
                      SELECT
                        (
                          (
                            '{"totalCount":' || (
                              SELECT
                                count(*)
                              FROM
                                attribution sp
                                JOIN quote q ON q.id = sp.quote_id
                              WHERE
                                q.article_id = p.id
                                AND sp.role = 'SPEAKER'
                                AND sp.person_id = (
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
                                AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
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
                                (('{"exact":' || to_json(t4.exact)::text) || (',"type":"' || t4.type::text)) || (('","cue":' || coalesce(to_json(t4.cue)::text, 'null')) || '}'),
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
                                    q.article_id = p.id
                                    AND sp.role = 'SPEAKER'
                                    AND sp.person_id = (
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
                                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  ORDER BY
                                    sp.article_id ASC,
                                    sp.start_offset ASC,
                                    sp.end_offset ASC,
                                    sp.quote_id ASC
                                  LIMIT
                                    20
                                ) AS x
                            ) AS t4
                        ) AS c
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
                    a.*
                  FROM
                    (
                      SELECT DISTINCT
                        COALESCE(sp.date_published, '-infinity'::date) AS day,
                        sp.article_id
                      FROM
                        attribution sp
                      WHERE
                        sp.role = 'SPEAKER'
                        AND sp.person_id = (
                          SELECT
                            id
                          FROM
                            person
                          WHERE
                            slug = $3
                          UNION ALL
                          SELECT
                            person_id
                          FROM
                            person_redirect
                          WHERE
                            slug = $4
                          LIMIT
                            1
                        )
                        AND sp.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                        AND NOT sp.superseded
                      ORDER BY
                        1 DESC,
                        2 DESC
                    ) AS sp
                    JOIN article a ON a.id = sp.article_id
                  WHERE
                    true
                    AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND a.newest_id IS NULL
                  ORDER BY
                    sp.day DESC,
                    sp.article_id DESC
                  LIMIT
                    20
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = "vladimir-poutine"
-- $2 = "vladimir-poutine"
-- $3 = "vladimir-poutine"
-- $4 = "vladimir-poutine"
