import { isMap, isScalar, LineCounter, parseDocument, visit, type Document as YamlDocument } from 'yaml';
import type { core } from 'zod';
import { quoted } from '../text/text.ts';
import { type Document, documentFormat } from './format.ts';

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
  // Whether keys are unique is asked of each key for all others there.
  const yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: false });
  const problem = (offset: number, reason: string) => ({ file, line: lines.linePos(offset).line, reason });
  const problems = [...yaml.errors, ...yaml.warnings].map((error) =>
    problem(error.pos[0], error.message.split('\n')[0] ?? error.code),
  );
  if (problems.length > 0) return problems;
  const { mistakes, firstAlias } = walk(yaml);
  if (mistakes.length > 0) return mistakes.map(({ offset, reason }) => problem(offset, reason));
  const line = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(yaml, path)).line;
  let value: unknown;
  try {
    value = yaml.toJS();
  } catch {
    return [problem(firstAlias, 'the aliases from here on stand for too much')];
  }
  const parsed = documentFormat.safeParse(value);
  if (parsed.success) return { file, document: parsed.data, line };
  return parsed.error.issues.map((issue) => ({ file, line: line(pathOf(issue)), reason: describe(issue) }));
}

/** What YAML itself leaves to its readers: keys that are given twice, and aliases of nothing. In one walk. */
function walk(yaml: YamlDocument.Parsed): {
  mistakes: { offset: number; reason: string }[];
  firstAlias: number;
} {
  const mistakes: { offset: number; reason: string }[] = [];
  const anchors = new Set<string>();
  let firstAlias: number | undefined;
  const anchored = ({ anchor }: { anchor?: string | undefined }) => void (anchor && anchors.add(anchor));
  visit(yaml, {
    Scalar: (_, node) => anchored(node),
    Seq: (_, node) => anchored(node),
    Map(_, node) {
      anchored(node);
      const keys = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (keys.has(name)) {
          mistakes.push({ offset: key.range?.[0] ?? 0, reason: `Map keys must be unique: ${quoted(name)}` });
        }
        keys.add(name);
      }
    },
    Alias(_, { source, range }) {
      const [offset = 0] = range ?? [];
      firstAlias ??= offset;
      if (!anchors.has(source))
        mistakes.push({ offset, reason: `no anchor ${quoted(source)} stands before this` });
    },
  });
  return { mistakes, firstAlias: firstAlias ?? 0 };
}

function pathOf(issue: core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
}

/** Keys that one reason names. */
const KEYS = 10;

function describe(issue: core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  if (issue.code === 'unrecognized_keys')
    return `${where}the format has no ${issue.keys.slice(0, KEYS).map(quoted).join(', ')}${issue.keys.length > KEYS ? ' ...' : ''}`;
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
