import { expect, test } from 'vitest';
import { createApp } from '../../../../../server/app.ts';
import { defaultConfig } from '../../../../../server/config.ts';
import { testApp } from '../../../../support/app.ts';
import { post } from '../../ask.ts';

const BODIES = 'query Bodies($first: Int) { articles(first: $first) { nodes { body } } }';

test('an answer that is too long is refused, whichever way it was made, and shorter ones are not', async () => {
  const { database } = await testApp({ seeded: true });
  for (const COMPILED_READS of ['on', 'off'] as const) {
    const long = await post(createApp({ database }), BODIES, { first: 2 });
    const bytes = Buffer.byteLength(long.text);
    expect(bytes).toBeGreaterThan(long.text.length);
    const limited = (MAX_ANSWER_BYTES: number) =>
      createApp({ database, config: { ...defaultConfig(), COMPILED_READS, MAX_ANSWER_BYTES } });
    const app = limited(bytes - 1);
    // The second time compiled reads do not pass Yoga.
    for (let i = 0; i < 2; i++) {
      const answer = await post(app, BODIES, { first: 2 });
      expect(answer).toMatchObject({ status: 400, codes: ['LIMIT_EXCEEDED'], data: undefined });
      expect(answer.messages[0]).toContain(`${bytes - 1} are allowed`);
      expect(answer.text.length).toBeLessThan(1000);
      expect(await post(app, BODIES, { first: 0 })).toMatchObject({ status: 200, codes: [] });
    }
    expect(await post(limited(bytes), BODIES, { first: 2 })).toMatchObject({ status: 200, text: long.text });
  }
});

test('an answer is no longer for who would take it as a stream', async () => {
  const { database } = await testApp({ seeded: true });
  const app = createApp({ database, config: { ...defaultConfig(), MAX_ANSWER_BYTES: 1000 } });
  const answer = await post(app, BODIES, { first: 2 }, { accept: 'text/event-stream' });
  expect(answer.text).toContain('LIMIT_EXCEEDED');
  expect(answer.text).not.toContain('"body"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
