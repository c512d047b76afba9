import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ending, HostileCase } from './case.ts';
import { BODIES } from './cases/bodies.ts';
import { DOCUMENTS } from './cases/documents.ts';
import { REQUESTS } from './cases/requests.ts';
import { endingOf, leakOf, once, openSite, type Site } from './site.ts';
import { asked, Wire, type WireAnswer } from './wire.ts';

/** What others ask meanwhile. */
const GOOD = asked(
  'query Good($slug: String!) { article(slug: $slug) { slug headline quotes(first: 3) { totalCount nodes { exact } } } }',
  { slug: 'rencontre-a-enchorage' },
);
const CASES: HostileCase[] = [...BODIES, ...REQUESTS, ...DOCUMENTS];

// Nothing here reaches an engine in a way of its own; arguments.test.ts asks both.
describe.skipIf(process.env.TEST_ENGINE === 'postgresql')(
  'after a hostile request the server answers as before',
  () => {
    let site: Site;
    let good: WireAnswer | null;
    const endings = new Map<Ending, number>();
    beforeAll(async () => {
      site = await openSite();
      await once(site.port, GOOD);
      good = await once(site.port, GOOD);
    });
    afterAll(async () => {
      await site.close();
      const counts = [...endings].sort(([, a], [, b]) => b - a).map(([ending, n]) => `${ending} ${n}`);
      console.log(`hostile requests: ${CASES.length} cases; ${counts.join(', ')}`);
    });

    /** Reads the answer that is due next on a connection, and holds it against what it must be. */
    async function check(
      wire: Wire,
      { status, ending, holds }: Pick<HostileCase, 'status' | 'ending' | 'holds'>,
    ) {
      const answer = await wire.next();
      const found = { status: answer?.status, ending: endingOf(answer) };
      expect(found, answer?.body.slice(0, 500)).toEqual({ status, ending });
      if (!answer) return;
      expect(leakOf(answer)).toBeUndefined();
      expect(answer.body).toMatch(holds ?? /^/);
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      if (ending !== 'ok') {
        expect(Buffer.byteLength(answer.body)).toBeLessThanOrEqual(64_000);
        const { errors = [] } = JSON.parse(answer.body || '{}') as { errors?: unknown[] };
        expect(errors.length).toBeLessThanOrEqual(10);
      }
    }

    test.each(CASES)('$name', async (hostile) => {
      const before = site.log.length;
      const wire = new Wire(site.port);
      wire.write(...hostile.send);
      if (hostile.breakOff) {
        // What was sent is on its way once someone else is answered.
        await once(site.port, GOOD);
        wire.destroy();
      } else {
        await check(wire, hostile);
        for (const next of hostile.more ?? []) await check(wire, next);
      }
      wire.destroy();
      const { status, body } = (await once(site.port, GOOD)) ?? {};
      expect({ status, body }).toEqual({ status: good?.status, body: good?.body });
      expect(site.log.slice(before).filter(({ msg }) => msg.startsWith('fault'))).toEqual([]);
      endings.set(hostile.ending, (endings.get(hostile.ending) ?? 0) + 1);
    });

    test.each([
      ['no HTTP', 'hello\r\n\r\n'],
      ['no host', 'GET /health HTTP/1.1\r\n\r\n'],
    ])('what is no request (%s) has a line in the log and is counted', async (_, bytes) => {
      const before = site.log.length;
      await once(site.port, bytes);
      const line = { route: 'unknown', outcome: 'BAD_REQUEST', status: 400, msg: 'request' };
      expect(site.log.slice(before)).toEqual([expect.objectContaining(line)]);
      expect(await site.metrics()).toMatch(
        /verbatim_requests_total\{route="unknown",operation="[^"]*",outcome="refused"\} \d/,
      );
    });

    test('a body that broke off is the doing of who sent it', async () => {
      const broken = site.log.filter(({ outcome, status }) => outcome === 'BAD_REQUEST' && status === 400);
      expect(broken.length).toBeGreaterThan(0);
      const metrics = await site.metrics();
      expect(metrics).toContain('verbatim_errors_total{code="BAD_REQUEST"}');
      expect(metrics).not.toContain('INTERNAL_SERVER_ERROR');
    });
  },
);
