/**
 * Offsets of this API count Unicode code points, JavaScript's count UTF-16 code units: they differ behind every
 * character outside the basic plane, such as an emoji.
 */

/** A stretch of a text, in code points: a quote, an appearance, a highlight. */
export interface Span {
  /** Offset of its first code point, from 0. */
  start: number;
  /** Offset just behind its last code point. */
  end: number;
}

/** A stretch of a text that lies in the same spans from end to end. */
export interface Segment<S extends Span> {
  /** The words. */
  text: string;
  /** The spans that cover it, in the order given. Empty: none does. */
  spans: S[];
}

/**
 * Cuts a text by code points.
 *
 * @param text any text
 * @param start offset of the first code point, from 0
 * @param end offset just behind the last one
 * @returns the text between them
 * @throws RangeError where the offsets do not lie in the text, in this order
 * @example
 * ```ts
 * import { sliceCodePoints } from '@verbatim/client';
 *
 * console.log(sliceCodePoints('🕊️ paix', 3, 7)); // → paix
 * ```
 */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const [from, to] = toCodeUnits(text, [start, end]) as [number, number];
  if (start > end) throw new RangeError(`start ${start} lies behind end ${end}`);
  return text.slice(from, to);
}

/**
 * Splits a text where spans begin and end, to show quotes in the body of their article. The segments' texts joined are
 * the text again; spans may overlap, as a fragment in marks does with the sentence that reports it.
 *
 * @param text the text that the spans were taken from
 * @param spans spans of it, in any order
 * @returns the segments, in the order of the text
 * @throws RangeError where a span does not lie in the text
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
  // Between two cuts the spans stay the same; before the first and behind the last there are none.
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
 * Turns offsets that count code points into offsets that count UTF-16 code units, for `slice`, `Range` and the like.
 *
 * @param text the text
 * @param offsets offsets in code points, in ascending order
 * @returns the same places in code units
 * @throws RangeError where an offset does not lie in the text
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
