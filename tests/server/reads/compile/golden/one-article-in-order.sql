/* OneArticleInOrder */
SELECT
  (
    '{"article":' || coalesce(
      (
        SELECT
          (
            (('{"slug":' || to_json(t1.slug)::text) || ',"headline":') || (coalesce(to_json(t1.headline)::text, 'null') || ',"datePublished":')
          ) || (
            (coalesce(('"' || to_char(t1.date_published, 'YYYY-MM-DD')) || '"', 'null') || ',"quotes":') || (
              (
                SELECT
                  (
                    (
                      '{"totalCount":' || (
                        SELECT
                          count(*)
                        FROM
                          quote q
                        WHERE
                          q.article_id = p.id
                          AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
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
                            (('{"start":' || (t2.start_offset)::text) || (',"end":' || (t2.end_offset)::text)) || ((',"type":"' || t2.type::text) || '","exact":')
                          ) || (
                            ((to_json(t2.exact)::text || ',"cue":') || coalesce(to_json(t2.cue)::text, 'null')) || (
                              (
                                ',"attributions":[' || (
                                  SELECT
                                    coalesce(
                                      string_agg(
                                        (('{"role":"' || t4.role::text) || ('","exact":' || to_json(t4.exact)::text)) || (
                                          (
                                            ',"person":' || coalesce(
                                              (
                                                SELECT
                                                  ('{"name":' || to_json(t6.name)::text) || '}'
                                                FROM
                                                  (
                                                    SELECT
                                                      t5.*
                                                    FROM
                                                      person t5
                                                    WHERE
                                                      t5.id = t4.person_id
                                                      AND t5.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                                  ) AS t6
                                              ),
                                              'null'
                                            )
                                          ) || '}'
                                        ),
                                        ','
                                      ),
                                      ''
                                    )
                                  FROM
                                    (
                                      SELECT
                                        t3.*
                                      FROM
                                        attribution t3
                                      WHERE
                                        t3.quote_id = t2.id
                                      ORDER BY
                                        t3.position ASC
                                    ) AS t4
                                )
                              ) || ']}'
                            )
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
                              q.article_id = p.id
                              AND q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            ORDER BY
                              q.article_id ASC,
                              q.start_offset ASC,
                              q.end_offset ASC,
                              q.id ASC
                            LIMIT
                              100
                          ) AS x
                      ) AS t2
                  ) AS c
              ) || '}'
            )
          )
        FROM
          (
            SELECT
              a.*
            FROM
              article a
            WHERE
              a.slug = $1
              AND a.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "tater-le-terrain"
