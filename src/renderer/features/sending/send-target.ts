import type { Result } from '../../../shared/contract/result.ts';
import type { SendSummary } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';

/** What is to be sent: products by their ids, or all that a change wrote, however many. */
export type SendTarget =
  | { readonly products: readonly number[] }
  | { readonly change: number; readonly count: number };

/** How a target goes to remotes. */
type Sending = {
  readonly remotes: number[];
  readonly evenIfMaybeThere: boolean;
  readonly testFirst: boolean;
};

export function countTarget(target: SendTarget): number {
  return 'products' in target ? target.products.length : target.count;
}

type SummaryQuestion = { readonly target: SendTarget; readonly remotes: number[] };

/** What would go of it, and to which remotes. */
export function askSummary({ target, remotes }: SummaryQuestion): Promise<Result<SendSummary>> {
  const { sending } = offshelf();
  return 'products' in target
    ? sending.summary({ products: [...target.products], remotes })
    : sending.summaryOfChange({ change: target.change, remotes });
}

/** Puts what is ready of it in line; `job` follows it, where there may be much. */
export function sendTarget(
  target: SendTarget,
  how: Sending,
  job: number,
): Promise<Result<{ readonly queued: number; readonly left: number }>> {
  const { sending } = offshelf();
  return 'products' in target
    ? sending.send({ products: [...target.products], ...how })
    : sending.sendChange({ change: target.change, ...how, job });
}
