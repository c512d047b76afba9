import type { NameType } from '../../generated/prisma/enums.ts';

/** A spelling of the name of a source or a person, from a document or from the database. */
export interface Spelling {
  name: string;
  type: NameType;
  language?: string | null | undefined;
}

/** The columns that the tables of spellings of sources and of people have in common. */
export function spellingRows(names: readonly Spelling[]) {
  return names.map(({ name, type, language = null }) => ({ name, type, language }));
}

/** Spellings as text for the history: one on each line, sorted because their order has no meaning. */
export function spellingLines(names: readonly Spelling[]): string | null {
  const lines = names.map(
    ({ name, type, language }) => `${name} (${[type, language].filter(Boolean).join(', ')})`,
  );
  return lines.length > 0 ? lines.sort().join('\n') : null;
}
