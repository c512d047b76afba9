import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../server/start/listen.ts';
import { testApp } from '../../support/app.ts';
import { asked, got, head, Wire } from './hostile/wire.ts';

/** A server on a port that a test stops. */
async function site() {
  const { app } = await testApp();
  const { url, stop } = await listen(app, 0, '127.0.0.1');
  let stopped: Promise<void> | undefined;
  const end = () => (stopped ??= stop());
  onTestFinished(end);
  return { port: Number(new URL(url).port), end };
}

const QUESTION = asked('{ articles { totalCount } }');

describe.skipIf(process.env.TEST_ENGINE === 'postgresql')('a server that stops', () => {
  test('answers what was sent before, though it had seen none of it, and tells each connection that it ends', async () => {
    const { port, end } = await site();
    const open = Array.from({ length: 10 }, () => new Wire(port));
    // The first answer takes as long as many: the question is compiled for it.
    const probe = new Wire(port);
    probe.write(QUESTION);
    await probe.next();
    probe.destroy();
    // The kernel takes all of this; the server sees it in turns of the loop that come after its end was begun.
    const fresh = Array.from({ length: 10 }, () => new Wire(port));
    for (const wire of [...open, ...fresh]) wire.write(QUESTION);
    const ended = end();
    for (const wire of [...open, ...fresh]) {
      const answer = await wire.next();
      expect(answer).toMatchObject({ status: 200, headers: { connection: 'close' } });
      await wire.closed();
    }
    await ended;
  });

  test('answers a request on a connection that was idle, and one whose body is still to come', async () => {
    const { port, end } = await site();
    const idle = new Wire(port);
    idle.write(got('/health'));
    expect(await idle.next()).toMatchObject({ status: 200 });
    const begun = new Wire(port);
    const body = '{"query":"{ __typename }"}';
    begun.write(head('POST /graphql', { 'content-length': String(body.length) }), body.slice(0, 5));
    const partial = new Wire(port);
    partial.write(QUESTION.subarray(0, 40));
    const waiting = new Wire(port);
    waiting.write(got('/health'));
    await waiting.next();
    const ended = end();
    idle.write(QUESTION);
    expect(await idle.next()).toMatchObject({ status: 200, headers: { connection: 'close' } });
    // Others that are idle are ended meanwhile.
    await waiting.closed();
    begun.write(body.slice(5));
    partial.write(QUESTION.subarray(40));
    expect(await begun.next()).toMatchObject({ status: 200 });
    expect(await partial.next()).toMatchObject({ status: 200, headers: { connection: 'close' } });
    await ended;
  });

  test('ends connections that say nothing, and takes no new ones', async () => {
    const { port, end } = await site();
    const silent = Array.from({ length: 5 }, () => new Wire(port));
    const kept = new Wire(port);
    kept.write(got('/health'));
    await kept.next();
    await end();
    for (const wire of [...silent, kept]) {
      expect(await wire.next()).toBeNull();
    }
    const late = new Wire(port);
    late.write(QUESTION);
    expect(await late.next()).toBeNull();
  });

  test('cuts a request off whose end does not come', async () => {
    const { port, end } = await site();
    const wire = new Wire(port);
    wire.write(head('POST /graphql', { 'content-length': '100' }), '{');
    const other = new Wire(port);
    other.write(got('/health'));
    await other.next();
    await end();
    await wire.closed();
  });
});
