import type { Output } from '../../../shared/contract/api.ts';
import type { LaneStatus, SendGroup, SendGroupKey, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import type { Topic } from '../../bridge/topics.ts';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';

export type SendingState = Output<'sending.status'>;

const ROW_TOPICS: readonly Topic[] = ['sending', 'products', 'remotes', 'keys'];

/** While a long line is sent, the list repaints some three times a second. */
const REST_MS = 300;

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

/** A page of a group's rows. */
export function useGroupRows(key: SendGroupKey, from: number, count: number): Answer<Submission[]> {
  return useAnswer(offshelf().sending.groupRows, { key, from, count }, ROW_TOPICS, REST_MS);
}

export function laneOf(state: SendingState | undefined, remoteId: number): LaneStatus | undefined {
  return state?.lanes.find((lane) => lane.remoteId === remoteId);
}
