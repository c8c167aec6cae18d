import type { ListQuery } from '../../../../shared/model/query.ts';
import type { ListBuilder, TextTests } from '../../domain/ports/list-builder.ts';
import type { Database } from './database.ts';
import { type Expression, filterSql, SAME_IMAGE, type Test, type Value } from './filter-sql.ts';
import { countIds, createIdSet, type IdSet, intersect, listIds } from './id-set.ts';
import { sortFew, sortMany } from './list-order.ts';
import { createListReadings, type ListReading, prepareOnce, scanProducts } from './list-reading.ts';
import { findSameImages, findSameTexts } from './same-text.ts';
import { findWord, NEWEST_BY_PARTS, NEWEST_BY_WORDS, readSearch, type SearchWord } from './search.ts';
import { viewNow } from './view-sql.ts';

export type ListBuilderParts = {
  /** A connection of its own: each reading is one transaction there. */
  readonly lists: Database;
  /** Answers at once while a list is built. */
  readonly pages: Database;
  readonly texts: TextTests;
  readonly changedThere: (submissionId: string) => boolean;
  /** Up to so many products are looked up and sorted by one statement. */
  readonly few?: number;
  /** So many entries of an index come at one go: a few milliseconds. */
  readonly stretch?: number;
};

const FEW = 2000;
const STRETCH = 10_000;
const GLANCE = 200;

/** Builds lists on connections that can not write. */
export function createListBuilder(parts: ListBuilderParts): ListBuilder {
  const { few = FEW, stretch = STRETCH, pages } = parts;
  const readings = createListReadings(parts.lists, stretch);
  return {
    build: async (query, pace) =>
      await readings(pace, async (reading) => {
        const members = await findMembers(reading, query, parts);
        const view = viewNow(reading.db, query.view);
        const isSmall = members !== null && countIds(members) <= few;
        if (members !== null && (isSmall || query.view === 'trash')) {
          return sortFew(reading, listIds(members), view, query.sorts);
        }
        return await sortMany(reading, members, query.sorts);
      }),
    count: async ({ view, filter }, pace) =>
      await readings(pace, async (reading) => {
        const { where, from } = viewNow(reading.db, view);
        const condition = filter === null ? null : await filterExpression(reading, filter, parts);
        const found = await scanProducts(reading, both({ sql: where, parameters: [] }, condition));
        return countIds(from === undefined ? found : intersect(found, readFrom(reading, from)));
      }),
    glance: (query) => glance(pages, query),
  };
}

/** The products of a list in no order, some of the trash maybe among them; `null` for every live product. */
async function findMembers(
  reading: ListReading,
  { view, search, descriptions, filter }: ListQuery,
  parts: ListBuilderParts,
): Promise<IdSet | null> {
  const { where, from, looksAtAll } = viewNow(reading.db, view);
  const words = readSearch(search);
  const sets: IdSet[] = from === undefined ? [] : [readFrom(reading, from)];
  const conditions: Expression[] = [];
  for (const word of words) {
    const named = await findWord(reading, word);
    if (descriptions) conditions.push(describedBy(reading, word, named, parts));
    else sets.push(named);
  }
  if (filter !== null) conditions.push(await filterExpression(reading, filter, parts));
  if (conditions.length > 0 || view === 'unsent' || looksAtAll) {
    const all = conditions.reduce(both, { sql: where, parameters: [] });
    sets.push(await scanProducts(reading, all));
  }
  return sets.length === 0 ? null : sets.reduce(intersect);
}

function both(one: Expression, other: Expression | null): Expression {
  if (other === null) return one;
  return { sql: `(${one.sql}) AND (${other.sql})`, parameters: [...one.parameters, ...other.parameters] };
}

function readFrom({ db, largestId }: ListReading, from: string): IdSet {
  return createIdSet(largestId, prepareOnce<[], number>(db, from).pluck().all());
}

/** The word stands in the name, in the SKU or in the description. */
function describedBy(
  { keep }: ListReading,
  word: SearchWord,
  named: IdSet,
  { texts }: ListBuilderParts,
): Expression {
  const isNamed = keep((id) => named[Number(id)] === 1);
  const has = texts.hasWord(word.text);
  const isDescribed = keep((text) => has(String(text)));
  return { sql: `passes(${isNamed}, p.id) OR passes(${isDescribed}, p.description)`, parameters: [] };
}

async function filterExpression(
  reading: ListReading,
  filter: NonNullable<ListQuery['filter']>,
  { texts, changedThere }: ListBuilderParts,
): Promise<Expression> {
  const wanted = new Map<string, IdSet>();
  const shared = (what: string): Test => {
    wanted.set(what, new Uint8Array());
    return (id: Value) => wanted.get(what)?.[Number(id)] === 1;
  };
  const expression = filterSql(filter, { texts, changedThere, keep: reading.keep, shared });
  // A bad pattern was said before the texts are compared, which takes longer.
  for (const what of wanted.keys()) {
    wanted.set(what, await (what === SAME_IMAGE ? findSameImages(reading) : findSameTexts(reading, what)));
  }
  return expression;
}

/** Not the whole truth: words that are found by different indexes come with the list itself. */
function glance(db: Database, { view, search, filter }: ListQuery): readonly number[] | null {
  const words = readSearch(search);
  if (view !== 'all' || filter !== null || words.length === 0) return null;
  if (!words.every((word) => word.kind === 'indexed')) return null;
  const parts = words.map(({ part }) => part);
  const read = (sql: string, wanted: readonly string[]) =>
    prepareOnce<[string, number], number>(db, sql).pluck().all(wanted.join(' AND '), GLANCE);
  const byWords = read(
    NEWEST_BY_WORDS,
    words.map(({ prefix }) => prefix),
  );
  const byParts = parts.every((part) => part !== null) ? read(NEWEST_BY_PARTS, parts) : [];
  const newest = [...new Set([...byWords, ...byParts])].toSorted((a, b) => b - a).slice(0, GLANCE);
  return newest.length < GLANCE ? null : newest;
}
