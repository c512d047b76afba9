import { at, constraint, id, index, quoteId } from '../fixture.ts';
import { appearance, link, quote, relation } from '../writes.ts';
import { CHECK, type Refusal, UNIQUE } from './refusal.ts';

/** Links, quotes, appearances and relations that are there twice, and a link that names two. */
export const ONCE: Refusal[] = [
  {
    what: 'a link that names a person and a source',
    statement: link(quoteId('DIRECT'), 'ADDRESSEE', id('person', 'elise'), id('source', 'radio')),
    code: CHECK,
    constraint: 'attribution_names_one_party',
    drop: [constraint('attribution_names_one_party', 'attribution')],
  },
  {
    what: 'a second link for a speaker',
    statement: link(quoteId('DIRECT'), 'SPEAKER', id('person', 'zoe')),
    code: UNIQUE,
    constraint: 'attribution_speaker_once',
    drop: [index('attribution_speaker_once')],
  },
  {
    what: 'a second link for an outlet that speaks',
    statement: `${link(quoteId('DIRECT'), 'SPEAKER', 'NULL', id('source', 'radio'))}, (gen_random_uuid(), ${quoteId('DIRECT')}, 10, 'SPEAKER', 'Zoé', NULL, ${id('source', 'radio')})`,
    code: UNIQUE,
    constraint: 'attribution_source_speaker_once',
    drop: [index('attribution_source_speaker_once')],
  },
  {
    what: 'a second quote of one span and type',
    statement: quote(at('שלום\u200f עולם'), 'DIRECT'),
    code: UNIQUE,
    constraint: 'quote_span_and_type_once',
    drop: [index('quote_span_and_type_once')],
  },
  {
    what: 'a second appearance of one claim in one span',
    statement: appearance(at('🇫🇷 ont dit'), 'retour'),
    code: UNIQUE,
    constraint: 'appearance_span_and_claim_once',
    drop: [index('appearance_span_and_claim_once')],
  },
  {
    what: 'a relation twice',
    statement: relation('depart', 'retour', 'ENTAILS'),
    code: UNIQUE,
    constraint: 'claim_relation_once',
    drop: [index('claim_relation_once')],
  },
  ...['EQUIVALENT_TO', 'QUALIFIES', 'CONTRADICTS'].map(
    (type): Refusal => ({
      what: `both directions of ${type}`,
      statement: `${relation('depart', 'silence', type)}, (gen_random_uuid(), ${id('claim', 'silence')}, ${id('claim', 'depart')}, '${type}', 'note', 'PROPOSED')`,
      code: UNIQUE,
      constraint: 'claim_relation_symmetric_once',
      drop: [index('claim_relation_symmetric_once')],
    }),
  ),
];
