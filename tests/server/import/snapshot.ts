import type { TestApp } from '../../support/app.ts';

/** A stored row with all that belongs to it. */
interface Snapped {
  id: string;
  /** "QUOTE oui" */
  name: string;
  version: number;
  /** The whole row with its dependent rows, ids and times included. */
  row: unknown;
}

/** What is stored at one time. */
export interface Snapshot {
  /** All tracked rows, by id. */
  rows: Map<string, Snapped>;
  /** The ids of all changes. */
  changes: Set<string>;
}

export async function snapshot({ database: { prisma } }: TestApp): Promise<Snapshot> {
  const slug = { select: { slug: true } } as const;
  const rows: Snapped[] = [];
  const add = <Row extends { id: string; version: number }>(
    type: string,
    found: Row[],
    key: (row: Row) => string,
  ) => {
    for (const row of found)
      rows.push({ id: row.id, version: row.version, name: `${type} ${key(row)}`, row });
  };
  const bySlug = (row: { slug: string }) => row.slug;
  add('SOURCE', await prisma.source.findMany({ include: { names: true } }), bySlug);
  add('PERSON', await prisma.person.findMany({ include: { names: true } }), bySlug);
  add('CLAIM', await prisma.claim.findMany(), bySlug);
  add('UTTERANCE', await prisma.utterance.findMany(), bySlug);
  add(
    'ARTICLE',
    await prisma.article.findMany({ include: { credits: { orderBy: { position: 'asc' } } } }),
    bySlug,
  );
  add(
    'QUOTE',
    await prisma.quote.findMany({ include: { attributions: { orderBy: { position: 'asc' } } } }),
    ({ exact, start }) => `${exact}@${start}`,
  );
  add(
    'APPEARANCE',
    await prisma.appearance.findMany({ include: { claim: slug } }),
    ({ claim, exact }) => `${claim.slug} in ${exact}`,
  );
  add(
    'CLAIM_RELATION',
    await prisma.claimRelation.findMany({ include: { subject: slug, object: slug } }),
    ({ subject, object, type }) => `${[subject.slug, object.slug].sort().join(' ')} ${type}`,
  );
  const changes = await prisma.change.findMany({ select: { id: true } });
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    changes: new Set(changes.map(({ id }) => id)),
  };
}

/** What has happened since: "QUOTE oui@4 UPDATED cue: a dit -> selon", in the order of the text. */
export interface Happened {
  changes: string[];
  /** Rows that differ although no change says so, or whose version did not grow by one with their change. */
  unexplained: string[];
}

/** Compares the database with what it was, and with what its own history says. */
export async function happened(
  app: TestApp,
  { rows: before, changes: known }: Snapshot = { rows: new Map(), changes: new Set() },
): Promise<Happened> {
  const { rows: after } = await snapshot(app);
  const changes = (
    await app.database.prisma.change.findMany({
      include: { fields: { orderBy: { position: 'asc' } } },
      orderBy: { id: 'asc' },
    })
  ).filter(({ id }) => !known.has(id));
  const touched = new Map<string, string>();
  const lines = changes.map(({ trackedType, trackedId, action, actor, fields }) => {
    const row = after.get(trackedId);
    if (!row?.name.startsWith(`${trackedType} `)) throw new Error(`a change of ${trackedType} has no row`);
    touched.set(trackedId, action);
    const text = (value: string | null) => value?.replaceAll('\n', ' | ') ?? 'nothing';
    const told = fields.map(({ field, before, after }) => ` ${field}: ${text(before)} -> ${text(after)}`);
    return `${row.name} ${action}${actor === null ? '' : ` by ${actor}`}${told.join(';')}`;
  });
  const unexplained = [...after].flatMap(([id, row]) => {
    const old = before.get(id);
    const action = touched.get(id);
    const same = JSON.stringify(derived(old?.row)) === JSON.stringify(derived(row.row));
    if (!action && !same) return `${row.name} changed in silence`;
    if (action && row.version !== (old?.version ?? 0) + 1) return `${row.name} is of version ${row.version}`;
    return [];
  });
  const gone = [...before].flatMap(([id, { name }]) => (after.has(id) ? [] : `${name} is gone`));
  return { changes: lines.sort(), unexplained: [...unexplained, ...gone] };
}

/** The row without what the database derives from other rows. */
function derived(row: unknown): unknown {
  const keys = [
    ...['quoteCount', 'datePublished', 'dateSaid', 'sourceId', 'attributionConflict', 'corroboration'],
    ...['newestId', 'superseded', 'effectiveStatus', 'publisherId', 'speakerNamed', 'relayed'],
  ];
  return JSON.parse(
    JSON.stringify(row ?? null, (key, value: unknown) => (keys.includes(key) ? undefined : value)),
  );
}
