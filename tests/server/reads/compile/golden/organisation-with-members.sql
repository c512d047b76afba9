/* OrganisationWithMembers */
SELECT
  (
    '{"person":' || coalesce(
      (
        SELECT
          (
            ('{"name":' || to_json(t1.name)::text) || (
              ',"members":' || (
                SELECT
                  ('{"nodes":[' || c.a0) || ']}'
                FROM
                  (
                    SELECT
                      t1.id
                  ) AS p (id),
                  LATERAL (
                    SELECT
                      coalesce(
                        string_agg(
                          (('{"name":' || to_json(t2.name)::text) || ',"titles":[') || (
                            (
                              SELECT
                                coalesce(string_agg(('{"title":' || to_json(t4.title)::text) || '}', ','), '')
                              FROM
                                (
                                  SELECT
                                    t3.*
                                  FROM
                                    person_title t3
                                  WHERE
                                    t3.person_id = t2.id
                                    AND EXISTS (
                                      SELECT
                                        1
                                      FROM
                                        article va
                                      WHERE
                                        va.id = t3.article_id
                                        AND va.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    )
                                  ORDER BY
                                    t3.title ASC,
                                    t3.id ASC
                                ) AS t4
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
                              pe.affiliation_id = p.id
                              AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            ORDER BY
                              pe.sort_name ASC,
                              pe.id ASC
                            LIMIT
                              20
                          ) AS x
                      ) AS t2
                  ) AS c
              )
            )
          ) || (
            (
              ',"quotes":' || (
                SELECT
                  (
                    (
                      '{"totalCount":' || (
                        SELECT
                          count(*)
                        FROM
                          (
                            SELECT DISTINCT
                              COALESCE(sp.date_published, '-infinity'::date) AS day,
                              sp.quote_id
                            FROM
                              attribution sp
                            WHERE
                              sp.role = 'SPEAKER'
                              AND sp.person_id = ANY (
                                ARRAY(
                                  SELECT
                                    p.id
                                  UNION ALL
                                  SELECT
                                    m.id
                                  FROM
                                    person m
                                  WHERE
                                    m.affiliation_id = p.id
                                    AND m.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                )
                              )
                              AND sp.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND NOT sp.superseded
                            ORDER BY
                              1 DESC,
                              2 DESC
                          ) AS sp
                        WHERE
                          true
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
                          (
                            ('{"exact":' || to_json(t5.exact)::text) || (
                              ',"speakers":[' || (
                                SELECT
                                  coalesce(string_agg(('{"name":' || to_json(t8.name)::text) || '}', ','), '')
                                FROM
                                  (
                                    SELECT
                                      t6.*
                                    FROM
                                      attribution t7,
                                      person t6
                                    WHERE
                                      t6.id = t7.person_id
                                      AND t7.quote_id = t5.id
                                      AND t7.role = 'SPEAKER'
                                      AND t6.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    ORDER BY
                                      t7.position ASC
                                  ) AS t8
                              )
                            )
                          ) || (
                            (
                              '],"article":' || (
                                SELECT
                                  (('{"slug":' || to_json(t10.slug)::text) || ',"headline":') || (coalesce(to_json(t10.headline)::text, 'null') || '}')
                                FROM
                                  (
                                    SELECT
                                      t9.*
                                    FROM
                                      article t9
                                    WHERE
                                      t9.id = t5.article_id
                                  ) AS t10
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
                              (
                                SELECT DISTINCT
                                  COALESCE(sp.date_published, '-infinity'::date) AS day,
                                  sp.quote_id
                                FROM
                                  attribution sp
                                WHERE
                                  sp.role = 'SPEAKER'
                                  AND sp.person_id = ANY (
                                    ARRAY(
                                      SELECT
                                        p.id
                                      UNION ALL
                                      SELECT
                                        m.id
                                      FROM
                                        person m
                                      WHERE
                                        m.affiliation_id = p.id
                                        AND m.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                    )
                                  )
                                  AND sp.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                  AND NOT sp.superseded
                                ORDER BY
                                  1 DESC,
                                  2 DESC
                              ) AS sp
                              JOIN quote q ON q.id = sp.quote_id
                            WHERE
                              true
                              AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                              AND NOT q.superseded
                            ORDER BY
                              sp.day DESC,
                              sp.quote_id DESC
                            LIMIT
                              50
                          ) AS x
                      ) AS t5
                  ) AS c
              )
            ) || '}'
          )
        FROM
          (
            SELECT
              pe.*
            FROM
              person pe
            WHERE
              pe.id = (
                SELECT
                  id
                FROM
                  person
                WHERE
                  slug = $1
                UNION ALL
                SELECT
                  person_id
                FROM
                  person_redirect
                WHERE
                  slug = $2
                LIMIT
                  1
              )
              AND pe.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "kremlin"
-- $2 = "kremlin"
