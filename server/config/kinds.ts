import { z } from 'zod';

/** A setting that is a whole number, `least` or more. */
export function count(least: number, value: number, meaning: string) {
  const message = `takes a whole number, ${least} or more`;
  return z.coerce.number(message).int(message).min(least, message).default(value).describe(meaning);
}

/** A setting that is on or off. */
export function onOff(value: 'on' | 'off', meaning: string) {
  return z
    .enum(['on', 'off', '1', '0', 'true', 'false'], 'takes on or off')
    .transform((text) => text === 'on' || text === '1' || text === 'true')
    .prefault(value)
    .describe(meaning);
}
