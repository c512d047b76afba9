import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { appearanceArgs, appearancesField } from './appearance.ts';
import { ClaimFilterInput, ClaimOrderEnum, ClaimRelationTypeEnum } from './claim.input.ts';
import { claimList, relationList } from './claim.sql.ts';

/** One statement that can be checked, in the same wording for all articles. */
export const Claim = builder.prismaNode('Claim', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    slug: t.exposeString('slug'),
    text: t.exposeString('text'),
    language: t.expose('language', { type: 'LanguageTag' }),
    temporal: t.expose('temporal', { type: 'Date', nullable: true }),
  }),
});

/** How many articles, outlets and origins support or refute a claim. */
builder.prismaObject('ClaimCorroboration', {
  name: 'Corroboration',
  fields: (t) => ({
    articles: t.exposeInt('articles'),
    sources: t.exposeInt('sources'),
    independentOrigins: t.exposeInt('independentOrigins', {
      description:
        "Number of independent origins of the support: supporting articles of the same origin count once. Articles have the same origin if their sources are the same or belong to the same parent; if one of them credits the other's source; if both credit one source that wrote or delivered the text or a part of it; if they print the same text; if they state the claim in a passage that both print (an overlap of 12 words or more that is not quoted); or if they quote the same speaker or utterance.",
    }),
    supports: t.exposeInt('supports'),
    refutes: t.exposeInt('refutes'),
    discusses: t.exposeInt('discusses'),
    contested: t.exposeBoolean('contested'),
  }),
});

builder.prismaObjectFields(Claim, (t) => ({
  // The database creates it with the claim.
  corroboration: t.relation('corroboration', {
    nullable: false,
    onNull: 'error',
    description:
      'How many articles, outlets and independent origins support the claim, and how many articles refute or discuss it. The database counts confirmed appearances in the newest versions of articles that are neither rejected nor withdrawn. Nobody enters these numbers by hand.',
  }),
  appearances: t.connection(
    ...appearancesField({
      description:
        'Spans in which articles state, deny or discuss the claim, newest day of publication first.',
      args: appearanceArgs,
      scope: { on: sql`ap.claim_id = p.id` },
      filter: ({ stance, versions }) => ({ stance, versions }),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
  relations: t.connection(
    ...relationsField({
      description:
        'Relations to other claims, of which this claim is the subject or the object. The most recently recorded come first.',
      args: { type: t.arg({ type: [ClaimRelationTypeEnum], description: 'Only relations of these types.' }) },
      scope: { on: sql`(r.subject_id = p.id OR r.object_id = p.id)` },
      filter: ({ type }) => ({ type }),
      orderBy: 'RECENT',
    }),
  ),
}));

/** A relation between two claims. */
export const ClaimRelation = builder.prismaNode('ClaimRelation', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    subject: t.relation('subject'),
    object: t.relation('object'),
    type: t.expose('type', { type: ClaimRelationTypeEnum }),
    note: t.exposeString('note'),
  }),
});

/** How claims are listed and loaded. */
export const claims = listed(claimList, ({ claim }) => claim);

/** How relations are listed and loaded. */
export const relations = listed(relationList, ({ claimRelation }) => claimRelation);

/** A field that lists claims. */
const claimsField = listFieldOf(Claim, claims);
/** A field that lists relations of claims. */
const relationsField = listFieldOf(ClaimRelation, relations);

builder.queryFields((t) => ({
  claim: t.field({
    type: Claim,
    description: 'One claim. Null: no claim has this slug, or you may not see it.',
    args: { slug: t.arg.string({ required: true, description: 'Slug of the claim.' }) },
    ...one(claims, ({ slug }: { slug: string }) => sql`c.slug = ${slug}`),
  }),
  claims: t.connection(
    ...claimsField({
      description: 'Claims that you may see.',
      args: {
        filter: t.arg({ type: ClaimFilterInput, description: 'Only claims that meet these conditions.' }),
        orderBy: t.arg({
          type: ClaimOrderEnum,
          defaultValue: 'RECENT',
          description: 'The order of the list.',
        }),
      },
      orderBy: 'RECENT',
    }),
  ),
}));
