/* WhoIsQuotedMost */
SELECT
  (
    '{"people":' || (
      SELECT
        ('{"nodes":[' || c.a0) || ']}'
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  ('{"name":' || to_json(t1.name)::text) || (
                    ',"quotes":' || (
                      SELECT
                        (
                          '{"totalCount":' || (
                            SELECT
                              count(*)
                            FROM
                              attribution sp
                            WHERE
                              sp.role = 'SPEAKER'
                              AND sp.person_id = p.id
                              AND sp.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND NOT sp.superseded
                          )::text
                        ) || '}'
                      FROM
                        (
                          SELECT
                            t1.id
                        ) AS p (id)
                    )
                  )
                ) || (
                  (
                    ',"quotedBy":[' || (
                      SELECT
                        coalesce(
                          string_agg(
                            (('{"quotes":' || (t3."quotes")::text) || ',"source":') || (
                              coalesce(
                                (
                                  SELECT
                                    ('{"name":' || to_json(t4.name)::text) || '}'
                                  FROM
                                    (
                                      SELECT
                                        s.*
                                      FROM
                                        source s
                                      WHERE
                                        s.id = t3.source_id
                                        AND s.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ) AS t4
                                ),
                                'null'
                              ) || '}'
                            ),
                            ','
                          ),
                          ''
                        )
                      FROM
                        (
                          SELECT
                            c.*
                          FROM
                            (
                              SELECT
                                sp.publisher_id AS source_id,
                                count(*)::int AS quotes
                              FROM
                                attribution sp
                              WHERE
                                sp.role = 'SPEAKER'
                                AND sp.person_id = t1.id
                                AND sp.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                AND NOT sp.superseded
                              GROUP BY
                                sp.publisher_id
                              ORDER BY
                                quotes DESC,
                                sp.publisher_id NULLS LAST
                              LIMIT
                                $1::int
                            ) c
                          WHERE
                            true
                          ORDER BY
                            c.quotes DESC,
                            c.source_id NULLS LAST
                        ) AS t3
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
                    pe.*
                  FROM
                    person pe
                  WHERE
                    pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                  ORDER BY
                    pe.quote_count DESC,
                    pe.id DESC
                  LIMIT
                    5
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = 20
