import { maxHeaderSize, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../errors.ts';
import type { Handler } from './handler.ts';
import type { Reply } from './reply.ts';
import { json } from './responses.ts';

/** Why Node gives up reading a request, by the code of its error; all else is no HTTP. */
const REASONS: Record<string, [status: number, code: ErrorCode, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'BAD_REQUEST',
    `The URL and the headers are longer than ${maxHeaderSize} bytes. Send a long query by POST.`,
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    413,
    'PAYLOAD_TOO_LARGE',
    'A chunk of the body has extensions that are too long. Send it without them.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'BAD_REQUEST', 'The request took too long to arrive. Send it again.'],
};
const NO_HTTP = [400, 'BAD_REQUEST', 'This is not a well-formed HTTP request.'] as const;

/** What a request gets whose headers alone cannot be made sense of. */
export function unreadable(message: string, status = 400, code: ErrorCode = 'BAD_REQUEST'): Reply {
  return json(status, { errors: [{ message, extensions: { code } }] }, { connection: 'close' });
}

/**
 * Tells whoever sends what is no HTTP so in the shape of all other refusals, where Node would send a status alone, and
 * closes the connection.
 *
 * @param note told of each
 */
export function answerMalformed(server: Server, note: Handler['malformed']): void {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  server.prependListener('request', ({ socket }, res) => {
    const answers = open.get(socket) ?? new Set();
    open.set(socket, answers.add(res));
    res.once('close', () => answers.delete(res));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // In the middle of another answer it would be read as a part of that.
    const begun = [...(open.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (!socket.writable || begun) return void socket.destroy();
    const [status, code, message] = REASONS[error.code ?? ''] ?? NO_HTTP;
    note((socket as Socket).remoteAddress ?? '', { status, code });
    const { headers, body } = unreadable(message, status, code);
    const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(String(body)) });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`, () => socket.destroy());
  });
  // No answer depends on what a client expects.
  server.on('checkExpectation', (req, res) => server.emit('request', req, res));
}
