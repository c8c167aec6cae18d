import type { Exchange } from '../../src/main/core/domain/ports/http-client.ts';
import { answer, silent } from '../integration/sending/script.ts';
import type { Chance } from './chance.ts';

/** A product as it stands in a remote's list. */
export type Listed = {
  readonly id: string | null;
  readonly shown: {
    readonly name: string;
    readonly sku?: string;
    readonly price?: number;
    readonly custom_data?: { readonly client_ref?: string } | null;
  };
};

type Question = {
  readonly url: string;
  /** All that is there at this moment. */
  readonly there: readonly Listed[];
  /** What was there long before. */
  readonly old: readonly Listed[];
  /** Never the whole truth. */
  readonly hides: boolean;
  /** A page has no more than so many, however many are asked for. */
  readonly pageSize: number;
  readonly chance: Chance;
  readonly healthy: boolean;
};

/** `whole`: what the first page of a list that hides nothing is. */
type ReadAnswer = { readonly exchange: Exchange; readonly whole: boolean };

/** What is there: Jani's plain array, JourneyBee's pages, or one product. Every fourth answer is none, or no use. */
export function answerRead(question: Question): ReadAnswer {
  const { url, healthy, chance } = question;
  const { pathname, searchParams } = new URL(url);
  const id = /\/products\/([^/]+)$/.exec(pathname)?.[1];
  const paged = searchParams.has('per_page');
  const page = Number(searchParams.get('page') ?? 1);
  if (!healthy && chance.below(4) === 0)
    return { exchange: misread(question, paged ? page : null), whole: false };
  if (id !== undefined) return { exchange: answerOne(question, id), whole: false };
  if (question.hides) return { exchange: answerPart(question, paged ? page : null), whole: false };
  return { exchange: answerList(question, paged ? page : null), whole: page === 1 };
}

function answerOne({ there }: Question, id: string): Exchange {
  const found = there.find((one) => one.id === id);
  return found === undefined ? answer(404, { error: 'not found' }) : answer(200, show(found));
}

function answerList({ there, pageSize }: Question, page: number | null): Exchange {
  if (page === null) return answer(200, there.map(show));
  const total = there.length;
  const data = there.slice((page - 1) * pageSize, page * pageSize).map(show);
  const pagination = { page, per_page: pageSize, total, total_pages: Math.ceil(total / pageSize) };
  return answer(200, { data, pagination });
}

function show({ id, shown }: Listed): object {
  return { ...shown, id, uuid: id };
}

function misread(question: Question, page: number | null): Exchange {
  const { chance, there } = question;
  return chance.pick<() => Exchange>([
    () => silent,
    () => answer(500, 'oops'),
    () => answer(503),
    () => answer(404),
    () => answer(403),
    () => answer(200, '<html></html>'),
    () => answer(200, {}),
    () => ({ ...answer(200, there.map(show)), cut: true }) as Exchange,
    () => ({ kind: 'not-connected', cause: 'refused', detail: '' }),
    () => answer(429, '', { 'retry-after': '7' }),
    // A list that shows what is new only later, and one that has fewer than it says.
    () => answerList({ ...question, there: question.old }, page),
    () => answerPart(question, page),
  ])();
}

/** What is new is left out: one that is counted, where the list counts; else all that is not old. */
function answerPart(question: Question, page: number | null): Exchange {
  if (page === null) return answerList({ ...question, there: question.old }, page);
  const whole = answerList(question, page);
  if (whole.kind !== 'answer') return whole;
  const body = JSON.parse(whole.body) as { data: object[] };
  return answer(200, { ...body, data: body.data.slice(0, -1) });
}
