import { useState } from 'react';
import type { Output } from '../../../shared/contract/api.ts';
import type { LaneStatus, SendGroup, SendGroupKey, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import type { Topic } from '../../bridge/topics.ts';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';

export type SendingState = Output<'sending.status'>;

const ROW_TOPICS: readonly Topic[] = ['sending', 'products', 'remotes', 'keys'];

/** While a long line is sent, the list repaints some three times a second. */
const REST_MS = 300;

/** A search reads every row that has the words. */
const SEARCH_REST_MS = 1_000;

/** How sending stands as a whole. */
export function useSendingState(): Answer<SendingState> {
  return useAnswer(offshelf().sending.status, {}, ['sending', 'remotes', 'keys']);
}

/** What became of one product. */
export function useProductSends(product: number): Answer<Submission[]> {
  return useAnswer(offshelf().sending.list, { product, limit: 100 }, ROW_TOPICS);
}

/** The Send list: rows that stand alike. */
export function useSendGroups(): Answer<SendGroup[]> {
  return useAnswer(offshelf().sending.groups, {}, ROW_TOPICS, REST_MS);
}

/** So many rows are shown of what was found. */
export const MOST_FOUND = 200;

export type Found = Output<'sending.find'>;

/** Single rows of the Send list that have what was typed; while more is typed, what was found before stays. */
export function useFoundRows(typed: string): { readonly found: Found | undefined; readonly asking: boolean } {
  const search = typed.trim();
  const input = search === '' ? null : { search, limit: MOST_FOUND };
  const { value, asking } = useAnswer(offshelf().sending.find, input, ROW_TOPICS, SEARCH_REST_MS);
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return { found: search === '' ? undefined : (value ?? kept), asking };
}

/** A page of a group's rows. */
export function useGroupRows(key: SendGroupKey, from: number, count: number): Answer<Submission[]> {
  return useAnswer(offshelf().sending.groupRows, { key, from, count }, ROW_TOPICS, REST_MS);
}

/** The remotes whose key is not there: it was never entered, or was kept for one run of Offshelf only. */
export function useKeyless(): ReadonlySet<number> {
  const { value: keys = [] } = useAnswer(offshelf().keys.status, {}, ['keys', 'remotes']);
  return new Set(keys.filter(({ status }) => status === 'missing').map(({ remoteId }) => remoteId));
}

export function laneOf(state: SendingState | undefined, remoteId: number): LaneStatus | undefined {
  return state?.lanes.find((lane) => lane.remoteId === remoteId);
}
