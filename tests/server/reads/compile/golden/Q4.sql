/* Q4 */
SELECT
  (
    '{"quotes":' || (
      SELECT
        ('{"nodes":[' || c.a0) || ']}'
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (('{"exact":' || to_json(t1.exact)::text) || (',"type":"' || t1.type::text)) || (
                  (
                    '","article":' || (
                      SELECT
                        (('{"slug":' || to_json(t3.slug)::text) || ',"headline":') || (coalesce(to_json(t3.headline)::text, 'null') || '}')
                      FROM
                        (
                          SELECT
                            t2.*
                          FROM
                            article t2
                          WHERE
                            t2.id = t1.article_id
                        ) AS t3
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
                    q.*
                  FROM
                    quote q
                  WHERE
                    q.id = ANY (
                      ARRAY(
                        WITH RECURSIVE
                          sought AS MATERIALIZED (
                            SELECT
                              (
                                SELECT
                                  COALESCE(q.date_published, '-infinity'::date)
                                FROM
                                  quote q
                                WHERE
                                  q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  AND NOT q.superseded
                                ORDER BY
                                  COALESCE(q.date_published, '-infinity'::date) DESC,
                                  q.id DESC
                                LIMIT
                                  1
                              ) AS first,
                              matches
                            FROM
                              verbatim_search_query ($1::jsonb, 'simple')
                          ),
                          walk AS (
                            SELECT
                              -1 AS step,
                              NULL::uuid[] AS found,
                              '{}'::uuid[] AS ids
                            UNION ALL
                            SELECT
                              s.step,
                              f.found,
                              CASE
                                WHEN s.step <> $2::int
                                OR cardinality(f.found) < $3::int THEN ARRAY(
                                  SELECT
                                    q.id
                                  FROM
                                    quote q
                                  WHERE
                                    q.id = ANY (f.found)
                                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    AND NOT q.superseded
                                    AND true
                                  ORDER BY
                                    COALESCE(q.date_published, '-infinity'::date) DESC,
                                    q.id DESC
                                  LIMIT
                                    $4::int
                                )
                                ELSE '{}'
                              END
                            FROM
                              walk w,
                              LATERAL (
                                SELECT
                                  CASE
                                    WHEN w.step = $5::int
                                    AND NOT isfinite(
                                      (
                                        SELECT
                                          first
                                        FROM
                                          sought
                                      )
                                    ) THEN $6::int
                                    ELSE w.step + 1
                                  END AS step
                                OFFSET
                                  0
                              ) s,
                              LATERAL (
                                SELECT
                                  verbatim_search_window (
                                    (
                                      SELECT
                                        first
                                      FROM
                                        sought
                                    ),
                                    s.step,
                                    $7::int
                                  ) AS days
                                OFFSET
                                  0
                              ) d,
                              LATERAL (
                                SELECT
                                  CASE
                                    WHEN d.days IS NULL THEN ARRAY(
                                      SELECT
                                        x.quote_id
                                      FROM
                                        quote_search x
                                      WHERE
                                        x.vector @@ (
                                          SELECT
                                            matches
                                          FROM
                                            sought
                                        )
                                        AND verbatim_search_costs (x.vector)
                                      LIMIT
                                        CASE s.step
                                          WHEN $8::int THEN $9::int
                                        END
                                    )
                                    ELSE ARRAY(
                                      SELECT
                                        x.quote_id
                                      FROM
                                        quote_search x
                                      WHERE
                                        x.vector @@ (
                                          SELECT
                                            matches
                                          FROM
                                            sought
                                        )
                                        AND verbatim_search_costs (x.vector)
                                        AND x.days && d.days
                                    )
                                  END AS found
                                OFFSET
                                  0
                              ) f
                            WHERE
                              w.step < $10::int
                              AND cardinality(w.ids) < $11::int
                              AND NOT (
                                w.step = $12::int
                                AND cardinality(w.found) < $13::int
                              )
                          )
                        SELECT
                          unnest(ids)
                        FROM
                          (
                            SELECT
                              ids
                            FROM
                              walk
                            ORDER BY
                              step DESC
                            LIMIT
                              1
                          ) AS last
                      )
                    )
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
-- $1 = "[{\"side\":0,\"words\":[\"paix\"],\"prefix\":false,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false},{\"side\":0,\"words\":[\"durable\"],\"prefix\":true,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false}]"
-- $2 = 1
-- $3 = 500
-- $4 = 21
-- $5 = 1
-- $6 = 4
-- $7 = -1
-- $8 = 1
-- $9 = 500
-- $10 = 4
-- $11 = 21
-- $12 = 1
-- $13 = 500
