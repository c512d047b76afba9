/* FullTextSearch */
SELECT
  (
    (
      '{"phrase":' || (
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
          (
            (
              '{"totalCount":' || (
                SELECT
                  count(*)
                FROM
                  hits h
                WHERE
                  true
              )::text
            ) || (',"edges":0:{"shared":' || c.a1)
          ) || ((',"rows":[' || c.a0) || ']}}')
        FROM
          LATERAL (
            WITH
              page AS MATERIALIZED (
                SELECT
                  x.*,
                  CASE x.type
                    WHEN 'ARTICLE' THEN (
                      SELECT
                        CASE
                          WHEN a.withdrawn_at IS NULL THEN a.body
                          ELSE coalesce(a.headline, '')
                        END
                      FROM
                        article a
                      WHERE
                        a.id = x.id
                    )
                    WHEN 'QUOTE' THEN (
                      SELECT
                        q.exact
                      FROM
                        quote q
                        JOIN article a ON a.id = q.article_id
                      WHERE
                        q.id = x.id
                    )
                    WHEN 'CLAIM' THEN (
                      SELECT
                        c.text
                      FROM
                        claim c
                      WHERE
                        c.id = x.id
                    )
                    ELSE x.name
                  END AS shown,
                  CASE x.type
                    WHEN 'ARTICLE' THEN (
                      SELECT
                        verbatim_search_config (a.language)
                      FROM
                        article a
                      WHERE
                        a.id = x.id
                    )
                    WHEN 'QUOTE' THEN (
                      SELECT
                        verbatim_search_config (a.language)
                      FROM
                        quote q
                        JOIN article a ON a.id = q.article_id
                      WHERE
                        q.id = x.id
                    )
                    WHEN 'CLAIM' THEN (
                      SELECT
                        verbatim_search_config (c.language)
                      FROM
                        claim c
                      WHERE
                        c.id = x.id
                    )
                  END AS config
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
                      5
                  ) AS x
              )
            SELECT
              coalesce(
                string_agg(
                  (
                    ('{"row":' || (json_build_object('shown', t1.shown, 'config', t1.config))::text) || (',"written":[' || (trim_scale(t1.rank::numeric / 1000000))::text)
                  ) || (
                    (
                      ',' || CASE t1.type
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
                            ('{"__typename":"Claim","slug":' || to_json(t3.slug)::text) || '}'
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
                            (('{"__typename":"Person","name":' || to_json(t4.name)::text) || ',"names":[') || (
                              (
                                SELECT
                                  coalesce(string_agg(('{"name":' || to_json(t6.name)::text) || '}', ','), '')
                                FROM
                                  (
                                    SELECT
                                      t5.*
                                    FROM
                                      person_name t5
                                    WHERE
                                      t5.person_id = t4.id
                                    ORDER BY
                                      t5.name ASC,
                                      t5.id ASC
                                  ) AS t6
                              ) || ']}'
                            )
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
                            (
                              (
                                '{"__typename":"Quote","speakers":[' || (
                                  SELECT
                                    coalesce(string_agg(('{"name":' || to_json(t10.name)::text) || '}', ','), '')
                                  FROM
                                    (
                                      SELECT
                                        t8.*
                                      FROM
                                        attribution t9,
                                        person t8
                                      WHERE
                                        t8.id = t9.person_id
                                        AND t9.quote_id = t7.id
                                        AND t9.role = 'SPEAKER'
                                        AND t8.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      ORDER BY
                                        t9.position ASC
                                    ) AS t10
                                )
                              ) || '],"article":'
                            ) || (
                              (
                                SELECT
                                  ('{"slug":' || to_json(t12.slug)::text) || '}'
                                FROM
                                  (
                                    SELECT
                                      t11.*
                                    FROM
                                      article t11
                                    WHERE
                                      t11.id = t7.article_id
                                  ) AS t12
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
                            ) AS t7
                        )
                        WHEN 'SOURCE' THEN (
                          SELECT
                            ('{"__typename":"Source","name":' || to_json(t13.name)::text) || '}'
                          FROM
                            (
                              SELECT
                                s.*
                              FROM
                                source s
                              WHERE
                                s.id = t1.id
                            ) AS t13
                        )
                      END
                    ) || ']}'
                  ),
                  ','
                ),
                ''
              ) AS a0,
              (
                SELECT
                  coalesce(json_agg(answer), '[]')
                FROM
                  (
                    WITH
                      asked AS MATERIALIZED (
                        SELECT
                          (a.n - 1)::int AS n,
                          a.word,
                          a.prefix,
                          a.single,
                          a.exact,
                          a.capitals,
                          a.n = max(a.n) OVER () AS last,
                          f.fold,
                          verbatim_name_sound (a.word) AS sound
                        FROM
                          unnest($31::text[], $32::boolean[], $33::boolean[], $34::boolean[], $35::boolean[]) WITH ORDINALITY AS a (word, prefix, single, exact, capitals, n),
                          LATERAL (
                            SELECT
                              verbatim_name_fold (a.word) AS fold
                          ) AS f
                      ),
                      printed AS MATERIALIZED (
                        SELECT DISTINCT
                          t.config,
                          w.word
                        FROM
                          page t,
                          LATERAL regexp_split_to_table(verbatim_search_words (t.shown), '\s+') AS w (word)
                        WHERE
                          w.word <> ''
                          AND (
                            t.config IS NULL
                            OR t.config = ANY ($36::text[])
                            OR left(w.word, 2) !~ '^[\x01-\x7f]*$'
                            OR lower(left(w.word, 2)) = ANY ($37::text[])
                          )
                      ),
                      forms AS MATERIALIZED (
                        SELECT
                          c.config,
                          a.n,
                          CASE
                            WHEN a.single THEN verbatim_search_single (c.config, verbatim_search_config ($38), a.word, a.prefix, a.exact, a.capitals)
                            ELSE verbatim_search_word (c.config, a.word, a.prefix, a.exact)
                          END AS form
                        FROM
                          (
                            SELECT DISTINCT
                              config
                            FROM
                              printed
                            WHERE
                              config IS NOT NULL
                          ) AS c,
                          asked a
                      ),
                      vectors AS MATERIALIZED (
                        SELECT
                          p.config,
                          p.word,
                          verbatim_search_vector (p.config, p.word, 'C', 'D') AS vector
                        FROM
                          printed p
                        WHERE
                          p.config IS NOT NULL
                      ),
                      names AS MATERIALIZED (
                        SELECT
                          p.word,
                          f.fold,
                          verbatim_name_sound (p.word) AS sound
                        FROM
                          printed p,
                          LATERAL (
                            SELECT
                              verbatim_name_fold (p.word) AS fold
                          ) AS f
                        WHERE
                          p.config IS NULL
                      )
                    SELECT
                      v.config,
                      v.word,
                      array_agg(f.n) AS numbers
                    FROM
                      vectors v
                      JOIN forms f ON f.config = v.config
                      AND v.vector @@ f.form
                    GROUP BY
                      v.config,
                      v.word
                    UNION ALL
                    SELECT
                      NULL,
                      n.word,
                      array_agg(a.n)
                    FROM
                      names n
                      JOIN asked a ON n.fold = a.fold
                      OR n.sound = a.sound
                      OR (
                        a.last
                        AND (
                          starts_with(n.fold, a.fold)
                          OR starts_with(n.sound, a.sound)
                        )
                      )
                      OR (
                        a.word ~ '[\u0590-\u0e7f]'
                        AND ltrim(verbatim_name_consonants (a.word), '~=') = ltrim(verbatim_name_consonants (n.word), '~=')
                      )
                      OR verbatim_name_nearness (a.sound, n.sound) >= 0.4
                    GROUP BY
                      n.word
                  ) AS answer
              )::text AS a1
            FROM
              page AS t1
          ) AS c
      )
    ) || ',"misspelt":'
  ) || (
    (
      WITH
        hits AS MATERIALIZED (
          WITH
            asked AS MATERIALIZED (
              SELECT
                query.matches,
                query.ranks,
                quote_literal('~' || config)::tsquery AS own
              FROM
                verbatim_search_config ($39) AS config,
                verbatim_search_query ($40::jsonb, config) AS query
            )
          SELECT
            'PERSON' AS type,
            f.*
          FROM
            (
              SELECT DISTINCT
                ON (pe.id) pe.id,
                (n.rank * $41::int)::int AS rank,
                n.name
              FROM
                verbatim_people_named ($42, '{CONFIRMED,PROPOSED}'::review_status[]) n
                JOIN person pe ON pe.id = n.id
              WHERE
                pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
              ORDER BY
                pe.id,
                n.rank DESC,
                n.name
            ) AS f
        )
      SELECT
        (
          (
            '{"totalCount":' || (
              SELECT
                count(*)
              FROM
                hits h
              WHERE
                true
            )::text
          ) || (',"edges":1:{"shared":' || c.a1)
        ) || ((',"rows":[' || c.a0) || ']}}')
      FROM
        LATERAL (
          WITH
            page AS MATERIALIZED (
              SELECT
                x.*,
                CASE x.type
                  WHEN 'ARTICLE' THEN (
                    SELECT
                      CASE
                        WHEN a.withdrawn_at IS NULL THEN a.body
                        ELSE coalesce(a.headline, '')
                      END
                    FROM
                      article a
                    WHERE
                      a.id = x.id
                  )
                  WHEN 'QUOTE' THEN (
                    SELECT
                      q.exact
                    FROM
                      quote q
                      JOIN article a ON a.id = q.article_id
                    WHERE
                      q.id = x.id
                  )
                  WHEN 'CLAIM' THEN (
                    SELECT
                      c.text
                    FROM
                      claim c
                    WHERE
                      c.id = x.id
                  )
                  ELSE x.name
                END AS shown,
                CASE x.type
                  WHEN 'ARTICLE' THEN (
                    SELECT
                      verbatim_search_config (a.language)
                    FROM
                      article a
                    WHERE
                      a.id = x.id
                  )
                  WHEN 'QUOTE' THEN (
                    SELECT
                      verbatim_search_config (a.language)
                    FROM
                      quote q
                      JOIN article a ON a.id = q.article_id
                    WHERE
                      q.id = x.id
                  )
                  WHEN 'CLAIM' THEN (
                    SELECT
                      verbatim_search_config (c.language)
                    FROM
                      claim c
                    WHERE
                      c.id = x.id
                  )
                END AS config
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
                    20
                ) AS x
            )
          SELECT
            coalesce(
              string_agg(
                (
                  ('{"row":' || (json_build_object('shown', t14.shown, 'config', t14.config))::text) || (',"written":[' || (trim_scale(t14.rank::numeric / 1000000))::text)
                ) || (
                  (
                    ',' || CASE t14.type
                      WHEN 'ARTICLE' THEN (
                        SELECT
                          (('{"__typename":"Article","slug":' || to_json(t15.slug)::text) || ',"headline":') || (coalesce(to_json(t15.headline)::text, 'null') || '}')
                        FROM
                          (
                            SELECT
                              a.*
                            FROM
                              article a
                            WHERE
                              a.id = t14.id
                          ) AS t15
                      )
                      WHEN 'CLAIM' THEN (
                        SELECT
                          ('{"__typename":"Claim","slug":' || to_json(t16.slug)::text) || '}'
                        FROM
                          (
                            SELECT
                              c.*
                            FROM
                              claim c
                            WHERE
                              c.id = t14.id
                          ) AS t16
                      )
                      WHEN 'PERSON' THEN (
                        SELECT
                          (('{"__typename":"Person","name":' || to_json(t17.name)::text) || ',"names":[') || (
                            (
                              SELECT
                                coalesce(string_agg(('{"name":' || to_json(t19.name)::text) || '}', ','), '')
                              FROM
                                (
                                  SELECT
                                    t18.*
                                  FROM
                                    person_name t18
                                  WHERE
                                    t18.person_id = t17.id
                                  ORDER BY
                                    t18.name ASC,
                                    t18.id ASC
                                ) AS t19
                            ) || ']}'
                          )
                        FROM
                          (
                            SELECT
                              pe.*
                            FROM
                              person pe
                            WHERE
                              pe.id = t14.id
                          ) AS t17
                      )
                      WHEN 'QUOTE' THEN (
                        SELECT
                          (
                            (
                              '{"__typename":"Quote","speakers":[' || (
                                SELECT
                                  coalesce(string_agg(('{"name":' || to_json(t23.name)::text) || '}', ','), '')
                                FROM
                                  (
                                    SELECT
                                      t21.*
                                    FROM
                                      attribution t22,
                                      person t21
                                    WHERE
                                      t21.id = t22.person_id
                                      AND t22.quote_id = t20.id
                                      AND t22.role = 'SPEAKER'
                                      AND t21.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ORDER BY
                                      t22.position ASC
                                  ) AS t23
                              )
                            ) || '],"article":'
                          ) || (
                            (
                              SELECT
                                ('{"slug":' || to_json(t25.slug)::text) || '}'
                              FROM
                                (
                                  SELECT
                                    t24.*
                                  FROM
                                    article t24
                                  WHERE
                                    t24.id = t20.article_id
                                ) AS t25
                            ) || '}'
                          )
                        FROM
                          (
                            SELECT
                              q.*
                            FROM
                              quote q
                            WHERE
                              q.id = t14.id
                          ) AS t20
                      )
                      WHEN 'SOURCE' THEN (
                        SELECT
                          ('{"__typename":"Source","name":' || to_json(t26.name)::text) || '}'
                        FROM
                          (
                            SELECT
                              s.*
                            FROM
                              source s
                            WHERE
                              s.id = t14.id
                          ) AS t26
                      )
                    END
                  ) || ']}'
                ),
                ','
              ),
              ''
            ) AS a0,
            (
              SELECT
                coalesce(json_agg(answer), '[]')
              FROM
                (
                  WITH
                    asked AS MATERIALIZED (
                      SELECT
                        (a.n - 1)::int AS n,
                        a.word,
                        a.prefix,
                        a.single,
                        a.exact,
                        a.capitals,
                        a.n = max(a.n) OVER () AS last,
                        f.fold,
                        verbatim_name_sound (a.word) AS sound
                      FROM
                        unnest($43::text[], $44::boolean[], $45::boolean[], $46::boolean[], $47::boolean[]) WITH ORDINALITY AS a (word, prefix, single, exact, capitals, n),
                        LATERAL (
                          SELECT
                            verbatim_name_fold (a.word) AS fold
                        ) AS f
                    ),
                    printed AS MATERIALIZED (
                      SELECT DISTINCT
                        t.config,
                        w.word
                      FROM
                        page t,
                        LATERAL regexp_split_to_table(verbatim_search_words (t.shown), '\s+') AS w (word)
                      WHERE
                        w.word <> ''
                        AND (
                          t.config IS NULL
                          OR t.config = ANY ($48::text[])
                          OR left(w.word, 2) !~ '^[\x01-\x7f]*$'
                          OR lower(left(w.word, 2)) = ANY ($49::text[])
                        )
                    ),
                    forms AS MATERIALIZED (
                      SELECT
                        c.config,
                        a.n,
                        CASE
                          WHEN a.single THEN verbatim_search_single (c.config, verbatim_search_config ($50), a.word, a.prefix, a.exact, a.capitals)
                          ELSE verbatim_search_word (c.config, a.word, a.prefix, a.exact)
                        END AS form
                      FROM
                        (
                          SELECT DISTINCT
                            config
                          FROM
                            printed
                          WHERE
                            config IS NOT NULL
                        ) AS c,
                        asked a
                    ),
                    vectors AS MATERIALIZED (
                      SELECT
                        p.config,
                        p.word,
                        verbatim_search_vector (p.config, p.word, 'C', 'D') AS vector
                      FROM
                        printed p
                      WHERE
                        p.config IS NOT NULL
                    ),
                    names AS MATERIALIZED (
                      SELECT
                        p.word,
                        f.fold,
                        verbatim_name_sound (p.word) AS sound
                      FROM
                        printed p,
                        LATERAL (
                          SELECT
                            verbatim_name_fold (p.word) AS fold
                        ) AS f
                      WHERE
                        p.config IS NULL
                    )
                  SELECT
                    v.config,
                    v.word,
                    array_agg(f.n) AS numbers
                  FROM
                    vectors v
                    JOIN forms f ON f.config = v.config
                    AND v.vector @@ f.form
                  GROUP BY
                    v.config,
                    v.word
                  UNION ALL
                  SELECT
                    NULL,
                    n.word,
                    array_agg(a.n)
                  FROM
                    names n
                    JOIN asked a ON n.fold = a.fold
                    OR n.sound = a.sound
                    OR (
                      a.last
                      AND (
                        starts_with(n.fold, a.fold)
                        OR starts_with(n.sound, a.sound)
                      )
                    )
                    OR (
                      a.word ~ '[\u0590-\u0e7f]'
                      AND ltrim(verbatim_name_consonants (a.word), '~=') = ltrim(verbatim_name_consonants (n.word), '~=')
                    )
                    OR verbatim_name_nearness (a.sound, n.sound) >= 0.4
                  GROUP BY
                    n.word
                ) AS answer
            )::text AS a1
          FROM
            page AS t14
        ) AS c
    ) || '}'
  ) AS data
-- $1 = null
-- $2 = "[{\"side\":0,\"words\":[\"pas\",\"d\",\"accord\"],\"prefix\":false,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":true},{\"side\":0,\"words\":[\"puzzle\"],\"prefix\":false,\"optional\":false,\"capitals\":false,\"not\":true,\"exact\":false}]"
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
-- $28 = "pas d accord"
-- $29 = 1000000
-- $30 = "pas d accord"
-- $31 = ["pas","d","accord"]
-- $32 = [false,false,false]
-- $33 = [false,false,false]
-- $34 = [true,true,true]
-- $35 = [false,false,false]
-- $36 = ["arabic","indonesian","tamil"]
-- $37 = ["pa","d","ac","ae"]
-- $38 = null
-- $39 = null
-- $40 = "[{\"side\":0,\"words\":[\"Ouchakof\"],\"prefix\":true,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false}]"
-- $41 = 1000000
-- $42 = "Ouchakof"
-- $43 = ["Ouchakof"]
-- $44 = [true]
-- $45 = [true]
-- $46 = [false]
-- $47 = [false]
-- $48 = ["arabic","indonesian","tamil"]
-- $49 = ["ou","oe","oc"]
-- $50 = null
