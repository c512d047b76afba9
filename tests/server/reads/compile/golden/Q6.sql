/* Q6 */
SELECT
  (
    '{"quotes":' || (
      SELECT
        (('{"nodes":[' || c.a0) || ('],"pageInfo":{"hasNextPage":' || c.a1)) || ((',"endCursor":' || coalesce(c.a2, 'null')) || '}}')
      FROM
        LATERAL (
          SELECT
            coalesce(
              string_agg(
                ((('{"exact":' || to_json(t1.exact)::text) || ',"type":"') || (t1.type::text || '","start":')) || (((t1.start_offset)::text || ',"end":') || ((t1.end_offset)::text || '}')),
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
                          '["' || $3::text || '"' || ',' || '"' || t1._k0 || '"' || ',' || '"' || t1._k1 || '"' || ']',
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
                    q.*,
                    COALESCE(q.date_published, '-infinity'::date)::text AS _k0,
                    q.id::text AS _k1
                  FROM
                    quote q
                  WHERE
                    q.effective_status = ANY ('{CONFIRMED,PROPOSED}'::review_status[])
                    AND NOT q.superseded
                    AND (COALESCE(q.date_published, '-infinity'::date), q.id) < ($1::date, $2::uuid)
                  ORDER BY
                    COALESCE(q.date_published, '-infinity'::date) DESC,
                    q.id DESC
                  LIMIT
                    21
                ) AS x
            ) AS t1
        ) AS c
    )
  ) || '}' AS data
-- $1 = "2025-08-15"
-- $2 = "019a9876-5432-7abc-8def-0123456789ab"
-- $3 = "DRsqOu5u"
