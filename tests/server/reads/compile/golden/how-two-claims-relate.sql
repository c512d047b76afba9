/* HowTwoClaimsRelate */
SELECT
  (
    '{"claim":' || coalesce(
      (
        SELECT
          (('{"text":' || to_json(t1.text)::text) || ',"relations":') || (
            (
              SELECT
                (
                  (
                    '{"totalCount":' || (
                      SELECT
                        count(*)
                      FROM
                        claim_relation r
                      WHERE
                        (
                          r.subject_id = p.id
                          OR r.object_id = p.id
                        )
                        AND r.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                        AND NOT EXISTS (
                          SELECT
                            1
                          FROM
                            claim vc
                          WHERE
                            vc.id IN (r.subject_id, r.object_id)
                            AND NOT (vc.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[]))
                        )
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
                          (('{"type":"' || t2.type::text) || '","subject":') || (
                            (
                              SELECT
                                ('{"text":' || to_json(t4.text)::text) || '}'
                              FROM
                                (
                                  SELECT
                                    t3.*
                                  FROM
                                    claim t3
                                  WHERE
                                    t3.id = t2.subject_id
                                ) AS t4
                            ) || ',"object":'
                          )
                        ) || (
                          (
                            (
                              SELECT
                                ('{"text":' || to_json(t6.text)::text) || '}'
                              FROM
                                (
                                  SELECT
                                    t5.*
                                  FROM
                                    claim t5
                                  WHERE
                                    t5.id = t2.object_id
                                ) AS t6
                            ) || ',"note":'
                          ) || (to_json(t2.note)::text || '}')
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
                            r.*
                          FROM
                            claim_relation r
                          WHERE
                            (
                              r.subject_id = p.id
                              OR r.object_id = p.id
                            )
                            AND r.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                            AND NOT EXISTS (
                              SELECT
                                1
                              FROM
                                claim vc
                              WHERE
                                vc.id IN (r.subject_id, r.object_id)
                                AND NOT (vc.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[]))
                            )
                          ORDER BY
                            r.created_at DESC,
                            r.id DESC
                          LIMIT
                            20
                        ) AS x
                    ) AS t2
                ) AS c
            ) || '}'
          )
        FROM
          (
            SELECT
              c.*
            FROM
              claim c
            WHERE
              c.slug = $1
              AND c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
          ) AS t1
      ),
      'null'
    )
  ) || '}' AS data
-- $1 = "sommet-sans-accord-de-paix"
