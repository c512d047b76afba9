import { names } from '../../generated/names.ts';
import { getDatamodel } from '../../generated/pothos.ts';

/** A column of a model. */
interface Column {
  /** Its name in the database. */
  name: string;
  nullable: boolean;
}

/** A relation of a model, seen from one of its sides. */
export interface Relation {
  /** The model it leads to. */
  model: string;
  list: boolean;
  /** Columns that are equal: of the model it starts from, and of the one it leads to. */
  from: string;
  to: string;
}

/** A model of the Prisma schema as the database has it. */
export interface Table {
  name: string;
  columns: ReadonlyMap<string, Column>;
  relations: ReadonlyMap<string, Relation>;
}

/** Every model's table. */
export type Tables = ReadonlyMap<string, Table>;

/** The tables of the models: fields and relations from the datamodel that Pothos works with, names from prisma/names.ts. */
export function readTables(): Tables {
  const { models } = getDatamodel().datamodel;
  const columnOf = (model: string, field: string) => names[model]?.columns[field] ?? field;
  const idOf = (model: string) => models[model]?.fields.find(({ isId }) => isId)?.name;

  /** Where the foreign key stands: on this side, or on the other side of the same relation. */
  function relation(model: string, field: (typeof models)[string]['fields'][number]): Relation | null {
    const { type, name, isList, relationName, relationFromFields = [] } = field;
    if (relationFromFields.length > 0) {
      const [key, ...more] = relationFromFields;
      const id = idOf(type);
      if (key === undefined || id === undefined || more.length > 0) return null;
      return { model: type, list: isList, from: columnOf(model, key), to: columnOf(type, id) };
    }
    const other = models[type]?.fields.find(
      (candidate) =>
        candidate.relationName === relationName &&
        (candidate.relationFromFields ?? []).length > 0 &&
        !(type === model && candidate.name === name),
    );
    const back = other && relation(type, other);
    return back ? { model: type, list: isList, from: back.to, to: back.from } : null;
  }

  return new Map(
    Object.entries(models).map(([model, { fields }]) => {
      const columns = fields
        .filter(({ kind }) => kind !== 'object')
        .map(
          ({ name, isRequired }) => [name, { name: columnOf(model, name), nullable: !isRequired }] as const,
        );
      const relations = fields.flatMap((field) => {
        const found = field.kind === 'object' ? relation(model, field) : null;
        return found ? [[field.name, found] as const] : [];
      });
      const name = names[model]?.table ?? model;
      return [model, { name, columns: new Map(columns), relations: new Map(relations) }] as const;
    }),
  );
}
