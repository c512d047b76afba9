// Tells whether the generated code is there and current, before anything that needs it complains in a hundred lines.
// `--write` notes what the client's code was generated from.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGenerated } from '../server/made-from.mjs';

const root = join(import.meta.dirname, '..');
const note = join(root, 'client/generated/made-from');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The hash of what the client's code is generated from. */
function clientMadeFrom() {
  const hash = createHash('sha256');
  const folders = ['client/documents', 'client/generate'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  for (const path of ['codegen.ts', 'server/schema.graphql', 'server/errors.ts', ...folders.sort()])
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

if (process.argv.includes('--write')) {
  writeFileSync(note, clientMadeFrom());
} else {
  const stale = [
    ...(isGenerated() ? [] : ['server/generated']),
    ...(read(note) === clientMadeFrom() ? [] : ['client/generated']),
  ];
  if (stale.length > 0) {
    console.error(`${stale.join(' and ')}: missing, or not of the sources as they are. Run npm run build.`);
    process.exit(1);
  }
}
