import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { core } from 'zod';
import { type Document, documentFormat } from './document.ts';

/** Something wrong with a document, and where. */
export interface Problem {
  file: string;
  /** From 1. */
  line: number;
  reason: string;
}

/** A document, with the means to say where in its file something stands. */
export interface LocatedDocument {
  file: string;
  document: Document;
  /** The line, from 1, of the value at `path`. */
  line(path: readonly PropertyKey[]): number;
}

/**
 * Reads one document of the format from YAML 1.2, of which JSON is a part.
 *
 * @param file the name that problems are reported under
 * @param source the file's text
 * @returns the document, or everything that is wrong with it
 */
export function readDocument(file: string, source: string): LocatedDocument | Problem[] {
  const lines = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const problems = [...yaml.errors, ...yaml.warnings].map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    reason: error.message.split('\n')[0] ?? error.code,
  }));
  if (problems.length > 0) return problems;
  const line = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(yaml, path)).line;
  const parsed = documentFormat.safeParse(yaml.toJS());
  if (parsed.success) return { file, document: parsed.data, line };
  return parsed.error.issues.map((issue) => ({ file, line: line(pathOf(issue)), reason: describe(issue) }));
}

function pathOf(issue: core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
}

function describe(issue: core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  if (issue.code === 'unrecognized_keys')
    return `${where}the format has no ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  return where + issue.message;
}

/** Where the key (or else the value) at `path` begins; for what is missing, where its nearest parent begins. */
function offsetOf(yaml: YamlDocument.Parsed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? yaml.contents : yaml.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    } else {
      const node = yaml.getIn(path.slice(0, depth), true);
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
        return node.range[0] as number;
    }
  }
  return yaml.contents?.range?.[0] ?? 0;
}
