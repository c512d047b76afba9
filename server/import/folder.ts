import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { bodyText } from './format-values.ts';
import type { LocatedProblem } from './problem.ts';
import { type LocatedDocument, readDocument } from './read.ts';
import type { Mentions } from './references.ts';

/** The documents of a folder. */
export interface FolderDocuments {
  documents: LocatedDocument[];
  /** The problems of files that could not be read. Their documents are not among `documents`. */
  problems: LocatedProblem[];
  /** The slugs that those files mention. */
  mentions: Mentions;
}

/** A file that is no text may mention anything. */
const ANYTHING: Mentions = { has: () => true };

/** The most bytes that a file may have. */
const LARGEST = 10_000_000;

/**
 * Reads every document (*.yaml, *.yml) of a folder and of the folders in it, in the order of their paths, and the texts
 * beside them. Symbolic links are never followed, because they may lead out of the folder.
 */
export function readFolder(folder: string): FolderDocuments {
  const documents: LocatedDocument[] = [];
  const problems: LocatedProblem[] = [];
  const slugs = new Set<string>();
  let mentions: Mentions = slugs;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) {
    const name = relative(dirname(folder), path).split(sep).join('/');
    const source = readFile(path);
    if (source === null) continue;
    const read =
      'wrong' in source
        ? [{ document: name, path: [], message: `this file ${source.wrong}`, line: 1 }]
        : readDocument(name, source.text);
    const wrong = Array.isArray(read) ? read : readText(read, dirname(path));
    problems.push(...wrong);
    if (!Array.isArray(read) && wrong.length === 0) documents.push(read);
    else if ('wrong' in source) mentions = ANYTHING;
    else for (const [slug] of source.text.toLowerCase().matchAll(/[a-z0-9]+(-[a-z0-9]+)*/g)) slugs.add(slug);
  }
  return { documents, problems, mentions };
}

/** Reads the text file that a document names into the document, byte for byte. */
function readText({ name, document, line }: LocatedDocument, folder: string): LocatedProblem[] {
  const { article } = document;
  if (article?.file === undefined) return [];
  const path = ['article', 'file'];
  const problem = (message: string) => [{ document: name, path, message, line: line(path) }];
  const read = readFile(join(folder, article.file));
  if (read === null) return problem(`there is no ${article.file} beside the document`);
  if ('wrong' in read) return problem(`${article.file} ${read.wrong}`);
  if (read.text === '') return problem(`${article.file} is empty`);
  const body = bodyText.safeParse(read.text);
  if (!body.success) return body.error.issues.flatMap(({ message }) => problem(`${article.file} ${message}`));
  article.body = body.data;
  return [];
}

/**
 * The text of a file, or what is wrong with it; null if there is no such file. A file that is too large or not a regular
 * file is not read.
 */
function readFile(path: string): { text: string } | { wrong: string } | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  if (stats.isSymbolicLink()) return { wrong: 'is a symbolic link: put the file itself there' };
  if (!stats.isFile()) return { wrong: 'is not a regular file' };
  if (stats.size > LARGEST) return { wrong: `is larger than ${LARGEST} bytes` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { wrong: 'is not UTF-8' };
    throw error;
  }
}
