import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/**
 * A socket in a folder at which its holder listens, and says nothing. The kernel answers for the holder: a process that
 * works, is stopped or lives in another container has its door open, and one that is gone has not, however it went.
 */
export function doorOf(folder: string, nonce: string): string {
  return join(folder, `verbatim.door-${nonce.slice(0, 8)}`);
}

/**
 * Opens the door of this process. Where the file system knows no sockets, or the path is too long for one, there is
 * none.
 *
 * @returns closes it
 */
export async function openDoor(folder: string, nonce: string): Promise<() => void> {
  const path = doorOf(folder, nonce);
  const server = createServer((socket) => socket.destroy()).unref();
  try {
    server.listen(path);
    await once(server, 'listening');
  } catch {
    return () => {};
  }
  return () => {
    server.close();
    rmSync(path, { force: true });
  };
}

/** True where it is certain that a door was opened and that no one is behind it any more. */
export async function isDoorShut(folder: string, nonce: string): Promise<boolean> {
  const socket = connect(doorOf(folder, nonce));
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}
