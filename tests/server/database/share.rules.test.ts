import { expect, test } from 'vitest';
import { FairShare, type Leave } from '../../../server/database/share.ts';

/** A share of connections whose clock stands still until it is moved, and who has entered in what order. */
function shared(size: number) {
  let time = 0;
  const share = new FairShare(size, () => time);
  const entered: string[] = [];
  const leaves = new Map<string, Leave[]>();
  const enter = (client: string, times = 1, signal?: AbortSignal, brief?: boolean) =>
    Array.from({ length: times }, async () => {
      const leave = await share.enter(client, Number.POSITIVE_INFINITY, signal, brief);
      entered.push(client);
      leaves.set(client, [...(leaves.get(client) ?? []), leave]);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    share,
    entered,
    enter,
    settle,
    pass: (ms: number) => {
      time += ms;
    },
    async leave(client: string) {
      leaves.get(client)?.shift()?.();
      await settle();
    },
  };
}

test('one client has all connections but the last fifth, which is for others', async () => {
  const { enter, entered, settle } = shared(10);
  enter('many', 30);
  await settle();
  expect(entered).toEqual(Array(8).fill('many'));
  enter('one', 3);
  enter('another');
  await settle();
  expect(entered.slice(8)).toEqual(['one', 'another']);
});

test('what takes long has none of the last fifth, whoever asks for it', async () => {
  const { enter, entered, settle } = shared(10);
  for (let i = 0; i < 20; i++) enter(`slow ${i}`, 1, undefined, false);
  await settle();
  expect(entered).toHaveLength(8);
  enter('brief');
  await settle();
  expect(entered.slice(8)).toEqual(['brief']);
});

test('where clients wait for each other, each has a fifth of the connections', async () => {
  const { enter, entered, settle, leave } = shared(10);
  enter('many', 30);
  enter('one', 3);
  await settle();
  for (let i = 0; i < 3; i++) await leave('many');
  // A third would be more than its share, like what the other has: who came first goes on.
  expect(entered.slice(8)).toEqual(['one', 'one', 'many']);
});

test.each([1, 2, 3, 10])('of %i connections, whoever has used them least goes first', async (size) => {
  const { enter, entered, settle, leave, pass } = shared(size);
  const attackers = Array.from({ length: 20 }, (_, i) => `attacker ${i}`);
  for (const attacker of attackers) enter(attacker);
  await settle();
  for (let i = 0; i < attackers.length; i++) {
    pass(2000);
    await leave(entered[i] as string);
  }
  for (const attacker of attackers) enter(attacker, 2);
  await settle();
  const before = entered.length;
  enter('good');
  await settle();
  if (entered.length === before) await leave(entered.at(-1) as string);
  expect(entered[before]).toBe('good');
});

test('a single connection goes round', async () => {
  const { enter, entered, settle, leave, pass } = shared(1);
  enter('many', 4);
  enter('one', 4);
  await settle();
  for (let i = 0; i < 7; i++) {
    pass(10);
    await leave(entered.at(-1) as string);
  }
  expect(entered).toEqual(['many', 'one', 'many', 'one', 'many', 'one', 'many', 'one']);
});

test('what was used long ago is forgotten', async () => {
  const { enter, entered, settle, leave, pass } = shared(1);
  enter('once busy');
  await settle();
  pass(60_000);
  await leave('once busy');
  pass(300_000);
  enter('holder');
  enter('once busy');
  enter('new');
  await settle();
  await leave('holder');
  expect(entered.slice(1)).toEqual(['holder', 'once busy']);
});

test('who leaves the queue or loses patience takes no connection', async () => {
  const { share, enter, entered, settle, leave } = shared(1);
  enter('holder');
  const gone = new AbortController();
  const [left] = enter('gone', 1, gone.signal);
  const impatient = share.enter('impatient', 0);
  enter('next');
  gone.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await expect(impatient).rejects.toThrow('timeout');
  await settle();
  await leave('holder');
  expect(entered).toEqual(['holder', 'next']);
});

test('a connection that is given back twice is given back once', async () => {
  const { share, enter, entered, settle } = shared(1);
  const leave = await share.enter('one', 1000);
  leave();
  leave();
  enter('two', 2);
  await settle();
  expect(entered).toEqual(['two']);
});

test('the server itself comes first', async () => {
  const { share, enter, entered, settle, leave } = shared(2);
  enter('holder');
  enter('waiting', 3);
  const own = Promise.resolve(share.enter(undefined, 60_000)).then(() => entered.push('server'));
  await settle();
  expect(entered).toEqual(['holder', 'waiting']);
  await leave('holder');
  await own;
  expect(entered).toEqual(['holder', 'waiting', 'server']);
});
