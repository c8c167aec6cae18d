import type { LedgerOutcome } from '../ports/ledger.ts';
import type { Claim } from './claim.ts';
import type { Outcome } from './classify.ts';
import type { EnginePorts } from './engine-ports.ts';

/** Writes outside the catalog what is about to leave; `false` where another copy sent meanwhile. Throws LedgerTrouble. */
export function noteStarted({ store, clock, ledger }: EnginePorts, claim: Claim): boolean {
  if (ledger === undefined) return true;
  const { submission, attempt, sku } = claim;
  const { identity, productVersion, request, body } = attempt;
  return ledger.started({
    request,
    ...store.ledgerNames(submission.productId, submission.accountId),
    submissionId: submission.id,
    productVersion,
    identity,
    bodyHash: store.hashBody(body),
    sku,
    at: clock.now(),
  });
}

/** Writes outside the catalog what became of it, once the catalog has it. */
export function noteEnded({ ledger }: EnginePorts, { attempt }: Claim, outcome: Outcome): void {
  ledger?.ended(attempt.request, toLedger(outcome));
}

function toLedger(outcome: Outcome): LedgerOutcome {
  switch (outcome.class) {
    case 'sent':
      return { kind: 'sent', remoteRecordId: outcome.id };
    case 'unsure':
      return { kind: 'unsure', unsureKind: outcome.kind };
    case 'rejected':
    case 'not-created':
      return { kind: outcome.class };
  }
}
