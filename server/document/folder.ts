import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type LocatedDocument, type Problem, readDocument } from './read.ts';

/** What was read of a folder. */
export interface FolderDocuments {
  documents: LocatedDocument[];
  /** What is wrong with documents and texts that could not be read; none of those is among `documents`. */
  problems: Problem[];
}

/**
 * Reads every document (*.yaml, *.yml) of a folder and the folders in it, in the order of their names, and the texts
 * that stand beside them.
 */
export function readFolder(folder: string): FolderDocuments {
  const documents: LocatedDocument[] = [];
  const problems: Problem[] = [];
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) {
    const file = relative(dirname(folder), path).split(sep).join('/');
    const read = readDocument(file, readFileSync(path, 'utf8'));
    const wrong = Array.isArray(read) ? read : readText(read, dirname(path));
    if (!Array.isArray(read) && wrong.length === 0) documents.push(read);
    problems.push(...wrong);
  }
  return { documents, problems };
}

/** Puts the text that a document names into it, byte for byte. */
function readText({ file, document, line }: LocatedDocument, folder: string): Problem[] {
  const { article } = document;
  if (article?.file === undefined) return [];
  const path = join(folder, article.file);
  const problem = (reason: string) => [
    { file, line: line(['article', 'file']), reason: `article.file: ${reason}` },
  ];
  if (!existsSync(path)) return problem(`there is no ${article.file} beside the document`);
  try {
    article.body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return problem(`${article.file} is not UTF-8`);
  }
  if (article.body.startsWith('\ufeff'))
    return problem(`${article.file} begins with a byte order mark (U+FEFF); save it without`);
  if (article.body.includes('\u0000')) return problem(`${article.file} contains the character NUL (U+0000)`);
  return article.body === '' ? problem(`${article.file} is empty`) : [];
}
