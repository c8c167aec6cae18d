import type { Result } from '../../../shared/contract/result.ts';
import type { SendScope } from '../../../shared/contract/sending-api.ts';
import { SENT_AT_ONCE } from '../../../shared/model/bounds.ts';
import type { SendSummary } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';

/** What is to be sent, and how many products that are. */
export type SendTarget = { readonly of: SendScope; readonly count: number };

/** How a target goes to remotes. */
type Sending = {
  readonly remotes: number[];
  readonly evenIfMaybeThere: boolean;
  readonly testFirst: boolean;
};

/** Products that are named and so few that they are counted, and put in line, in one step; `null` where they are not. */
export function namesOf({ of }: SendTarget): number[] | null {
  return of.kind === 'ids' && of.ids.length <= SENT_AT_ONCE ? of.ids : null;
}

type SummaryQuestion = { readonly target: SendTarget; readonly remotes: number[] };

/** What would go of it, and to which remotes. */
export function askSummary({ target, remotes }: SummaryQuestion): Promise<Result<SendSummary>> {
  const { sending } = offshelf();
  const products = namesOf(target);
  return products === null
    ? sending.summaryOfMany({ of: target.of, remotes })
    : sending.summary({ products, remotes });
}

/** Puts what is ready of it in line; `job` follows it, where there may be much. */
export function sendTarget(
  target: SendTarget,
  how: Sending,
  job: number,
): Promise<Result<{ readonly queued: number; readonly left: number }>> {
  const { sending } = offshelf();
  const products = namesOf(target);
  return products === null
    ? sending.sendMany({ of: target.of, ...how, job })
    : sending.send({ products, ...how });
}
