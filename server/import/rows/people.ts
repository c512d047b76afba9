import { type Stored, sync, type Transaction, type Wanted, type Writer } from '../../writes/sync.ts';
import type { Document } from '../format.ts';
import { idsBySlug, setParents } from '../import.sql.ts';
import { type Spelling, spellingLines, spellingRows } from './spellings.ts';
import { type RowAt, slugOf, type WantedRow, wantedRows } from './wanted.ts';

type WantedPerson = WantedRow<RowAt<'people'>>;

/**
 * Writes the people of the documents without their links to articles (which print their spellings and titles).
 * {@link linkPeople} adds these once the articles are written.
 */
export async function writePeople(tx: Transaction, writer: Writer, documents: Document[]) {
  const wanted = wantedRows(documents, 'people', slugOf, fieldsOf);
  const stored = await loadPeople(tx, writer.complete ? undefined : [...wanted.keys()]);
  const affiliations = new Map<string, string | undefined>();
  const data = ({ row, status }: WantedPerson) => ({
    type: row.type,
    name: row.name,
    description: row.description ?? null,
    sameAs: row.sameAs ?? null,
    status,
  });
  const names = (personId: string, { row }: WantedPerson) =>
    spellingRows(row.names).map((name) => ({ personId, ...name }));

  const result = await sync<WantedPerson>(
    tx,
    writer,
    {
      type: 'PERSON',
      table: tx.person,
      async insert(rows) {
        await tx.person.createMany({
          data: rows.map(({ id, row }) => ({ id, slug: row.row.slug, ...data(row) })),
        });
        await tx.personName.createMany({ data: rows.flatMap(({ id, row }) => names(id, row)) });
        for (const { id, row } of rows) if (row.row.affiliation) affiliations.set(id, row.row.affiliation);
      },
      async update(id, row, next) {
        await tx.person.update({ where: { id }, data: { ...data(row), ...next } });
        const spelled = names(id, row).map(({ name }) => name);
        await tx.personName.deleteMany({ where: { personId: id, name: { notIn: spelled } } });
        for (const name of names(id, row)) {
          const { type, language } = name;
          const key = { personId_name: { personId: id, name: name.name } };
          await tx.personName.upsert({ where: key, create: name, update: { type, language } });
        }
        affiliations.set(id, row.row.affiliation);
      },
    },
    wanted,
    stored,
  );
  await setParents(tx, 'person', affiliations);
  return result;
}

/** The fields of a person in its history. A document leaves out unknown fields; a stored row has null in them. */
interface PersonFields {
  type: string;
  name: string;
  names: readonly Spelling[];
  description?: string | null | undefined;
  sameAs?: string | null | undefined;
  affiliation?: string | null | undefined;
}

function fieldsOf(row: PersonFields): Wanted['fields'] {
  const { type, name, names, description = null, sameAs = null, affiliation = null } = row;
  return { type, name, names: spellingLines(names), description, sameAs, affiliation };
}

async function loadPeople(tx: Transaction, slugs: string[] | undefined): Promise<Map<string, Stored>> {
  const rows = await tx.person.findMany({
    ...(slugs && { where: { slug: { in: slugs } } }),
    include: { names: true, affiliation: { select: { slug: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.slug,
      {
        id: row.id,
        version: row.version,
        status: row.status,
        fields: fieldsOf({ ...row, affiliation: row.affiliation?.slug }),
      },
    ]),
  );
}

/**
 * Records which articles print a person's spellings and titles.
 *
 * @returns the number of rows that were added or removed
 */
export async function linkPeople(tx: Transaction, documents: Document[]): Promise<number> {
  const people = documents.flatMap((document) => document.people);
  const stored = await tx.person.findMany({
    where: { slug: { in: people.map(({ slug }) => slug) } },
    select: { id: true, slug: true, names: { include: { articles: true } }, titles: true },
  });
  const slugs = people.flatMap(({ names, titles }) => [
    ...names.flatMap((name) => name.articles),
    ...titles.map((title) => title.article),
  ]);
  const articleId = await idsBySlug(tx, 'article', slugs);
  const ofSlug = new Map(stored.map((person) => [person.slug, person]));

  const prints = new Map<string, { nameId: string; articleId: string }>();
  const titles = new Map<string, { personId: string; articleId: string; title: string }>();
  for (const row of people) {
    const person = ofSlug.get(row.slug);
    if (!person) continue;
    for (const { name, articles } of row.names) {
      const nameId = person.names.find((stored) => stored.name === name)?.id;
      for (const slug of articles) {
        const id = articleId.get(slug);
        if (nameId && id) prints.set(`${nameId} ${id}`, { nameId, articleId: id });
      }
    }
    for (const { title, article } of row.titles) {
      const id = articleId.get(article);
      if (id) titles.set(`${person.id} ${id} ${title}`, { personId: person.id, articleId: id, title });
    }
  }
  const oldPrints = stored.flatMap((person) => person.names.flatMap((name) => name.articles));
  const oldTitles = stored.flatMap((person) => person.titles);
  const printsGone = oldPrints.filter(({ nameId, articleId }) => !prints.delete(`${nameId} ${articleId}`));
  const titlesGone = oldTitles.filter(
    ({ personId, articleId, title }) => !titles.delete(`${personId} ${articleId} ${title}`),
  );
  if (prints.size > 0) await tx.personNameArticle.createMany({ data: [...prints.values()] });
  if (titles.size > 0) await tx.personTitle.createMany({ data: [...titles.values()] });
  if (printsGone.length > 0) await tx.personNameArticle.deleteMany({ where: { OR: printsGone } });
  if (titlesGone.length > 0)
    await tx.personTitle.deleteMany({ where: { id: { in: titlesGone.map(({ id }) => id) } } });
  return prints.size + titles.size + printsGone.length + titlesGone.length;
}
