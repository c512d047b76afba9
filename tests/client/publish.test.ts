import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectFile } from '../support/app.ts';
import { temporaryFolder } from '../support/server.ts';
import { pack } from './consumer.ts';

const run = promisify(execFile);

test('the package can be published as it is packed, and its changelog names the version', async () => {
  const { root, files } = await pack(temporaryFolder());
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { stdout } = await run('npm', ['publish', '--dry-run', '--offline', '--json'], { cwd: root });
  expect(JSON.stringify(JSON.parse(stdout))).toContain(`"@verbatim/client@${version}"`);
  expect(files).toContain('CHANGELOG.md');
  expect(readFileSync(projectFile('client/CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
  expect(readFileSync(projectFile('client/README.md'), 'utf8')).toContain(`verbatim-client-${version}.tgz`);
});
