import { isMap, isScalar, LineCounter, parseDocument, visit, type Document as YamlDocument } from 'yaml';
import type { core } from 'zod';
import { quoted } from '../text/text.ts';
import { documentFormat, type NamedDocument } from './format.ts';
import type { LocatedProblem, Path } from './problem.ts';

/** A document that was read from a file. Its name is the name of the file. */
export interface LocatedDocument extends NamedDocument {
  /** The line of the value at `path`, from 1. */
  line(path: Path): number;
}

/**
 * Reads one document from YAML 1.2, of which JSON is a subset.
 *
 * @param name the name of the file
 * @param source the file's text
 * @returns the document, or all its problems
 */
export function readDocument(name: string, source: string): LocatedDocument | LocatedProblem[] {
  const lines = new LineCounter();
  // The library compares each key with all others of its map, which takes long; walk() checks that keys are unique.
  const yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: false });
  // YAML that cannot be parsed has no paths.
  const problem = (offset: number, message: string): LocatedProblem => ({
    document: name,
    path: [],
    message,
    line: lines.linePos(offset).line,
  });
  const problems = [...yaml.errors, ...yaml.warnings].map((error) =>
    problem(error.pos[0], error.message.split('\n')[0] ?? error.code),
  );
  if (problems.length > 0) return problems;
  const { mistakes, firstAlias } = walk(yaml);
  if (mistakes.length > 0) return mistakes.map(({ offset, message }) => problem(offset, message));
  const line = (path: Path) => lines.linePos(offsetOf(yaml, path)).line;
  let value: unknown;
  try {
    value = yaml.toJS();
  } catch {
    return [problem(firstAlias, 'the aliases from here on expand to too much')];
  }
  const parsed = documentFormat.safeParse(value);
  if (parsed.success) return { name, document: parsed.data, line };
  return parsed.error.issues.map(inUnion).map((issue) => ({
    document: name,
    path: issue.path,
    message: describe(issue),
    line: line(placeOf(issue)),
  }));
}

/** Finds what the parser does not report: keys that a map has twice, and aliases without an anchor. Both in one walk. */
function walk(yaml: YamlDocument.Parsed): {
  mistakes: { offset: number; message: string }[];
  firstAlias: number;
} {
  const mistakes: { offset: number; message: string }[] = [];
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
          mistakes.push({ offset: key.range?.[0] ?? 0, message: `Map keys must be unique: ${quoted(name)}` });
        }
        keys.add(name);
      }
    },
    Alias(_, { source, range }) {
      const [offset = 0] = range ?? [];
      firstAlias ??= offset;
      if (!anchors.has(source))
        mistakes.push({ offset, message: `no anchor ${quoted(source)} is defined before this alias` });
    },
  });
  return { mistakes, firstAlias: firstAlias ?? 0 };
}

/** What is wrong with a value that may have several forms: that of the form which it seems to have. */
function inUnion(issue: core.$ZodIssue): core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const [inner] =
    issue.errors.find(([first]) => first?.code !== 'invalid_type' || first.path.length > 0) ?? [];
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

/** The path of the wrong value itself. Of an unknown key, zod gives only the path of the object that has it. */
function placeOf(issue: core.$ZodIssue): Path {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
}

/** The most keys that one message names. */
const KEYS = 10;

function describe(issue: core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const { keys } = issue;
  return `the format has no key ${keys.slice(0, KEYS).map(quoted).join(', ')}${keys.length > KEYS ? ' ...' : ''}`;
}

/** The offset of the key at `path`, or of the value if it has no key. Of a missing value, the offset of its nearest parent. */
function offsetOf(yaml: YamlDocument.Parsed, path: Path): number {
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
