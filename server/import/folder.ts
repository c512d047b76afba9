import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { bodyText } from './format.ts';
import type { LocatedProblem } from './problem.ts';
import { type LocatedDocument, readDocument } from './read.ts';

/** What was read of a folder. */
export interface FolderDocuments {
  documents: LocatedDocument[];
  /** What is wrong with documents and texts that could not be read; none of those is among `documents`. */
  problems: LocatedProblem[];
}

/** Bytes of a file at most. */
const LARGEST = 10_000_000;

/**
 * Reads every document (*.yaml, *.yml) of a folder and the folders in it, in the order of their names, and the texts
 * that stand beside them. Only what lies in the folder itself is read: a link may lead anywhere.
 */
export function readFolder(folder: string): FolderDocuments {
  const documents: LocatedDocument[] = [];
  const problems: LocatedProblem[] = [];
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
    if (!Array.isArray(read) && wrong.length === 0) documents.push(read);
    problems.push(...wrong);
  }
  return { documents, problems };
}

/** Puts the text that a document names into it, byte for byte. */
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

/** The text of a file, or what is wrong with it, null where it is not there; nothing is read of what is no regular file, or too large. */
function readFile(path: string): { text: string } | { wrong: string } | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  if (stats.isSymbolicLink()) return { wrong: 'is a symbolic link: put the file itself there' };
  if (!stats.isFile()) return { wrong: 'is no regular file' };
  if (stats.size > LARGEST) return { wrong: `is larger than ${LARGEST} bytes` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { wrong: 'is not UTF-8' };
    throw error;
  }
}
