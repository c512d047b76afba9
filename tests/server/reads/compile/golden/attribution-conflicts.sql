/* AttributionConflicts */
SELECT
  (
    (
      '{"conflicts":' || (
        SELECT
          (
            (
              '{"totalCount":' || (
                SELECT
                  count(*)
                FROM
                  quote q
                WHERE
                  q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                  AND NOT q.superseded
                  AND q.attribution_conflict
              )::text
            ) || ',"nodes":['
          ) || (c.a0 || ']}')
        FROM
          LATERAL (
            SELECT
              coalesce(
                string_agg(
                  (('{"exact":' || to_json(t1.exact)::text) || ',"utterance":') || (
                    coalesce(
                      (
                        SELECT
                          (
                            ('{"slug":' || to_json(t3.slug)::text) || (',"attributionConflict":' || (t3.attribution_conflict)::text)
                          ) || (
                            (
                              ',"attributedTo":0:[' || (
                                SELECT
                                  coalesce(
                                    string_agg(
                                      (
                                        (
                                          '{"row":' || (
                                            json_build_object(
                                              'id',
                                              t4.id,
                                              'text',
                                              t4.speaker,
                                              'language',
                                              t4.language,
                                              'person',
                                              t4.seen_person_id,
                                              'source',
                                              t4.seen_source_id
                                            )
                                          )::text
                                        ) || (
                                          ',"written":[' || coalesce(
                                            (
                                              SELECT
                                                ('{"name":' || to_json(t5.name)::text) || '}'
                                              FROM
                                                (
                                                  SELECT
                                                    pe.*
                                                  FROM
                                                    person pe
                                                  WHERE
                                                    pe.id = t4.seen_person_id
                                                ) AS t5
                                            ),
                                            'null'
                                          )
                                        )
                                      ) || (
                                        (
                                          ',' || coalesce(
                                            (
                                              SELECT
                                                (('{"exact":' || to_json(t6.exact)::text) || ',"article":') || (
                                                  (
                                                    SELECT
                                                      ('{"slug":' || to_json(t8.slug)::text) || '}'
                                                    FROM
                                                      (
                                                        SELECT
                                                          t7.*
                                                        FROM
                                                          article t7
                                                        WHERE
                                                          t7.id = t6.article_id
                                                      ) AS t8
                                                  ) || '}'
                                                )
                                              FROM
                                                (
                                                  SELECT
                                                    q.*
                                                  FROM
                                                    quote q
                                                  WHERE
                                                    q.id = t4.id
                                                ) AS t6
                                            ),
                                            'null'
                                          )
                                        ) || ']}'
                                      ),
                                      ','
                                    ),
                                    ''
                                  )
                                FROM
                                  (
                                    SELECT
                                      q.*
                                    FROM
                                      (
                                        SELECT
                                          q.*,
                                          a.language,
                                          l.exact AS speaker,
                                          l.position,
                                          pe.id AS seen_person_id,
                                          s.id AS seen_source_id
                                        FROM
                                          quote q
                                          JOIN article a ON a.id = q.article_id
                                          JOIN attribution l ON l.quote_id = q.id
                                          AND l.role = 'SPEAKER'
                                          LEFT JOIN person pe ON pe.id = l.person_id
                                          AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                          LEFT JOIN source s ON s.id = l.source_id
                                          AND s.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      ) AS q
                                    WHERE
                                      q.utterance_id = t3.id
                                      AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                      AND NOT q.superseded
                                    ORDER BY
                                      COALESCE(q.date_published, 'infinity'::date),
                                      q.article_id,
                                      q.start_offset,
                                      q.end_offset,
                                      q.id,
                                      q.position
                                  ) AS t4
                              )
                            ) || ']}'
                          )
                        FROM
                          (
                            SELECT
                              t2.*
                            FROM
                              utterance t2
                            WHERE
                              t2.id = t1.utterance_id
                              AND t2.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          ) AS t3
                      ),
                      'null'
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
                      q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      AND NOT q.superseded
                      AND q.attribution_conflict
                    ORDER BY
                      COALESCE(q.date_published, '-infinity'::date) DESC,
                      q.id DESC
                    LIMIT
                      10
                  ) AS x
              ) AS t1
          ) AS c
      )
    ) || ',"agreed":'
  ) || (
    coalesce(
      (
        SELECT
          (
            ('{"slug":' || to_json(t9.slug)::text) || (',"attributionConflict":' || (t9.attribution_conflict)::text)
          ) || (
            (
              ',"attributedTo":1:[' || (
                SELECT
                  coalesce(
                    string_agg(
                      (
                        (
                          '{"row":' || (
                            json_build_object(
                              'id',
                              t10.id,
                              'text',
                              t10.speaker,
                              'language',
                              t10.language,
                              'person',
                              t10.seen_person_id,
                              'source',
                              t10.seen_source_id
                            )
                          )::text
                        ) || (
                          ',"written":[' || coalesce(
                            (
                              SELECT
                                ('{"name":' || to_json(t11.name)::text) || '}'
                              FROM
                                (
                                  SELECT
                                    pe.*
                                  FROM
                                    person pe
                                  WHERE
                                    pe.id = t10.seen_person_id
                                ) AS t11
                            ),
                            'null'
                          )
                        )
                      ) || (
                        (
                          ',' || coalesce(
                            (
                              SELECT
                                (('{"exact":' || to_json(t12.exact)::text) || ',"article":') || (
                                  (
                                    SELECT
                                      ('{"slug":' || to_json(t14.slug)::text) || '}'
                                    FROM
                                      (
                                        SELECT
                                          t13.*
                                        FROM
                                          article t13
                                        WHERE
                                          t13.id = t12.article_id
                                      ) AS t14
                                  ) || '}'
                                )
                              FROM
                                (
                                  SELECT
                                    q.*
                                  FROM
                                    quote q
                                  WHERE
                                    q.id = t10.id
                                ) AS t12
                            ),
                            'null'
                          )
                        ) || ']}'
                      ),
                      ','
                    ),
                    ''
                  )
                FROM
                  (
                    SELECT
                      q.*
                    FROM
                      (
                        SELECT
                          q.*,
                          a.language,
                          l.exact AS speaker,
                          l.position,
                          pe.id AS seen_person_id,
                          s.id AS seen_source_id
                        FROM
                          quote q
                          JOIN article a ON a.id = q.article_id
                          JOIN attribution l ON l.quote_id = q.id
                          AND l.role = 'SPEAKER'
                          LEFT JOIN person pe ON pe.id = l.person_id
                          AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                          LEFT JOIN source s ON s.id = l.source_id
                          AND s.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      ) AS q
                    WHERE
                      q.utterance_id = t9.id
                      AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      AND NOT q.superseded
                    ORDER BY
                      COALESCE(q.date_published, 'infinity'::date),
                      q.article_id,
                      q.start_offset,
                      q.end_offset,
                      q.id,
                      q.position
                  ) AS t10
              )
            ) || ']}'
          )
        FROM
          (
            SELECT
              u.*
            FROM
              utterance u
            WHERE
              u.slug = $1
              AND u.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t9
      ),
      'null'
    ) || '}'
  ) AS data
-- $1 = "trump-conference-pas-d-accord"
