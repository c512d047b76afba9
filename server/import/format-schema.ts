import { z } from 'zod';
import { documentFormat } from './format.ts';

/** A part of a JSON Schema, as far as the reference shows it. */
interface Part {
  description?: string;
  type?: string;
  enum?: string[];
  default?: unknown;
  anyOf?: Part[];
  items?: Part;
  properties?: Record<string, Part>;
  required?: string[];
}

const schema = (): Part => z.toJSONSchema(documentFormat, { io: 'input', target: 'draft-7' }) as Part;

/**
 * The format as JSON Schema, with which editors complete and check documents. Whether words are printed and whether a slug
 * names a row, only the import can tell.
 */
export function formatSchema(): string {
  return `${JSON.stringify({ ...schema(), title: 'An annotation of Verbatim' }, null, 2)}\n`;
}

/** The format as a page: a table for each kind of object, in the order in which they first occur. */
export function formatReference(): string {
  const tables: string[] = [];
  const add = (title: string, part: Part) => {
    const keys = Object.entries(part.properties ?? {});
    const rows = keys.map(([key, value]) => {
      const needed = part.required?.includes(key) ? 'yes' : '';
      return `| \`${key}\` | ${kindOf(value)} | ${needed} | ${value.description ?? ''} |`;
    });
    tables.push(
      `## ${title}\n\n| Key | Value | Needed | Meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
    );
    for (const [key, value] of keys) {
      const object = objectIn(value);
      if (object) add(title === 'document' ? key : `${title}.${key}`, object);
    }
  };
  add('document', schema());
  return `# The annotation format\n\nOne document is one YAML or JSON file. Keys that are not listed here are refused.\n\n${tables.join('\n')}`;
}

/** The object that a key holds, by itself, in a list or as one of several ways to write it. */
function objectIn(part: Part): Part | undefined {
  if (part.properties) return part;
  return part.items ? objectIn(part.items) : part.anyOf?.map(objectIn).find((found) => found !== undefined);
}

/** What a key takes, in words. */
function kindOf({ type, items, anyOf, enum: values, default: fallback }: Part): string {
  if (anyOf) return anyOf.map(kindOf).join(' or ');
  if (items) return `list of ${items.properties ? 'objects' : kindOf(items)}`;
  const kind = values ? values.map((value) => `\`${value}\``).join(', ') : (type ?? 'any');
  return typeof fallback === 'string' ? `${kind} (default \`${fallback}\`)` : kind;
}
