import type { Server } from 'node:http';
import { Server as Listener, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds in which requests that clients have sent, or are about to send, still arrive. */
const ARRIVAL = 1000;

/** Milliseconds after which the server waits for nothing any more. */
const LIMIT = 7000;

/** Connections that the kernel holds for this process at most; more than those came after it was told to end. */
const BACKLOG = 511;

/** What is known of a connection. */
interface Line {
  /** Requests on it that are not answered. */
  requests: number;
  /** Bytes it had received when its last request was answered: more than those are the beginning of another one. */
  answered: number;
}

/**
 * Tracks connections and their requests, so that a server can stop without losing a request that was sent to it. The
 * kernel accepts connections and bytes before this process sees them.
 *
 * @returns stops the server: it answers what was sent, tells each client that the connection ends, and closes it
 */
export function drainer(server: Server): () => Promise<void> {
  const lines = new Map<Socket, Line>();
  let stopping = false;
  let arrived = false;
  let taken = 0;
  const end = (socket: Socket, { requests, answered }: Line): void => {
    if (requests === 0 && socket.bytesRead === answered) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    taken++;
    lines.set(socket, { requests: 0, answered: 0 });
    socket.once('close', () => lines.delete(socket));
  });
  server.prependListener('request', ({ socket }, res) => {
    const line = lines.get(socket);
    if (!line) return;
    line.requests++;
    if (stopping) res.setHeader('connection', 'close');
    res.once('close', () => {
      line.requests--;
      line.answered = socket.bytesRead;
      // Before that, a client that was not told may have sent another one.
      if (arrived) end(socket, line);
    });
  });
  return async () => {
    stopping = true;
    const [last, late] = [taken + BACKLOG, performance.now() + LIMIT / 2];
    // The loop takes one connection a turn: those that the kernel still held would be reset.
    for (let before = -1; taken !== before && taken < last && performance.now() < late; ) {
      before = taken;
      await turns();
    }
    // Without what server.close() adds to this: it destroys connections that look idle, whatever they have sent.
    const closed = new Promise<void>((resolve) => Listener.prototype.close.call(server, () => resolve()));
    const endIdle = async () => {
      // The loop may have been held up all the while, with what was sent unread.
      await turns();
      arrived = true;
      for (const [socket, line] of lines) end(socket, line);
    };
    const timers = [
      setTimeout(endIdle, ARRIVAL),
      setTimeout(() => {
        for (const socket of lines.keys()) socket.destroy();
      }, LIMIT),
    ];
    await closed;
    for (const timer of timers) clearTimeout(timer);
    server.close();
  };
}

/** Lets the event loop read its sockets, and then those that it has accepted meanwhile. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await nextTurn();
}
