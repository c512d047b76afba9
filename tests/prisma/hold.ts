import { once } from 'node:events';
import { DatabaseError } from '../../server/database/error.ts';
import { lockFolder } from '../../server/database/lock.ts';

// Takes a folder when told to, and holds it until it is told to leave or killed. Says what happens, a line each.
const [folder = '', wait = '0'] = process.argv.slice(2);
console.log('ready');
await once(process.stdin, 'data');
try {
  const lock = await lockFolder(folder, { command: 'the holder', wait: Number(wait) });
  console.log('held');
  await once(process.stdin, 'end');
  lock.release();
} catch (error) {
  console.log(error instanceof DatabaseError ? `${error.code} ${error.message}` : error);
}
process.exit();
