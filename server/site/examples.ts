import { readdirSync, readFileSync } from 'node:fs';

/** An example question of the landing page. It is a committed document, and the tests run it. */
export interface Example {
  /** The name of its file, without the leading number. */
  name: string;
  /** The first line of the comment it begins with. */
  title: string;
  /** The other lines of that comment. */
  description: string;
  /** The document as it is written, including the comment. */
  document: string;
}

const FOLDER = new URL('./examples/', import.meta.url);

/** The example questions, in the order of their files. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readExample(file, readFileSync(new URL(file, FOLDER), 'utf8')));
}

function readExample(file: string, document: string): Example {
  const comment = /^(?:#.*\n)*/.exec(document)?.[0] ?? '';
  const [title = '', ...description] = comment
    .split('\n')
    .map((line) => line.replace(/^#\s*/, ''))
    .filter((line) => line !== '');
  if (!title || description.length === 0) {
    throw new Error(`${file} must begin with a comment: a line with its title, then its description.`);
  }
  const name = file.replace(/^\d+-/, '').replace(/\.graphql$/, '');
  return { name, title, description: description.join(' '), document };
}
