/**
 * Offsets of this API count Unicode code points; those of JavaScript count UTF-16 code units. They differ after every
 * character outside the Basic Multilingual Plane, such as an emoji.
 */

/** A span of a text in code points: a quote, an appearance or a highlight. */
export interface Span {
  /** Offset of its first code point, from 0. */
  start: number;
  /** Offset just after its last code point. */
  end: number;
}

/** A segment of a text that the same spans cover from its start to its end. */
export interface Segment<S extends Span> {
  /** The text of the segment. */
  text: string;
  /** The spans that cover the segment, in the order given. Empty: no span covers it. */
  spans: S[];
}

/**
 * Cuts a text by code points.
 *
 * @param text any text
 * @param start offset of the first code point, from 0
 * @param end offset just after the last code point
 * @returns the text between them
 * @throws RangeError if an offset lies outside the text or `start` lies after `end`
 * @example
 * ```ts
 * import { sliceCodePoints } from '@verbatim/client';
 *
 * console.log(sliceCodePoints('🕊️ paix', 3, 7)); // → paix
 * ```
 */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const [from, to] = toCodeUnits(text, [start, end]) as [number, number];
  if (start > end) throw new RangeError(`start ${start} lies after end ${end}`);
  return text.slice(from, to);
}

/**
 * Splits a text where spans begin and end, for example to show quotes in the body of their article. The texts of the
 * segments together are the whole text. Spans may overlap, as a quoted fragment overlaps the sentence that reports it.
 *
 * @param text the text that the spans were taken from
 * @param spans spans of it, in any order
 * @returns the segments, in the order of the text
 * @throws RangeError if a span lies outside the text
 * @example
 * ```ts
 * import { highlight } from '@verbatim/client';
 *
 * const segments = highlight('Il a dit « oui ».', [{ start: 11, end: 14 }]);
 * console.log(segments.map(({ text, spans }) => (spans.length > 0 ? `<mark>${text}</mark>` : text)).join('')); // → Il a dit « <mark>oui</mark> ».
 * ```
 */
export function highlight<S extends Span>(text: string, spans: readonly S[]): Segment<S>[] {
  const cuts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const units = [0, ...toCodeUnits(text, cuts), text.length];
  // Between two cuts the spans stay the same. Before the first cut and after the last there are none.
  return units.slice(1).flatMap((to, i) => {
    const from = units[i] as number;
    const [left, right] = [cuts[i - 1], cuts[i]];
    const covering =
      left === undefined || right === undefined
        ? []
        : spans.filter(({ start, end }) => start <= left && right <= end && start < end);
    return from < to ? [{ text: text.slice(from, to), spans: covering }] : [];
  });
}

/**
 * Converts offsets in code points to offsets in UTF-16 code units, for `slice`, `Range` and the like.
 *
 * @param text the text
 * @param offsets offsets in code points, in ascending order
 * @returns the same offsets in code units
 * @throws RangeError if an offset lies outside the text
 * @example
 * ```ts
 * import { toCodeUnits } from '@verbatim/client';
 *
 * console.log(toCodeUnits('🕊️ paix', [3, 7])); // → [ 4, 8 ]
 * ```
 */
export function toCodeUnits(text: string, offsets: readonly number[]): number[] {
  let points = 0;
  let units = 0;
  return offsets.map((offset) => {
    if (offset < points) [points, units] = [0, 0];
    for (; points < offset && units < text.length; points++) {
      units += (text.codePointAt(units) as number) > 0xffff ? 2 : 1;
    }
    if (points !== offset)
      throw new RangeError(`offset ${offset} does not lie in a text of ${points} code points`);
    return units;
  });
}
