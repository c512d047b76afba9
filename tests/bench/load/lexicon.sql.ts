/** Pieces ($1) of text as the configuration $2 reads them; the columns of Piece. */
export const WORDS = `
  SELECT p.piece, coalesce(l.lexemes, '[]') AS lexemes, n.words,
    ARRAY(SELECT left(w, 6) FROM regexp_split_to_table(p.folded, '\\s+') w WHERE char_length(w) >= 4 OR w ~ '[0-9]') AS content
  FROM (
    SELECT piece, verbatim_search_vector($2, piece, 'C', 'D') AS vector,
      lower(verbatim_search_fold(verbatim_search_words(piece))) AS folded
    FROM unnest($1::text[]) piece OFFSET 0
  ) p,
  LATERAL (SELECT json_agg(json_build_array(lexeme, positions, weights)) AS lexemes FROM unnest(p.vector)) l,
  LATERAL (SELECT coalesce(max(place), 0) AS words FROM unnest(p.vector) x, unnest(x.positions) place) n`;

/** Whether the vectors ($3) and shingles ($4) of texts ($1) are those that the configuration $2 makes of them. */
export const CAN_BE_COMPOSED = `
  SELECT bool_and(vector::tsvector = verbatim_text_vector($2, text)
    AND shingles::integer[] @> verbatim_quote_shingles(text)
    AND shingles::integer[] <@ verbatim_quote_shingles(text)) AS agrees
  FROM unnest($1::text[], $3::text[], $4::text[]) AS t(text, vector, shingles)`;
