/* Q7 */
SELECT
  (
    '{"search":' || (
      WITH
        hits AS MATERIALIZED (
          WITH
            asked AS MATERIALIZED (
              SELECT
                query.matches,
                query.ranks,
                quote_literal('~' || config)::tsquery AS own
              FROM
                verbatim_search_config ($1) AS config,
                verbatim_search_query ($2::jsonb, config) AS query
            )
          SELECT
            'ARTICLE' AS type,
            f.*
          FROM
            (
              SELECT
                x.article_id AS id,
                (
                  ts_rank(
                    '{0.1, 0.1, 1, 1}',
                    x.vector,
                    (
                      SELECT
                        ranks
                      FROM
                        asked
                    ),
                    1
                  ) * 1000000
                )::int AS rank,
                NULL AS name
              FROM
                article_search x
              WHERE
                x.article_id = ANY (
                  ARRAY(
                    WITH RECURSIVE
                      sought AS MATERIALIZED (
                        SELECT
                          (
                            SELECT
                              COALESCE(a.date_published, '-infinity'::date)
                            FROM
                              article a
                            WHERE
                              a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND a.newest_id IS NULL
                            ORDER BY
                              COALESCE(a.date_published, '-infinity'::date) DESC,
                              a.id DESC
                            LIMIT
                              1
                          ) AS first,
                          matches
                        FROM
                          (
                            SELECT
                              matches
                            FROM
                              asked
                          ) AS query
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
                            WHEN s.step <> $3::int
                            OR cardinality(f.found) < $4::int THEN ARRAY(
                              SELECT
                                a.id
                              FROM
                                article a
                              WHERE
                                a.id = ANY (f.found)
                                AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                AND a.newest_id IS NULL
                                AND true
                              ORDER BY
                                COALESCE(a.date_published, '-infinity'::date) DESC,
                                a.id DESC
                              LIMIT
                                $5::int
                            )
                            ELSE '{}'
                          END
                        FROM
                          walk w,
                          LATERAL (
                            SELECT
                              CASE
                                WHEN w.step = $6::int
                                AND NOT isfinite(
                                  (
                                    SELECT
                                      first
                                    FROM
                                      sought
                                  )
                                ) THEN $7::int
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
                                $8::int
                              ) AS days
                            OFFSET
                              0
                          ) d,
                          LATERAL (
                            SELECT
                              CASE
                                WHEN d.days IS NULL THEN ARRAY(
                                  SELECT
                                    x.article_id
                                  FROM
                                    article_search x
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
                                      WHEN $9::int THEN $10::int
                                    END
                                )
                                ELSE ARRAY(
                                  SELECT
                                    x.article_id
                                  FROM
                                    article_search x
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
                          w.step < $11::int
                          AND cardinality(w.ids) < $12::int
                          AND NOT (
                            w.step = $13::int
                            AND cardinality(w.found) < $14::int
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
            ) AS f
          UNION ALL
          SELECT
            'QUOTE' AS type,
            f.*
          FROM
            (
              SELECT
                x.quote_id AS id,
                (
                  ts_rank(
                    '{0.4, 0.4, 0.4, 0.4}',
                    x.vector,
                    (
                      SELECT
                        ranks
                      FROM
                        asked
                    ),
                    1
                  ) * 1000000
                )::int AS rank,
                NULL AS name
              FROM
                quote_search x
              WHERE
                x.quote_id = ANY (
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
                          (
                            SELECT
                              matches
                            FROM
                              asked
                          ) AS query
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
                            WHEN s.step <> $15::int
                            OR cardinality(f.found) < $16::int THEN ARRAY(
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
                                $17::int
                            )
                            ELSE '{}'
                          END
                        FROM
                          walk w,
                          LATERAL (
                            SELECT
                              CASE
                                WHEN w.step = $18::int
                                AND NOT isfinite(
                                  (
                                    SELECT
                                      first
                                    FROM
                                      sought
                                  )
                                ) THEN $19::int
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
                                $20::int
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
                                      WHEN $21::int THEN $22::int
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
                          w.step < $23::int
                          AND cardinality(w.ids) < $24::int
                          AND NOT (
                            w.step = $25::int
                            AND cardinality(w.found) < $26::int
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
            ) AS f
          UNION ALL
          SELECT
            'CLAIM' AS type,
            f.*
          FROM
            (
              SELECT
                x.claim_id AS id,
                (
                  ts_rank(
                    '{0.4, 0.4, 0.4, 0.4}',
                    x.vector,
                    (
                      SELECT
                        ranks
                      FROM
                        asked
                    ),
                    1
                  ) * 1000000
                )::int AS rank,
                NULL AS name
              FROM
                claim_search x
              WHERE
                x.claim_id = ANY (
                  ARRAY(
                    SELECT
                      c.id
                    FROM
                      claim_search x
                      JOIN claim c ON c.id = x.claim_id
                    WHERE
                      x.vector @@ (
                        SELECT
                          matches
                        FROM
                          asked
                      )
                      AND verbatim_search_costs (x.vector)
                      AND c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    ORDER BY
                      c.id DESC
                    LIMIT
                      1000
                  )
                )
            ) AS f
          UNION ALL
          SELECT
            'PERSON' AS type,
            f.*
          FROM
            (
              SELECT DISTINCT
                ON (pe.id) pe.id,
                (n.rank * $27::int)::int AS rank,
                n.name
              FROM
                verbatim_people_named ($28, '{CONFIRMED,PROPOSED}'::review_status[]) n
                JOIN person pe ON pe.id = n.id
              WHERE
                pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
              ORDER BY
                pe.id,
                n.rank DESC,
                n.name
            ) AS f
          UNION ALL
          SELECT
            'SOURCE' AS type,
            f.*
          FROM
            (
              SELECT DISTINCT
                ON (s.id) s.id,
                (n.rank * $29::int)::int AS rank,
                n.name
              FROM
                verbatim_sources_named ($30, '{CONFIRMED,PROPOSED}'::review_status[]) n
                JOIN source s ON s.id = n.id
              WHERE
                s.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
              ORDER BY
                s.id,
                n.rank DESC,
                n.name
            ) AS f
        )
      SELECT
        (('{"nodes":[' || c.a0) || '],"pageInfo":{"hasNextPage":') || (c.a1 || '}}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                CASE t1.type
                  WHEN 'ARTICLE' THEN (
                    SELECT
                      (('{"__typename":"Article","slug":' || to_json(t2.slug)::text) || ',"headline":') || (coalesce(to_json(t2.headline)::text, 'null') || '}')
                    FROM
                      (
                        SELECT
                          a.*
                        FROM
                          article a
                        WHERE
                          a.id = t1.id
                      ) AS t2
                  )
                  WHEN 'CLAIM' THEN (
                    SELECT
                      (('{"__typename":"Claim","slug":' || to_json(t3.slug)::text) || ',"text":') || (to_json(t3.text)::text || '}')
                    FROM
                      (
                        SELECT
                          c.*
                        FROM
                          claim c
                        WHERE
                          c.id = t1.id
                      ) AS t3
                  )
                  WHEN 'PERSON' THEN (
                    SELECT
                      (('{"__typename":"Person","slug":' || to_json(t4.slug)::text) || ',"name":') || (to_json(t4.name)::text || '}')
                    FROM
                      (
                        SELECT
                          pe.*
                        FROM
                          person pe
                        WHERE
                          pe.id = t1.id
                      ) AS t4
                  )
                  WHEN 'QUOTE' THEN (
                    SELECT
                      (('{"__typename":"Quote","exact":' || to_json(t5.exact)::text) || ',"article":') || (
                        (
                          SELECT
                            ('{"slug":' || to_json(t7.slug)::text) || '}'
                          FROM
                            (
                              SELECT
                                t6.*
                              FROM
                                article t6
                              WHERE
                                t6.id = t5.article_id
                            ) AS t7
                        ) || '}'
                      )
                    FROM
                      (
                        SELECT
                          q.*
                        FROM
                          quote q
                        WHERE
                          q.id = t1.id
                      ) AS t5
                  )
                  WHEN 'SOURCE' THEN (
                    SELECT
                      (('{"__typename":"Source","slug":' || to_json(t8.slug)::text) || ',"name":') || (to_json(t8.name)::text || '}')
                    FROM
                      (
                        SELECT
                          s.*
                        FROM
                          source s
                        WHERE
                          s.id = t1.id
                      ) AS t8
                  )
                END,
                ','
              ) FILTER (
                WHERE
                  t1._n <= 20
              ),
              ''
            ) AS a0,
            (count(*) > 20)::text AS a1
          FROM
            (
              SELECT
                x.*,
                row_number() OVER () AS _n,
                count(*) OVER () AS _c
              FROM
                (
                  SELECT
                    h.*
                  FROM
                    hits h
                  WHERE
                    true
                  ORDER BY
                    rank DESC,
                    id DESC
                  LIMIT
                    21
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = null
-- $2 = "[{\"side\":0,\"words\":[\"accord\"],\"prefix\":true,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false}]"
-- $3 = 1
-- $4 = 500
-- $5 = 300
-- $6 = 1
-- $7 = 4
-- $8 = -1
-- $9 = 1
-- $10 = 500
-- $11 = 4
-- $12 = 300
-- $13 = 1
-- $14 = 500
-- $15 = 1
-- $16 = 500
-- $17 = 1000
-- $18 = 1
-- $19 = 4
-- $20 = -1
-- $21 = 1
-- $22 = 500
-- $23 = 4
-- $24 = 1000
-- $25 = 1
-- $26 = 500
-- $27 = 1000000
-- $28 = "accord"
-- $29 = 1000000
-- $30 = "accord"
