/* FullTextSearch */
SELECT
  (
    (
      '{"phrase":' || (
        SELECT
          (
            (
              '{"totalCount":' || (
                SELECT
                  count(*)
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
                          AND q.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          AND EXISTS (
                            SELECT
                              1
                            FROM
                              article va
                            WHERE
                              va.id = q.article_id
                              AND va.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND va.withdrawn_at IS NULL
                          )
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
                              AND q.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND EXISTS (
                                SELECT
                                  1
                                FROM
                                  article va
                                WHERE
                                  va.id = q.article_id
                                  AND va.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  AND va.withdrawn_at IS NULL
                              )
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
                                    coalesce(string_agg(('{"name":' || to_json(t8.name)::text) || '}', ','), '')
                                  FROM
                                    (
                                      SELECT
                                        pe.*
                                      FROM
                                        attribution l
                                        JOIN person pe ON pe.id = l.person_id
                                      WHERE
                                        l.quote_id = t7.id
                                        AND l.role = 'SPEAKER'
                                        AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      ORDER BY
                                        l.position
                                    ) AS t8
                                )
                              ) || '],"article":'
                            ) || (
                              (
                                SELECT
                                  ('{"slug":' || to_json(t10.slug)::text) || '}'
                                FROM
                                  (
                                    SELECT
                                      t9.*
                                    FROM
                                      article t9
                                    WHERE
                                      t9.id = t7.article_id
                                  ) AS t10
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
                            ('{"__typename":"Source","name":' || to_json(t11.name)::text) || '}'
                          FROM
                            (
                              SELECT
                                s.*
                              FROM
                                source s
                              WHERE
                                s.id = t1.id
                            ) AS t11
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
                          unnest($7::text[], $8::boolean[], $9::boolean[], $10::boolean[], $11::boolean[]) WITH ORDINALITY AS a (word, prefix, single, exact, capitals, n),
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
                            OR t.config = ANY ($12::text[])
                            OR left(w.word, 2) !~ '^[\x01-\x7f]*$'
                            OR lower(left(w.word, 2)) = ANY ($13::text[])
                          )
                      ),
                      forms AS MATERIALIZED (
                        SELECT
                          c.config,
                          a.n,
                          CASE
                            WHEN a.single THEN verbatim_search_single (c.config, verbatim_search_config ($14), a.word, a.prefix, a.exact, a.capitals)
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
                        a.word ~ '[\u0590-\u06ff]'
                        AND verbatim_name_consonants (a.sound) = verbatim_name_consonants (n.sound)
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
      SELECT
        (
          (
            '{"totalCount":' || (
              SELECT
                count(*)
              FROM
                (
                  WITH
                    asked AS MATERIALIZED (
                      SELECT
                        query.matches,
                        query.ranks,
                        quote_literal('~' || config)::tsquery AS own
                      FROM
                        verbatim_search_config ($15) AS config,
                        verbatim_search_query ($16::jsonb, config) AS query
                    )
                  SELECT
                    'PERSON' AS type,
                    f.*
                  FROM
                    (
                      SELECT DISTINCT
                        ON (pe.id) pe.id,
                        (n.rank * $17::int)::int AS rank,
                        n.name
                      FROM
                        verbatim_people_named ($18, '{CONFIRMED,PROPOSED}'::review_status[]) n
                        JOIN person pe ON pe.id = n.id
                      WHERE
                        pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      ORDER BY
                        pe.id,
                        n.rank DESC,
                        n.name
                    ) AS f
                ) AS h
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
                    (
                      WITH
                        asked AS MATERIALIZED (
                          SELECT
                            query.matches,
                            query.ranks,
                            quote_literal('~' || config)::tsquery AS own
                          FROM
                            verbatim_search_config ($15) AS config,
                            verbatim_search_query ($16::jsonb, config) AS query
                        )
                      SELECT
                        'PERSON' AS type,
                        f.*
                      FROM
                        (
                          SELECT DISTINCT
                            ON (pe.id) pe.id,
                            (n.rank * $17::int)::int AS rank,
                            n.name
                          FROM
                            verbatim_people_named ($18, '{CONFIRMED,PROPOSED}'::review_status[]) n
                            JOIN person pe ON pe.id = n.id
                          WHERE
                            pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          ORDER BY
                            pe.id,
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
                    20
                ) AS x
            )
          SELECT
            coalesce(
              string_agg(
                (
                  ('{"row":' || (json_build_object('shown', t12.shown, 'config', t12.config))::text) || (',"written":[' || (trim_scale(t12.rank::numeric / 1000000))::text)
                ) || (
                  (
                    ',' || CASE t12.type
                      WHEN 'ARTICLE' THEN (
                        SELECT
                          (('{"__typename":"Article","slug":' || to_json(t13.slug)::text) || ',"headline":') || (coalesce(to_json(t13.headline)::text, 'null') || '}')
                        FROM
                          (
                            SELECT
                              a.*
                            FROM
                              article a
                            WHERE
                              a.id = t12.id
                          ) AS t13
                      )
                      WHEN 'CLAIM' THEN (
                        SELECT
                          ('{"__typename":"Claim","slug":' || to_json(t14.slug)::text) || '}'
                        FROM
                          (
                            SELECT
                              c.*
                            FROM
                              claim c
                            WHERE
                              c.id = t12.id
                          ) AS t14
                      )
                      WHEN 'PERSON' THEN (
                        SELECT
                          (('{"__typename":"Person","name":' || to_json(t15.name)::text) || ',"names":[') || (
                            (
                              SELECT
                                coalesce(string_agg(('{"name":' || to_json(t17.name)::text) || '}', ','), '')
                              FROM
                                (
                                  SELECT
                                    t16.*
                                  FROM
                                    person_name t16
                                  WHERE
                                    t16.person_id = t15.id
                                  ORDER BY
                                    t16.name ASC,
                                    t16.id ASC
                                ) AS t17
                            ) || ']}'
                          )
                        FROM
                          (
                            SELECT
                              pe.*
                            FROM
                              person pe
                            WHERE
                              pe.id = t12.id
                          ) AS t15
                      )
                      WHEN 'QUOTE' THEN (
                        SELECT
                          (
                            (
                              '{"__typename":"Quote","speakers":[' || (
                                SELECT
                                  coalesce(string_agg(('{"name":' || to_json(t19.name)::text) || '}', ','), '')
                                FROM
                                  (
                                    SELECT
                                      pe.*
                                    FROM
                                      attribution l
                                      JOIN person pe ON pe.id = l.person_id
                                    WHERE
                                      l.quote_id = t18.id
                                      AND l.role = 'SPEAKER'
                                      AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ORDER BY
                                      l.position
                                  ) AS t19
                              )
                            ) || '],"article":'
                          ) || (
                            (
                              SELECT
                                ('{"slug":' || to_json(t21.slug)::text) || '}'
                              FROM
                                (
                                  SELECT
                                    t20.*
                                  FROM
                                    article t20
                                  WHERE
                                    t20.id = t18.article_id
                                ) AS t21
                            ) || '}'
                          )
                        FROM
                          (
                            SELECT
                              q.*
                            FROM
                              quote q
                            WHERE
                              q.id = t12.id
                          ) AS t18
                      )
                      WHEN 'SOURCE' THEN (
                        SELECT
                          ('{"__typename":"Source","name":' || to_json(t22.name)::text) || '}'
                        FROM
                          (
                            SELECT
                              s.*
                            FROM
                              source s
                            WHERE
                              s.id = t12.id
                          ) AS t22
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
                        unnest($19::text[], $20::boolean[], $21::boolean[], $22::boolean[], $23::boolean[]) WITH ORDINALITY AS a (word, prefix, single, exact, capitals, n),
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
                          OR t.config = ANY ($24::text[])
                          OR left(w.word, 2) !~ '^[\x01-\x7f]*$'
                          OR lower(left(w.word, 2)) = ANY ($25::text[])
                        )
                    ),
                    forms AS MATERIALIZED (
                      SELECT
                        c.config,
                        a.n,
                        CASE
                          WHEN a.single THEN verbatim_search_single (c.config, verbatim_search_config ($26), a.word, a.prefix, a.exact, a.capitals)
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
                      a.word ~ '[\u0590-\u06ff]'
                      AND verbatim_name_consonants (a.sound) = verbatim_name_consonants (n.sound)
                    )
                    OR verbatim_name_nearness (a.sound, n.sound) >= 0.4
                  GROUP BY
                    n.word
                ) AS answer
            )::text AS a1
          FROM
            page AS t12
        ) AS c
    ) || '}'
  ) AS data
-- $1 = null
-- $2 = "[{\"words\":[\"pas\",\"d\",\"accord\"],\"prefix\":false,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":true},{\"words\":[\"puzzle\"],\"prefix\":false,\"optional\":false,\"capitals\":false,\"not\":true,\"exact\":false}]"
-- $3 = 1000000
-- $4 = "pas d accord"
-- $5 = 1000000
-- $6 = "pas d accord"
-- $7 = ["pas","d","accord"]
-- $8 = [false,false,false]
-- $9 = [false,false,false]
-- $10 = [true,true,true]
-- $11 = [false,false,false]
-- $12 = ["arabic","indonesian","tamil"]
-- $13 = ["pa","d","ac","ae"]
-- $14 = null
-- $15 = null
-- $16 = "[{\"words\":[\"Ouchakof\"],\"prefix\":true,\"optional\":false,\"capitals\":false,\"not\":false,\"exact\":false}]"
-- $17 = 1000000
-- $18 = "Ouchakof"
-- $19 = ["Ouchakof"]
-- $20 = [true]
-- $21 = [true]
-- $22 = [false]
-- $23 = [false]
-- $24 = ["arabic","indonesian","tamil"]
-- $25 = ["ou","oe","oc"]
-- $26 = null
