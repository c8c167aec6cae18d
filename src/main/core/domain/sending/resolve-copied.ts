import type { Resolution } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import type { ToFind } from './look-up/match-records.ts';

type Ports = Pick<SendingCommandPorts, 'store'>;

/** What tells a product that nothing left for from here: it may have left from another copy as it is now. */
export function keysOfProduct({ store }: Ports, { productId }: StoredSubmission): ToFind {
  const fields = store.product(productId)?.fields;
  return { reference: null, sku: fields?.sku ?? null, name: fields?.name ?? null };
}

/**
 * What the person says about one that another copy may have sent. `settleAsThere` marks it sent; where it is not there, it goes on in
 * its line, and nobody is asked about it again.
 * @throws Failure `not-allowed-now` where it is given up: nothing of it left, so that it is withdrawn
 */
export function resolveCopied(
  { store }: Ports,
  { id }: StoredSubmission,
  resolution: Resolution,
  settleAsThere: (recordId: string) => void,
): void {
  const say = (what: string, detail: string) =>
    store.addEvidence({ submissionId: id, actor: 'person', kind: what, detail });
  switch (resolution.kind) {
    case 'there':
      say('sent-elsewhere', 'You said that another copy of this catalog sent it.');
      return settleAsThere(resolution.remoteRecordId);
    case 'send-again':
      store.judgeCopied(id, 'free', null);
      return say('not-sent-elsewhere', 'You said that it is not there, so that no other copy sent it.');
    case 'discard':
      throw new Failure('not-allowed-now', 'It is in line, and nothing of it left from here: withdraw it.');
  }
}
