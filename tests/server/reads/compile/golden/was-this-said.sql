/* WasThisSaid */
SELECT
  (
    (
      '{"quoteCheck":' || CASE
        WHEN (
          SELECT
            n.id
          FROM
            person n
          WHERE
            n.slug = $15
            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          UNION ALL
          SELECT
            n.id
          FROM
            person_redirect r
            JOIN person n ON n.id = r.person_id
          WHERE
            r.slug = $16
            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          LIMIT
            1
        ) IS NOT NULL THEN ''
        ELSE chr(3)
      END
    ) || '0:['
  ) || (
    (
      SELECT
        coalesce(
          string_agg(
            (
              (
                '{"row":' || (
                  json_build_object('id', t1.id, 'exact', t1.exact, 'language', t1.language, 'sentence', t1.sentence, 'part', t1.part)
                )::text
              ) || ',"written":['
            ) || (
              coalesce(
                (
                  SELECT
                    (('{"exact":' || to_json(t2.exact)::text) || ',"article":') || (
                      (
                        SELECT
                          (('{"slug":' || to_json(t4.slug)::text) || ',"source":') || (
                            coalesce(
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
                  FROM
                    (
                      SELECT
                        q.*
                      FROM
                        quote q
                      WHERE
                        q.id = t1.id
                    ) AS t2
                ),
                'null'
              ) || ']}'
            ),
            ','
          ),
          ''
        )
      FROM
        (
          SELECT
            k.*
          FROM
            (
              WITH RECURSIVE
                asked AS MATERIALIZED (
                  SELECT
                    s.shingles,
                    r.runs,
                    regexp_replace(r.runs::text, '<(-|\d+)>', '&', 'g')::tsquery AS words
                  FROM
                    (
                      SELECT
                        verbatim_quote_shingles ($1) AS shingles
                    ) AS s,
                    LATERAL (
                      SELECT
                        CASE
                          WHEN cardinality(s.shingles) = 0 THEN (
                            SELECT
                              string_agg('(' || m.matches::text || ')', ' | ')::tsquery
                            FROM
                              jsonb_array_elements($2::jsonb) AS t (term),
                              verbatim_search_query (jsonb_build_array(t.term), 'simple') AS m
                          )
                        END AS runs
                    ) AS r
                ),
                beginnings AS MATERIALIZED (
                  SELECT DISTINCT
                    left(of.word, 5) AS letters
                  FROM
                    unnest(
                      tsvector_to_array(to_tsvector('pg_catalog.simple', verbatim_search_fold (verbatim_search_words ($3))))
                    ) AS of (word)
                ),
                hits AS (
                  SELECT
                    h.id,
                    1 AS weight
                  FROM
                    unnest(
                      (
                        SELECT
                          shingles
                        FROM
                          asked
                      )
                    ) AS pair,
                    LATERAL (
                      SELECT
                        s.id,
                        s.vector
                      FROM
                        (
                          SELECT
                            x.quote_id AS id,
                            x.vector
                          FROM
                            quote_search x
                          WHERE
                            x.shingles @> ARRAY[pair]
                            AND verbatim_search_costs (x.vector)
                          LIMIT
                            5000
                        ) AS s
                      WHERE
                        EXISTS (
                          SELECT
                            1
                          FROM
                            attribution l
                          WHERE
                            l.quote_id = s.id
                            AND l.role = 'SPEAKER'
                            AND l.person_id = (
                              SELECT
                                n.id
                              FROM
                                person n
                              WHERE
                                n.slug = $4
                                AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              UNION ALL
                              SELECT
                                n.id
                              FROM
                                person_redirect r
                                JOIN person n ON n.id = r.person_id
                              WHERE
                                r.slug = $5
                                AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              LIMIT
                                1
                            )
                        )
                      LIMIT
                        500
                    ) AS h
                  UNION ALL
                  SELECT
                    h.id,
                    cardinality(
                      (
                        SELECT
                          shingles
                        FROM
                          asked
                      )
                    )
                  FROM
                    (
                      SELECT
                        s.id,
                        s.vector
                      FROM
                        (
                          SELECT
                            x.quote_id AS id,
                            x.vector
                          FROM
                            quote_search x
                          WHERE
                            x.shingles @> (
                              SELECT
                                CASE
                                  WHEN cardinality(shingles) > 1 THEN shingles
                                END
                              FROM
                                asked
                            )
                            AND verbatim_search_costs (x.vector)
                          LIMIT
                            5000
                        ) AS s
                      WHERE
                        EXISTS (
                          SELECT
                            1
                          FROM
                            attribution l
                          WHERE
                            l.quote_id = s.id
                            AND l.role = 'SPEAKER'
                            AND l.person_id = (
                              SELECT
                                n.id
                              FROM
                                person n
                              WHERE
                                n.slug = $6
                                AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              UNION ALL
                              SELECT
                                n.id
                              FROM
                                person_redirect r
                                JOIN person n ON n.id = r.person_id
                              WHERE
                                r.slug = $7
                                AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              LIMIT
                                1
                            )
                        )
                      LIMIT
                        500
                    ) AS h
                  UNION ALL
                  SELECT
                    r.id,
                    1
                  FROM
                    (
                      SELECT
                        x.quote_id AS id,
                        x.vector
                      FROM
                        quote_search x
                      WHERE
                        x.vector @@ (
                          SELECT
                            words
                          FROM
                            asked
                        )
                        AND verbatim_search_costs (x.vector)
                      LIMIT
                        5000
                    ) AS r
                  WHERE
                    r.vector @@ (
                      SELECT
                        runs
                      FROM
                        asked
                    )
                ),
                ranked AS MATERIALIZED (
                  SELECT
                    h.id
                  FROM
                    hits AS h
                  GROUP BY
                    h.id
                  ORDER BY
                    sum(h.weight) DESC,
                    h.id
                  LIMIT
                    1000
                ),
                found AS (
                  SELECT
                    q.id,
                    q.exact,
                    q.continues_id,
                    a.language,
                    n.vector,
                    (
                      SELECT
                        count(*)
                      FROM
                        unnest(n.shingles) AS s
                      WHERE
                        s = ANY (
                          ARRAY(
                            SELECT
                              unnest(shingles)
                            FROM
                              asked
                          )
                        )
                    ) AS pairs,
                    ts_rank(
                      n.vector,
                      (
                        SELECT
                          runs
                        FROM
                          asked
                      )
                    ) AS rank
                  FROM
                    quote q
                    JOIN quote_search n ON n.quote_id = q.id
                    JOIN article a ON a.id = q.article_id
                  WHERE
                    q.id = ANY (
                      ARRAY(
                        SELECT
                          id
                        FROM
                          ranked
                      )
                    )
                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND EXISTS (
                      SELECT
                        1
                      FROM
                        attribution l
                      WHERE
                        l.quote_id = q.id
                        AND l.role = 'SPEAKER'
                        AND l.person_id = (
                          SELECT
                            n.id
                          FROM
                            person n
                          WHERE
                            n.slug = $8
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          UNION ALL
                          SELECT
                            n.id
                          FROM
                            person_redirect r
                            JOIN person n ON n.id = r.person_id
                          WHERE
                            r.slug = $9
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          LIMIT
                            1
                        )
                    )
                  ORDER BY
                    pairs DESC,
                    rank DESC NULLS LAST,
                    length(q.exact),
                    q.id
                  LIMIT
                    200
                ),
                nearest AS MATERIALIZED (
                  SELECT
                    f.id,
                    f.exact,
                    f.continues_id,
                    f.language
                  FROM
                    found AS f
                  ORDER BY
                    (
                      SELECT
                        sum(length(shared.letters))
                      FROM
                        (
                          SELECT DISTINCT
                            left(of.word, 5) AS letters
                          FROM
                            unnest(tsvector_to_array(f.vector)) AS of (word)
                          WHERE
                            left(of.word, 5) IN (
                              SELECT
                                letters
                              FROM
                                beginnings
                            )
                        ) AS shared
                    ) DESC NULLS LAST,
                    pairs DESC,
                    rank DESC NULLS LAST,
                    length(f.exact),
                    f.id
                  LIMIT
                    $10::int
                ),
                earlier AS (
                  SELECT
                    n.id AS of,
                    n.id,
                    n.exact,
                    n.continues_id,
                    n.language,
                    0 AS steps
                  FROM
                    nearest AS n
                  UNION ALL
                  SELECT
                    e.of,
                    q.id,
                    q.exact,
                    q.continues_id,
                    e.language,
                    e.steps + 1
                  FROM
                    earlier AS e,
                    LATERAL (
                      SELECT
                        *
                      FROM
                        quote AS q
                      WHERE
                        q.id = e.continues_id
                      OFFSET
                        0
                    ) AS q
                  WHERE
                    e.steps < 4
                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND EXISTS (
                      SELECT
                        1
                      FROM
                        attribution l
                      WHERE
                        l.quote_id = q.id
                        AND l.role = 'SPEAKER'
                        AND l.person_id = (
                          SELECT
                            n.id
                          FROM
                            person n
                          WHERE
                            n.slug = $11
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          UNION ALL
                          SELECT
                            n.id
                          FROM
                            person_redirect r
                            JOIN person n ON n.id = r.person_id
                          WHERE
                            r.slug = $12
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          LIMIT
                            1
                        )
                    )
                ),
                parts AS (
                  SELECT DISTINCT
                    e.id,
                    e.exact,
                    e.language,
                    e.id AS sentence,
                    0 AS part
                  FROM
                    (
                      SELECT DISTINCT
                        ON (of) *
                      FROM
                        earlier
                      ORDER BY
                        of,
                        steps DESC
                    ) AS e
                  UNION ALL
                  SELECT
                    q.id,
                    q.exact,
                    p.language,
                    p.sentence,
                    p.part + 1
                  FROM
                    parts AS p,
                    LATERAL (
                      SELECT
                        *
                      FROM
                        quote AS q
                      WHERE
                        q.continues_id = p.id
                      OFFSET
                        0
                    ) AS q
                  WHERE
                    p.part < 8
                    AND q.status <> 'REJECTED'
                    AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND EXISTS (
                      SELECT
                        1
                      FROM
                        attribution l
                      WHERE
                        l.quote_id = q.id
                        AND l.role = 'SPEAKER'
                        AND l.person_id = (
                          SELECT
                            n.id
                          FROM
                            person n
                          WHERE
                            n.slug = $13
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          UNION ALL
                          SELECT
                            n.id
                          FROM
                            person_redirect r
                            JOIN person n ON n.id = r.person_id
                          WHERE
                            r.slug = $14
                            AND n.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          LIMIT
                            1
                        )
                    )
                )
              SELECT
                *
              FROM
                parts
            ) AS k
          WHERE
            true
          ORDER BY
            1
        ) AS t1
    ) || ']}'
  ) AS data
-- $1 = "Il n'y a pas d'accord tant qu'il n'y a pas un accord"
-- $2 = "[{\"side\":0,\"words\":[\"Il\",\"n\",\"y\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"n\",\"y\",\"a\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"y\",\"a\",\"pas\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"a\",\"pas\",\"d\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"pas\",\"d\",\"accord\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"d\",\"accord\",\"tant\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"accord\",\"tant\",\"qu\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"tant\",\"qu\",\"il\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"qu\",\"il\",\"n\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"il\",\"n\",\"y\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"n\",\"y\",\"a\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"y\",\"a\",\"pas\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"a\",\"pas\",\"un\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false},{\"side\":0,\"words\":[\"pas\",\"un\",\"accord\"],\"not\":false,\"prefix\":false,\"optional\":false,\"exact\":false,\"capitals\":false}]"
-- $3 = "Il n'y a pas d'accord tant qu'il n'y a pas un accord"
-- $4 = "donald-trump"
-- $5 = "donald-trump"
-- $6 = "donald-trump"
-- $7 = "donald-trump"
-- $8 = "donald-trump"
-- $9 = "donald-trump"
-- $10 = 30
-- $11 = "donald-trump"
-- $12 = "donald-trump"
-- $13 = "donald-trump"
-- $14 = "donald-trump"
-- $15 = "donald-trump"
-- $16 = "donald-trump"
