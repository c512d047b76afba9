/** What a thousand thousands and more are called, however it goes on: million, milliard, billón, bilhão, миллиард, مليار. */
const LARGE =
  /^(m|b|tr|quadr)[iy]ll?[hj]?[iy]?(ar|a|o)|^(м|б|тр)[иі]лл?[ьиі]?[йя]?(ар|рд|а|о)|^(م|ب|تر)لي?(ار|و)/u;
/** Endings of the numbers from 13 to 19, and of the tens. */
const ENDING = /^(.{3,})(?:teen|zehn|tien|ton)$|^(.{3,})(?:ty|zig|ssig|tig|tio|t)$/u;

/** True if both words are numbers, and not the same: "million" and "billion", "thirteen" and "thirty". */
export function unlikeNumbers(a: string, b: string): boolean {
  const [large, other] = [LARGE.exec(a), LARGE.exec(b)];
  if (large && other) return large.slice(1).join('') !== other.slice(1).join('');
  const [one, two] = [ENDING.exec(a), ENDING.exec(b)];
  return one !== null && two !== null && (one[1] === undefined) !== (two[1] === undefined);
}
