/* AllSpellingsAndTitles */
SELECT
  (
    '{"person":' || coalesce(
      (
        SELECT
          (
            (('{"name":' || to_json(t1.name)::text) || ',"description":') || (
              (coalesce(to_json(t1.description)::text, 'null') || ',"affiliation":') || coalesce(
                (
                  SELECT
                    ('{"name":' || to_json(t3.name)::text) || '}'
                  FROM
                    (
                      SELECT
                        t2.*
                      FROM
                        person t2
                      WHERE
                        t2.id = t1.affiliation_id
                        AND t2.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    ) AS t3
                ),
                'null'
              )
            )
          ) || (
            (
              (
                ',"names":[' || (
                  SELECT
                    coalesce(
                      string_agg(
                        (('{"name":' || to_json(t5.name)::text) || (',"type":"' || t5.type::text)) || (
                          (
                            '","articles":[' || (
                              SELECT
                                coalesce(c.a, '')
                              FROM
                                (
                                  SELECT
                                    t5.id
                                ) AS p (id),
                                LATERAL (
                                  SELECT
                                    string_agg(
                                      (('{"slug":' || to_json(t6.slug)::text) || ',"headline":') || (coalesce(to_json(t6.headline)::text, 'null') || '}'),
                                      ','
                                    ) AS a
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
                                            EXISTS (
                                              SELECT
                                                1
                                              FROM
                                                person_name_article na
                                              WHERE
                                                na.article_id = a.id
                                                AND na.name_id = p.id
                                            )
                                            AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                            AND a.newest_id IS NULL
                                          ORDER BY
                                            COALESCE(a.date_published, '-infinity'::date) DESC,
                                            a.id DESC
                                          LIMIT
                                            20
                                        ) AS x
                                    ) AS t6
                                ) AS c
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
                        t4.*
                      FROM
                        person_name t4
                      WHERE
                        t4.person_id = t1.id
                      ORDER BY
                        t4.name ASC,
                        t4.id ASC
                    ) AS t5
                )
              ) || '],"titles":['
            ) || (
              (
                SELECT
                  coalesce(
                    string_agg(
                      (('{"title":' || to_json(t8.title)::text) || ',"article":') || (
                        (
                          SELECT
                            (('{"slug":' || to_json(t10.slug)::text) || ',"headline":') || (coalesce(to_json(t10.headline)::text, 'null') || '}')
                          FROM
                            (
                              SELECT
                                t9.*
                              FROM
                                article t9
                              WHERE
                                t9.id = t8.article_id
                            ) AS t10
                        ) || '}'
                      ),
                      ','
                    ),
                    ''
                  )
                FROM
                  (
                    SELECT
                      t7.*
                    FROM
                      person_title t7
                    WHERE
                      t7.person_id = t1.id
                      AND EXISTS (
                        SELECT
                          1
                        FROM
                          article va
                        WHERE
                          va.id = t7.article_id
                          AND va.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                      )
                    ORDER BY
                      t7.title ASC,
                      t7.id ASC
                  ) AS t8
              ) || ']}'
            )
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
-- $1 = "iouri-ouchakov"
-- $2 = "iouri-ouchakov"
