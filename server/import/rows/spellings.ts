import type { NameType } from '../../generated/prisma/enums.ts';

/** A spelling of a source or a person, of a document or stored. */
export interface Spelling {
  name: string;
  type: NameType;
  language?: string | null | undefined;
}

/** The columns that spellings of sources and of people share. */
export function spellingRows(names: readonly Spelling[]) {
  return names.map(({ name, type, language = null }) => ({ name, type, language }));
}

/** Spellings as a history tells them: one a line, sorted, for their order means nothing. */
export function spellingLines(names: readonly Spelling[]): string | null {
  const lines = names.map(
    ({ name, type, language }) => `${name} (${[type, language].filter(Boolean).join(', ')})`,
  );
  return lines.length > 0 ? lines.sort().join('\n') : null;
}
