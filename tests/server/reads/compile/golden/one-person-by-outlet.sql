/* OnePersonByOutlet */
SELECT
  (
    '{"articles":' || CASE
      WHEN (
        SELECT
          n.id
        FROM
          person n
        WHERE
          n.slug = $7
          AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
        UNION ALL
        SELECT
          n.id
        FROM
          person_redirect r
          JOIN person n ON n.id = r.person_id
        WHERE
          r.slug = $8
          AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
        LIMIT
          1
      ) IS NOT NULL THEN ''
      ELSE chr(3)
    END
  ) || (
    (
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
                    ) || CASE
                      WHEN (
                        SELECT
                          n.id
                        FROM
                          person n
                        WHERE
                          n.slug = $3
                          AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                        UNION ALL
                        SELECT
                          n.id
                        FROM
                          person_redirect r
                          JOIN person n ON n.id = r.person_id
                        WHERE
                          r.slug = $4
                          AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                        LIMIT
                          1
                      ) IS NOT NULL THEN ''
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
                                attribution sp
                                JOIN quote q ON q.id = sp.quote_id
                              WHERE
                                q.article_id = p.id
                                AND sp.role = 'SPEAKER'
                                AND sp.person_id = (
                                  SELECT
                                    n.id
                                  FROM
                                    person n
                                  WHERE
                                    n.slug = $1
                                    AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  UNION ALL
                                  SELECT
                                    n.id
                                  FROM
                                    person_redirect r
                                    JOIN person n ON n.id = r.person_id
                                  WHERE
                                    r.slug = $2
                                    AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
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
                                        n.id
                                      FROM
                                        person n
                                      WHERE
                                        n.slug = $1
                                        AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      UNION ALL
                                      SELECT
                                        n.id
                                      FROM
                                        person_redirect r
                                        JOIN person n ON n.id = r.person_id
                                      WHERE
                                        r.slug = $2
                                        AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
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
                            n.id
                          FROM
                            person n
                          WHERE
                            n.slug = $5
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          UNION ALL
                          SELECT
                            n.id
                          FROM
                            person_redirect r
                            JOIN person n ON n.id = r.person_id
                          WHERE
                            r.slug = $6
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
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
    ) || '}'
  ) AS data
-- $1 = "vladimir-poutine"
-- $2 = "vladimir-poutine"
-- $3 = "vladimir-poutine"
-- $4 = "vladimir-poutine"
-- $5 = "vladimir-poutine"
-- $6 = "vladimir-poutine"
-- $7 = "vladimir-poutine"
-- $8 = "vladimir-poutine"
