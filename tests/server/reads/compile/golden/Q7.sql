/* Q7 */
SELECT
  (
    '{"search":' || (
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
                    (
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
                            a.id,
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
                            JOIN article a ON a.id = x.article_id
                          WHERE
                            x.vector @@ (
                              SELECT
                                matches
                              FROM
                                asked
                            )
                            AND verbatim_search_costs (x.vector)
                            AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            AND a.newest_id IS NULL
                        ) AS f
                      UNION ALL
                      SELECT
                        'QUOTE' AS type,
                        f.*
                      FROM
                        (
                          SELECT
                            q.id,
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
                            JOIN quote q ON q.id = x.quote_id
                          WHERE
                            x.vector @@ (
                              SELECT
                                matches
                              FROM
                                asked
                            )
                            AND verbatim_search_costs (x.vector)
                            AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            AND NOT q.superseded
                        ) AS f
                      UNION ALL
                      SELECT
                        'CLAIM' AS type,
                        f.*
                      FROM
                        (
                          SELECT
                            c.id,
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
                        ) AS f
                      UNION ALL
                      SELECT
                        'PERSON' AS type,
                        f.*
                      FROM
                        (
                          SELECT DISTINCT
                            ON (pe.id) pe.id,
                            (n.rank * $3::int)::int AS rank,
                            n.name
                          FROM
                            verbatim_people_named ($4, '{CONFIRMED,PROPOSED}'::review_status[]) n
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
                            (n.rank * $5::int)::int AS rank,
                            n.name
                          FROM
                            verbatim_sources_named ($6, '{CONFIRMED,PROPOSED}'::review_status[]) n
                            JOIN source s ON s.id = n.id
                          WHERE
                            s.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          ORDER BY
                            s.id,
                            n.rank DESC,
                            n.name
                        ) AS f
                    ) AS h
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
-- $2 = "[{\"words\":[\"accord\"],\"prefix\":true,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false}]"
-- $3 = 1000000
-- $4 = "accord"
-- $5 = 1000000
-- $6 = "accord"
