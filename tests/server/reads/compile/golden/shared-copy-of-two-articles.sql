/* SharedCopyOfTwoArticles */
SELECT
  (
    '{"article":' || coalesce(
      (
        SELECT
          (('{"slug":' || to_json(t1.slug)::text) || ',"overlaps":[') || (
            (
              SELECT
                coalesce(
                  string_agg(
                    (
                      ((('{"words":' || (t2."words")::text) || ',"quoted":') || ((t2."quoted")::text || ',"exact":')) || ((to_json(t2."exact")::text || ',"start":') || ((t2."start")::text || ',"end":'))
                    ) || (
                      (
                        ((t2."end")::text || ',"article":') || (
                          (
                            SELECT
                              ('{"slug":' || to_json(t3.slug)::text) || '}'
                            FROM
                              (
                                SELECT
                                  a.*
                                FROM
                                  article a
                                WHERE
                                  a.id = t2.other_id
                              ) AS t3
                          ) || ',"otherStart":'
                        )
                      ) || (((t2."otherStart")::text || ',"otherEnd":') || ((t2."otherEnd")::text || '}'))
                    ),
                    ','
                  ),
                  ''
                )
              FROM
                (
                  SELECT
                    o.*
                  FROM
                    (
                      SELECT
                        (l.ov).other_id AS other_id,
                        (l.ov).start_offset AS start,
                        (l.ov).end_offset AS "end",
                        (l.ov).other_start AS "otherStart",
                        (l.ov).other_end AS "otherEnd",
                        (l.ov).words,
                        verbatim_shared_speech (l.ov) AS quoted,
                        substr(a.body, (l.ov).start_offset + 1, (l.ov).end_offset - (l.ov).start_offset) AS exact
                      FROM
                        (
                          SELECT
                            ov
                          FROM
                            article_overlap ov
                          WHERE
                            ov.article_id = t1.id
                            AND ov.words >= $2::int
                            AND EXISTS (
                              SELECT
                                1
                              FROM
                                article va
                                JOIN article vo ON vo.id = ov.other_id
                                AND vo.id IS DISTINCT FROM va.newest_id
                              WHERE
                                va.id = ov.article_id
                                AND va.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                AND va.withdrawn_at IS NULL
                                AND vo.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                                AND vo.newest_id IS NULL
                                AND vo.withdrawn_at IS NULL
                            )
                          ORDER BY
                            ov.words DESC,
                            ov.start_offset,
                            ov.other_id,
                            ov.other_start
                          LIMIT
                            $3::int
                        ) AS l
                        JOIN article a ON a.id = (l.ov).article_id
                    ) AS o
                  WHERE
                    true
                  ORDER BY
                    o.words DESC,
                    o.start,
                    o.other_id,
                    o."otherStart"
                ) AS t2
            ) || ']}'
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
-- $1 = "coulisses-du-tete-a-tete"
-- $2 = 8
-- $3 = 5
