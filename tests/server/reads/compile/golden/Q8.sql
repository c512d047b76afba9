/* Q8 */
SELECT
  (
    '{"claims":' || (
      SELECT
        (('{"nodes":[' || c.a0) || ('],"pageInfo":{"hasNextPage":' || c.a1)) || ((',"endCursor":' || coalesce(c.a2, 'null')) || '}}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                (('{"slug":' || to_json(t1.slug)::text) || (',"text":' || to_json(t1.text)::text)) || (
                  (
                    ',"corroboration":' || (
                      SELECT
                        (
                          (
                            ('{"independentOrigins":' || (t3.independent_origins)::text) || (',"sources":' || (t3.sources)::text)
                          ) || ((',"supports":' || (t3.supports)::text) || ',"refutes":')
                        ) || (
                          (((t3.refutes)::text || ',"discusses":') || (t3.discusses)::text) || ((',"contested":' || (t3.contested)::text) || '}')
                        )
                      FROM
                        (
                          SELECT
                            t2.*
                          FROM
                            claim_corroboration t2
                          WHERE
                            t2.claim_id = t1.id
                        ) AS t3
                    )
                  ) || '}'
                ),
                ','
              ) FILTER (
                WHERE
                  t1._n <= 20
              ),
              ''
            ) AS a0,
            (count(*) > 20)::text AS a1,
            max(
              '"' || replace(
                replace(
                  replace(
                    rtrim(
                      encode(
                        convert_to(
                          '["' || $5::text || '"' || ',' || '"' || t1._k0 || '"' || ',' || '"' || t1._k1 || '"' || ',' || '"' || t1._k2 || '"' || ',' || '"' || t1._k3 || '"' || ']',
                          'UTF8'
                        ),
                        'base64'
                      ),
                      '='
                    ),
                    E'\n',
                    ''
                  ),
                  '+',
                  '-'
                ),
                '/',
                '_'
              ) || '"'
            ) FILTER (
              WHERE
                t1._n = least(t1._c, 20)
                AND t1._n <= 20
            ) AS a2
          FROM
            (
              SELECT
                x.*,
                row_number() OVER () AS _n,
                count(*) OVER () AS _c
              FROM
                (
                  SELECT
                    c.*,
                    k.independent_origins::text AS _k0,
                    k.sources::text AS _k1,
                    k.supports::text AS _k2,
                    k.claim_id::text AS _k3
                  FROM
                    claim_corroboration k
                    JOIN claim c ON c.id = k.claim_id
                  WHERE
                    c.status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND (k.independent_origins, k.sources, k.supports, k.claim_id) < ($1::int, $2::int, $3::int, $4::uuid)
                  ORDER BY
                    k.independent_origins DESC,
                    k.sources DESC,
                    k.supports DESC,
                    k.claim_id DESC
                  LIMIT
                    21
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = "3"
-- $2 = "4"
-- $3 = "5"
-- $4 = "019a9876-5432-7abc-8def-0123456789ab"
-- $5 = "n6sBjUcj"
