import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { defaultConfig } from '../../../server/config.ts';
import { prepareDatabase } from '../../../server/start/database.ts';
import { isPlain } from '../../../server/start/error.ts';

/** What a start on a database says instead of answering, in one line without a secret. */
async function refusal(url: string): Promise<string> {
  const say = () => {};
  const error = await prepareDatabase({ ...defaultConfig(), DATABASE_URL: url }, {}, { say }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isPlain(error)) throw new Error('not refused in words', { cause: error });
  expect(error.message).not.toMatch(/secret|\n/);
  return error.message;
}

test.each([
  ['127.0.0.1:1/db', '127.0.0.1:1 cannot be reached'],
  ['nowhere.invalid/db', 'the name of its host is unknown'],
  ['h/db?host=/nowhere', 'db on /nowhere cannot be reached: there is no socket'],
  ['h/db?host=/dev/null', 'there is no socket of a server'],
  ['127.0.0.1:1/db?sslrootcert=/no.pem', 'a file that cannot be read: /no.pem'],
])('a start on %s says why it cannot be', async (address, message) => {
  expect(await refusal(`postgresql://nobody:secret@${address}`)).toContain(message);
});

test.each([
  ['N', 'has no TLS. Leave sslmode out of DATABASE_URL'],
  ['S', 'did not complete the TLS handshake'],
  ['28P01', 'refuses this user'],
  ['53300', 'has no connection to spare. Set DATABASE_CONNECTIONS lower'],
  ['57P03', 'is starting up or shutting down'],
])('a start on a server that says %s says what that means', async (says, message) => {
  const mode = says.length === 1 ? '?sslmode=verify-full' : '';
  expect(await refusal(`${await saying(says)}${mode}`)).toContain(message);
});

/** A server that answers whatever comes with a letter, as to a question for TLS, or refuses it with a SQLSTATE. */
async function saying(says: string): Promise<string> {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${says}\0Msorry, no\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  const answer = says.length === 1 ? Buffer.from(says) : Buffer.concat([Buffer.from('E'), length, fields]);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(answer);
      socket.on('data', () => socket.write('what?'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `postgresql://nobody:secret@127.0.0.1:${(server.address() as AddressInfo).port}/db`;
}
