import { writeFileSync } from 'node:fs';
import generator from '@prisma/generator-helper';

/**
 * A generator of `prisma generate`: writes down what each model's table and columns are called in the database, which
 * Prisma's client does not tell. Compiled reads write SQL with these names.
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
    const json = JSON.stringify(Object.fromEntries(names), null, 2);
    const type = 'Readonly<Record<string, { table: string; columns: Readonly<Record<string, string>> }>>';
    writeFileSync(
      output?.value ?? '',
      `/** What models and their fields are called in the database. */\nexport const names: ${type} = ${json};\n`,
    );
  },
});
