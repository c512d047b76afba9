/* UnnamedSpeakers */
SELECT
  (
    '{"quotes":' || (
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
                AND NOT q.speaker_named
            )::text
          ) || ',"nodes":['
        ) || (c.a0 || ']}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (
                  (('{"exact":' || to_json(t1.exact)::text) || ',"type":"') || (t1.type::text || '","attributions":[')
                ) || (
                  (
                    (
                      SELECT
                        coalesce(
                          string_agg((('{"role":"' || t3.role::text) || '","exact":') || (to_json(t3.exact)::text || '}'), ','),
                          ''
                        )
                      FROM
                        (
                          SELECT
                            t2.*
                          FROM
                            attribution t2
                          WHERE
                            t2.quote_id = t1.id
                          ORDER BY
                            t2.position ASC
                        ) AS t3
                    ) || '],"article":'
                  ) || (
                    (
                      SELECT
                        (('{"slug":' || to_json(t5.slug)::text) || ',"headline":') || (coalesce(to_json(t5.headline)::text, 'null') || '}')
                      FROM
                        (
                          SELECT
                            t4.*
                          FROM
                            article t4
                          WHERE
                            t4.id = t1.article_id
                        ) AS t5
                    ) || '}'
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
                    q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND NOT q.speaker_named
                  ORDER BY
                    COALESCE(q.date_published, '-infinity'::date) DESC,
                    q.id DESC
                  LIMIT
                    20
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
