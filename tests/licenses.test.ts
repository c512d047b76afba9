import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectFile } from './support/app.ts';

/** Licences that let anyone use, change and pass on what depends on them, with no duty but to name them. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** Licences of packages that are used to develop Verbatim. None of their code is passed on. */
const FOR_DEVELOPMENT = [
  ...PERMISSIVE,
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EPL-2.0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
];

/** Packages whose entry names no licence, with the one that their own files name. */
const NAMED_ELSEWHERE: Record<string, string> = { 'node_modules/seq-queue': 'MIT' };

interface LockedPackage {
  license?: string;
  link?: boolean;
  dev?: boolean;
}

const { packages } = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Whether one of the licences that a package offers is allowed, or all that it has at once. */
function allowed(expression: string, licences: readonly string[]): boolean {
  const offers = expression.replace(/[()]/g, '').split(' OR ');
  return offers.some((offer) => offer.split(/ AND /i).every((licence) => licences.includes(licence)));
}

test('every dependency has a licence that fits', () => {
  const wrong = Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .filter(([path, { license = NAMED_ELSEWHERE[path] ?? 'none', dev }]) => {
      return !allowed(license, dev ? FOR_DEVELOPMENT : PERMISSIVE);
    })
    .map(([path, { license }]) => `${path}: ${license}`);
  expect(wrong).toEqual([]);
});
