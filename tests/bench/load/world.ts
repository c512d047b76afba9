import { createHash } from 'node:crypto';
import type { TableName } from './columns.ts';
import { French, slugOf } from './french.ts';
import { Ids, Random } from './random.ts';

/** Takes one row. */
export type Sink = (
  table: TableName,
  values: readonly (string | number | boolean | null)[],
) => Promise<void> | void;

const DAYS = 1500;
const FIRST_DAY = Date.UTC(2022, 0, 1);
const CUES = ['a déclaré', 'a précisé', 'selon', 'a ajouté', 'estime', null];

const day = (n: number) => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);

/**
 * Makes a world of about so many quotes, row by row: some outlets and people have very much, most have little; some
 * claims and utterances are printed by hundreds of articles, most by few. Every span is verbatim; one row in fifty is refused, one text in two hundred withdrawn.
 */
export async function makeWorld(quotes: number, add: Sink, say: (line: string) => void): Promise<void> {
  const random = new Random(20_261_121);
  const french = new French(random);
  const ids = new Ids(random, FIRST_DAY);
  const created = new Date(FIRST_DAY).toISOString();
  const status = () => random.one(STATUSES);
  const many = (n: number) => Array.from({ length: Math.ceil(n) }, () => ids.next());
  const sources = many(Math.min(800, 20 + quotes / 1500));
  const people = many(50 + quotes / 60);
  const utterances = many(20 + quotes / 6);
  const claims = many(20 + quotes / 30);
  const names: string[] = [];

  for (const [i, id] of sources.entries()) {
    const name = french.outlet();
    const parent = i > 5 && random.chance(10) ? (sources[random.below(5)] as string) : null;
    const row = [
      random.one(['NEWSPAPER', 'BROADCASTER', 'ONLINE', 'BLOG']),
      random.one(['FR', 'BE', 'CH']),
      'fr',
    ];
    await add('source', [id, `${slugOf(name)}-${i}`, name, ...row, parent, 'CONFIRMED', created]);
  }
  for (const [i, id] of people.entries()) {
    const name = french.name();
    names.push(name);
    const organisation = i % 20 === 0;
    const affiliation =
      !organisation && random.chance(40) ? (people[20 * random.skewed(people.length / 20)] as string) : null;
    const type = organisation ? 'ORGANIZATION' : 'PERSON';
    await add('person', [id, `${slugOf(name)}-${i}`, type, name, affiliation, status(), created]);
    await add('person_name', [ids.next(), id, name, 'ALIAS']);
  }
  const saidOn = new Map<string, string | null>();
  for (const [i, id] of utterances.entries()) {
    const said = random.chance(60) ? day(random.below(DAYS)) : null;
    const state = status();
    saidOn.set(id, state === 'REJECTED' ? null : said);
    await add('utterance', [id, `parole-${i}`, said, state, created]);
  }
  const claimed = new Map<string, string>();
  for (const [i, id] of claims.entries()) {
    const at = new Date(FIRST_DAY + i * 1000).toISOString();
    const state = status();
    claimed.set(id, state);
    await add('claim', [id, `affirmation-${i}`, `${french.sentence(6, 18)}.`, 'fr', null, state, at]);
    const other = claims[random.below(i + 1)];
    if (other && other !== id && random.chance(30)) {
      const type = random.one(['EQUIVALENT_TO', 'ENTAILS', 'QUALIFIES', 'CONTRADICTS']);
      await add('claim_relation', [ids.next(), id, other, type, french.sentence(4, 10), 'CONFIRMED', at]);
    }
  }

  for (let done = 0, n = 0; done < quotes; n++) {
    const count = Math.min(quotes - done, random.chance(5) ? 60 + random.below(60) : 3 + random.below(40));
    await article(n, count);
    done += count;
    if (n % 5000 === 0) say(`${n} articles, ${done} quotes`);
  }

  async function article(n: number, count: number): Promise<void> {
    const id = ids.next();
    const published = random.chance(97) ? day(random.below(DAYS)) : null;
    const source = random.chance(96) ? (sources[random.skewed(sources.length)] as string) : null;
    const at = created;
    const headline = french.sentence(5, 12);
    let body = `${headline}\n`;
    const printed: { exact: string; start: number; direct: boolean; party: string; speaker: number }[] = [];
    for (let i = 0; i < count; i++) {
      const direct = random.chance(70);
      const exact = french.sentence(5, 34);
      const speaker = random.skewed(people.length);
      const party = names[speaker] as string;
      body += direct ? `${french.sentence(6, 16)} : « ` : `Selon ${party}, `;
      printed.push({ exact, start: body.length, direct, party, speaker });
      body += direct ? `${exact} », a déclaré ${party}.\n` : `${exact}.\n`;
    }
    const sha256 = createHash('sha256').update(body).digest('hex');
    const withdrawn = random.chance(0.5) ? created : null;
    const words = body.split(/\s+/).length;
    const genre = random.one(['REPORTAGE', 'REPORTAGE', 'ANALYSIS', 'OPINION', 'BACKGROUND']);
    const row = [
      `article-${n}`,
      headline,
      body,
      'fr',
      genre,
      french.name(),
      published,
      withdrawn,
      sha256,
      words,
    ];
    const state = status();
    const seenAs = (...states: string[]) => (withdrawn ? null : leastTrusted([state, ...states]));
    await add('article', [id, ...row, source, state, at]);
    await add('change', [ids.next(), 'ARTICLE', id, created, 'CREATED']);
    if (random.chance(30)) {
      const credited = sources[random.skewed(sources.length)] as string;
      await add('credit', [ids.next(), id, credited, random.one(['ORIGINATOR', 'SUPPLIER', 'INFORMANT']), 0]);
    }
    for (const { exact, start, direct, party, speaker } of printed) {
      const end = start + exact.length;
      const quote = ids.next();
      const prefix = body.slice(Math.max(0, start - 32), start);
      const type = direct ? random.one(['DIRECT', 'DIRECT', 'MIXED']) : 'INDIRECT';
      const utterance = random.chance(40) ? (utterances[random.leaning(utterances.length)] as string) : null;
      const span = [exact, prefix, body.slice(end, end + 32), start, end, random.one(CUES), utterance];
      const quoted = status();
      const saidDay = utterance === null ? null : (saidOn.get(utterance) as string | null);
      const named = random.chance(90);
      const relayed = random.chance(12);
      const seen = [seenAs(quoted), named, relayed, quoted];
      await add('quote', [quote, id, type, ...span, saidDay, published, source, ...seen, at]);
      const place = [published, id, start, end, seenAs(quoted), source, utterance];
      const person = named ? (people[speaker] as string) : null;
      await add('attribution', [
        ids.next(),
        quote,
        0,
        'SPEAKER',
        named ? party : 'un témoin',
        person,
        null,
        ...place,
      ]);
      if (relayed) {
        const relay = sources[random.skewed(sources.length)] as string;
        await add('attribution', [ids.next(), quote, 1, 'REPORTED_BY', 'une agence', null, relay, ...place]);
      }
      if (named && random.chance(4)) {
        await add('person_title', [ids.next(), people[speaker] as string, id, french.sentence(2, 4)]);
      }
      if (random.chance(25)) {
        const stance = random.one(['SUPPORTS', 'SUPPORTS', 'SUPPORTS', 'REFUTES', 'DISCUSSES']);
        const claim = claims[random.leaning(claims.length)] as string;
        const said = random.chance(70) ? quote : null;
        const appears = status();
        const sees = seenAs(appears, claimed.get(claim) as string, ...(said ? [quoted] : []));
        const where = [exact, start, end, published, source, sees];
        await add('appearance', [ids.next(), claim, id, stance, said, ...where, appears, at]);
      }
    }
  }
}

/** The least trusted of some review states. */
const leastTrusted = (states: readonly string[]) =>
  ['REJECTED', 'PROPOSED'].find((state) => states.includes(state)) ?? 'CONFIRMED';

const STATUSES = [...Array<string>(44).fill('CONFIRMED'), ...Array<string>(5).fill('PROPOSED'), 'REJECTED'];
