import { renameSync, writeFileSync } from 'node:fs';
import generator from '@prisma/generator-helper';
import { madeFrom } from '../server/made-from.mjs';

/**
 * A generator of `prisma generate`: writes down what Prisma's client does not tell: what each model's table and columns
 * are called in the database, which compiled reads write SQL with, and the description of each enum. It is the last
 * generator of the schema, and its file says what all of them worked from.
 */
generator.generatorHandler({
  onManifest: () => ({ prettyName: 'names in the database', defaultOutput: '../server/generated/names.ts' }),
  async onGenerate({ dmmf, generator: { output } }) {
    const names = dmmf.datamodel.models.map(({ name, dbName, fields }) => [
      name,
      {
        table: dbName ?? name,
        columns: Object.fromEntries(
          fields
            .filter(({ kind }) => kind !== 'object')
            .map((field) => [field.name, field.dbName ?? field.name]),
        ),
      },
    ]);
    const enums = dmmf.datamodel.enums.map(({ name, documentation }) => [name, documentation ?? '']);
    const json = (entries: unknown[][]) => JSON.stringify(Object.fromEntries(entries), null, 2);
    const type = 'Readonly<Record<string, { table: string; columns: Readonly<Record<string, string>> }>>';
    const file = output?.value ?? '';
    writeFileSync(
      `${file}.new`,
      `${madeFrom()}

/** What models and their fields are called in the database. */
export const names: ${type} = ${json(names)};

/** What each enum says, by its name. */
export const enums: Readonly<Record<string, string>> = ${json(enums)};
`,
    );
    renameSync(`${file}.new`, file);
  },
});
