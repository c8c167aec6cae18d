import type { Output } from '../../../shared/contract/api.ts';
import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';

export type SendingState = Output<'sending.status'>;

/** How sending stands as a whole. */
export function useSendingState(): Answer<SendingState> {
  return useAnswer(offshelf().sending.status, {}, ['sending', 'remotes', 'keys']);
}

/** The Send list, or what became of one product. */
export function useSubmissions(product: number | null, limit: number): Answer<Submission[]> {
  return useAnswer(offshelf().sending.list, { product, limit }, ['sending', 'products', 'remotes']);
}

export function laneOf(state: SendingState | undefined, remoteId: number): LaneStatus | undefined {
  return state?.lanes.find((lane) => lane.remoteId === remoteId);
}
