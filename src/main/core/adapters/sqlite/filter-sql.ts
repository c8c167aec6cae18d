import { Big } from 'big.js';
import { assertNever } from '../../../../shared/assert.ts';
import type { Condition, Filter, ImageState } from '../../../../shared/model/filter.ts';
import { SMALL_SIDE } from '../../../../shared/model/link-fault.ts';
import { isCanonicalPrice } from '../../../../shared/model/money.ts';
import type { TextTests } from '../../domain/ports/list-builder.ts';
import { IS_BROKEN_IMAGE, IS_FILE_OF_IMAGE, IS_LOCAL_IMAGE } from './link-check-record.ts';
import { COLUMNS } from './product-record.ts';
import { BLOCKING_CHECK, NO_REMOTE, PROBLEM_ANYWHERE } from './view-sql.ts';

export type Value = string | number | null;
/** What a value has to pass that SQL alone can not say; `passes(number, value)` asks it. */
export type Test = (value: Value) => boolean;

/** A piece of SQL that is true or false, never NULL, for the product `p`. */
export type Expression = { readonly sql: string; readonly parameters: readonly Value[] };

export type FilterMakers = {
  readonly texts: TextTests;
  readonly changedThere: (submissionId: string) => boolean;
  /** Keeps a test, and says under which number. */
  readonly keep: (test: Test) => number;
  /** The products that have the same text as another one in a column, or the same image. */
  readonly shared: (what: string) => Test;
};

/** No column has this name. */
export const SAME_IMAGE = 'the same image';

/** A filter as SQL. @throws Failure for a pattern that can not be read */
export function filterSql({ match, conditions }: Filter, makers: FilterMakers): Expression {
  const parts = conditions.map((condition, at) => {
    const { sql, parameters } = conditionSql(condition, at, makers);
    return { sql: 'not' in condition && condition.not ? `NOT (${sql})` : `(${sql})`, parameters };
  });
  return {
    sql: parts.map(({ sql }) => sql).join(match === 'all' ? '\n AND ' : '\n OR '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function conditionSql(condition: Condition, at: number, makers: FilterMakers): Expression {
  switch (condition.kind) {
    case 'blank': {
      const column = `p.${COLUMNS[condition.field]}`;
      return plain(condition.test === 'not-set' ? `${column} IS NULL` : `COALESCE(${column}, '') = ''`);
    }
    case 'text':
    case 'pattern':
      return passes(makers, textOf(condition), onText(makers.texts.ofCondition(condition, at)));
    case 'length': {
      const sign = condition.test === 'shorter' ? '<' : '>';
      return { sql: `${lengthOf(textOf(condition))} ${sign} ?`, parameters: [condition.than] };
    }
    case 'same':
      return passes(makers, 'p.id', makers.shared(COLUMNS[condition.field]));
    case 'choice':
      return choiceSql(condition);
    case 'price':
      return passes(makers, `COALESCE(p.price, '')`, onText(testPrice(condition)));
    case 'readiness':
      return readinessSql(condition, makers);
    case 'problem':
      return problemSql(condition.remoteId);
    case 'changed':
      return changedSql(condition.remoteId, makers);
    case 'image':
      return plain(condition.is.map((state) => `(${imageSql(state, makers)})`).join(' OR '));
    case 'time': {
      const column = condition.field === 'created' ? 'p.created_at' : 'p.updated_at';
      return { sql: `${column} ${condition.test === 'before' ? '<' : '>='} ?`, parameters: [condition.at] };
    }
    default:
      return assertNever(condition, 'a condition');
  }
}

function imageSql(state: ImageState, makers: FilterMakers): string {
  return state === 'duplicates' ? passes(makers, 'p.id', makers.shared(SAME_IMAGE)).sql : IMAGE_IS[state];
}

const IMAGE_IS: Readonly<Record<Exclude<ImageState, 'duplicates'>, string>> = {
  missing: `p.image_url = ''`,
  local: IS_LOCAL_IMAGE,
  broken: IS_BROKEN_IMAGE,
  'not-allowed': `EXISTS (SELECT 1 FROM link_check l WHERE l.url = p.image_url AND l.outcome = 'blocked-address')`,
  'not-checked': `p.image_url <> '' AND NOT ${IS_LOCAL_IMAGE}
    AND NOT EXISTS (SELECT 1 FROM link_check l WHERE l.url = p.image_url)`,
  http: `instr(lower(p.image_url), 'http://') > 0
    AND substr(lower(ltrim(p.image_url, ' ' || char(9, 10, 11, 12, 13))), 1, 7) = 'http://'`,
  'too-small': sizeSql((of) => `max(${of}.width, ${of}.height) < ${SMALL_SIDE}`),
  'not-square': sizeSql((of) => `${of}.width <> ${of}.height`),
};

/** By the size that is known of an image, as the report of images has it. */
function sizeSql(test: (of: string) => string): string {
  return `EXISTS (SELECT 1 FROM link_check l WHERE l.url = p.image_url AND ${test('l')})
    OR (${IS_LOCAL_IMAGE} AND EXISTS (SELECT 1 FROM image_file f WHERE ${IS_FILE_OF_IMAGE} AND ${test('f')}))`;
}

function plain(sql: string): Expression {
  return { sql, parameters: [] };
}

function passes({ keep }: FilterMakers, value: string, test: Test): Expression {
  return { sql: `passes(${keep(test)}, ${value})`, parameters: [] };
}

function onText(test: (text: string) => boolean): Test {
  return (value) => test(typeof value === 'string' ? value : '');
}

function textOf({ field }: { readonly field: keyof typeof COLUMNS }): string {
  return `COALESCE(p.${COLUMNS[field]}, '')`;
}

/** `length()` ends at a NUL: such texts are measured by a function of our own. */
function lengthOf(text: string): string {
  return `iif(instr(${text}, char(0)) = 0, length(${text}), characters(${text}))`;
}

function choiceSql({ field, values }: Extract<Condition, { kind: 'choice' }>): Expression {
  const column = `p.${COLUMNS[field]}`;
  const set = values.filter((value) => value !== null);
  const parts = [
    ...(set.length > 0 ? [`COALESCE(${column} IN (${set.map(() => '?').join(', ')}), false)`] : []),
    ...(set.length < values.length ? [`${column} IS NULL`] : []),
  ];
  return { sql: parts.join(' OR '), parameters: set };
}

function testPrice({ test }: Extract<Condition, { kind: 'price' }>): (text: string) => boolean {
  return (price) => {
    if (!isCanonicalPrice(price)) return test.is === 'not-equal';
    switch (test.is) {
      case 'less':
        return comparePrices(price, test.than) < 0;
      case 'more':
        return comparePrices(price, test.than) > 0;
      case 'at-most':
        return comparePrices(price, test.than) <= 0;
      case 'at-least':
        return comparePrices(price, test.than) >= 0;
      case 'between':
        return comparePrices(price, test.from) >= 0 && comparePrices(price, test.to) <= 0;
      case 'equal':
        return comparePrices(price, test.amount) === 0;
      case 'not-equal':
        return comparePrices(price, test.amount) !== 0;
      default:
        return assertNever(test, 'a test of a price');
    }
  };
}

/** Doubles tell most amounts apart; where they do not, the exact decimals do. */
function comparePrices(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return difference === 0 ? new Big(a).cmp(new Big(b)) : difference;
}

/** By the same rules as `readReadiness`. A remote that is gone has no mark. */
function readinessSql(
  { remoteId, is }: Extract<Condition, { kind: 'readiness' }>,
  makers: FilterMakers,
): Expression {
  const changed = makers.keep((id) => makers.changedThere(String(id)));
  const problems = `EXISTS (SELECT 1 FROM product_check c
    WHERE c.product_id = p.id AND c.remote_id = r.id AND c.problems > 0)`;
  const state = `CASE s.state
      WHEN 'sent' THEN CASE WHEN s.differences <> '[]' THEN 'differs'
        WHEN p.version > COALESCE(s.product_version, p.version) AND passes(${changed}, s.id) THEN 'changed'
        ELSE 'sent' END
      WHEN 'queued' THEN iif(${problems}, 'problems', 'waiting')
      ELSE COALESCE(s.state, iif(${problems}, 'problems', 'ready')) END`;
  return {
    sql: `EXISTS (SELECT 1 FROM remote r
      LEFT JOIN submission s ON s.product_id = p.id AND s.account_id = r.account_id
        AND s.state NOT IN ('cancelled', 'discarded', 'superseded')
      WHERE r.id = ? AND r.removed_at IS NULL AND ${state} IN (${is.map(() => '?').join(', ')}))`,
    parameters: [remoteId, ...is],
  };
}

function problemSql(remoteId: number | null): Expression {
  const there = `EXISTS (SELECT 1 FROM product_check c JOIN remote r ON r.id = c.remote_id AND r.removed_at IS NULL
    WHERE c.product_id = p.id AND ${remoteId === null ? '' : 'c.remote_id = ? AND '}${BLOCKING_CHECK})`;
  if (remoteId !== null) return { sql: there, parameters: [remoteId] };
  return plain(`${there} OR (${NO_REMOTE} AND ${PROBLEM_ANYWHERE})`);
}

function changedSql(remoteId: number | null, makers: FilterMakers): Expression {
  const changed = makers.keep((id) => makers.changedThere(String(id)));
  return {
    sql: `EXISTS (SELECT 1 FROM submission s JOIN remote r ON r.account_id = s.account_id AND r.removed_at IS NULL
      WHERE s.product_id = p.id AND s.state = 'sent' AND p.version > s.product_version
        ${remoteId === null ? '' : 'AND r.id = ? '}AND passes(${changed}, s.id))`,
    parameters: remoteId === null ? [] : [remoteId],
  };
}
