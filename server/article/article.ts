import { builder } from '../builder.ts';
import { raw } from '../database/sql.ts';
import { storedEnum } from '../enum.ts';
import { fail } from '../errors.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { costs } from '../reads/cost.ts';
import { sqlValue } from '../reads/declare.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { ArticleFilterInput, ArticleGenreEnum, ArticleOrderEnum } from './article.input.ts';
import { type ArticleNames, articleList, articleNamed } from './article.sql.ts';

/** What a credited source did for the article. */
const CreditRoleEnum = storedEnum('CreditRole', {
  ORIGINATOR: 'Wrote the text, or the text it is based on.',
  SUPPLIER: 'Delivered the text or a part of it.',
  INFORMANT: 'Is named as a source of information.',
});

/** A source, other than the publisher, that the article says its content came from. */
export const Credit = builder.prismaObject('Credit', {
  select: { source: { select: { status: true } } }, // whether it may be seen
  fields: (t) => ({
    source: t.relation('source'),
    role: t.expose('role', { type: CreditRoleEnum }),
  }),
});

/** One printed text. */
export const Article = builder.prismaNode('Article', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: { ...TRACKED, withdrawnAt: true },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    headline: t.exposeString('headline', { nullable: true }),
    body: t.string({
      description:
        'The text as printed. All offsets count its Unicode code points. Empty: the article was withdrawn, and rights may say why.',
      select: { body: true },
      extensions: {
        ...sqlValue((row) => raw(`CASE WHEN ${row}.withdrawn_at IS NULL THEN ${row}.body ELSE '' END`)),
        // Its length has no limit; a long body has about twenty thousand characters.
        ...costs({ weight: 20 }),
      },
      resolve: (article) => (article.withdrawnAt ? '' : article.body),
    }),
    language: t.expose('language', { type: 'LanguageTag' }),
    genre: t.expose('genre', { type: ArticleGenreEnum }),
    byline: t.exposeString('byline', { nullable: true }),
    datePublished: t.expose('datePublished', { type: 'Date', nullable: true }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    url: t.expose('url', { type: 'URL', nullable: true }),
    rights: t.exposeString('rights', { nullable: true }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true }),
    sha256: t.exposeString('sha256'),
    wordCount: t.exposeInt('wordCount'),
  }),
});

/**
 * The one argument that identifies the article, in the form in which it is stored.
 *
 * @throws BAD_USER_INPUT if none or several are given
 */
function oneName({ slug, url, sha256 }: ArticleNames) {
  const given = [
    ...(typeof slug === 'string' ? [{ slug }] : []),
    ...(typeof url === 'string' ? [{ url }] : []),
    ...(typeof sha256 === 'string' ? [{ sha256: sha256.toLowerCase() }] : []),
  ];
  const [name, ...more] = given;
  if (name && more.length === 0) return name;
  throw fail('BAD_USER_INPUT', 'article takes exactly one of slug, url and sha256');
}

/** How articles are listed and loaded. */
export const articles = listed(articleList, ({ article }) => article);

/** A field that lists articles. */
export const articlesField = listFieldOf(Article, articles);

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    description:
      'One article, by exactly one of slug, url and sha256; none or several of them are the error BAD_USER_INPUT. Null: there is no such article, or you may not see it.',
    args: {
      slug: t.arg.string({ description: 'Slug of the article.' }),
      url: t.arg({
        type: 'URL',
        description:
          'URL at which the article was printed online. Of several versions printed there, the newest is meant.',
      }),
      sha256: t.arg.string({
        description:
          'SHA-256 of the body in UTF-8, in hexadecimal. Of several articles that print the same text, the first recorded is meant.',
      }),
    },
    ...one(articles, (names: ArticleNames) => articleNamed(oneName(names))),
  }),
  articles: t.connection(
    ...articlesField({
      description: 'Articles that you may see.',
      args: {
        filter: t.arg({ type: ArticleFilterInput, description: 'Only articles that meet these conditions.' }),
        orderBy: t.arg({
          type: ArticleOrderEnum,
          defaultValue: 'PUBLISHED_DESC',
          description: 'The order of the list.',
        }),
      },
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
