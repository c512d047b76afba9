/* Q2 */
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
                  (('{"slug":' || to_json(t1.slug)::text) || ',"headline":') || (
                    (coalesce(to_json(t1.headline)::text, 'null') || ',"datePublished":') || coalesce(('"' || to_char(t1.date_published, 'YYYY-MM-DD')) || '"', 'null')
                  )
                ) || (
                  (
                    (
                      ',"source":' || coalesce(
                        (
                          SELECT
                            (('{"name":' || to_json(t3.name)::text) || ',"slug":') || (to_json(t3.slug)::text || '}')
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
                      )
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
                                quote q
                              WHERE
                                q.article_id = p.id
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
                                (('{"exact":' || to_json(t4.exact)::text) || (',"type":"' || t4.type::text)) || (
                                  (
                                    '","speakers":[' || (
                                      SELECT
                                        coalesce(
                                          string_agg((('{"name":' || to_json(t7.name)::text) || ',"slug":') || (to_json(t7.slug)::text || '}'), ','),
                                          ''
                                        )
                                      FROM
                                        (
                                          SELECT
                                            t5.*
                                          FROM
                                            attribution t6,
                                            person t5
                                          WHERE
                                            t5.id = t6.person_id
                                            AND t6.quote_id = t4.id
                                            AND t6.role = 'SPEAKER'
                                            AND t5.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                          ORDER BY
                                            t6.position ASC
                                        ) AS t7
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
                                    q.*
                                  FROM
                                    quote q
                                  WHERE
                                    q.article_id = p.id
                                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  ORDER BY
                                    q.article_id ASC,
                                    q.start_offset ASC,
                                    q.end_offset ASC,
                                    q.id ASC
                                  LIMIT
                                    5
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
                    article a
                  WHERE
                    a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND a.newest_id IS NULL
                    AND COALESCE(a.date_published, '-infinity'::date) <= $1::date
                    AND COALESCE(a.date_published, 'infinity'::date) <= $2::date
                  ORDER BY
                    COALESCE(a.date_published, '-infinity'::date) DESC,
                    a.id DESC
                  LIMIT
                    20
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = "2025-08-15"
-- $2 = "2025-08-15"
