import type { FoundElsewhere } from '../../../../shared/model/copies.ts';
import type { LedgerLine, LedgerReading } from '../ports/ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { firstLookAt } from './look-up/plan-look.ts';
import { takeOver } from './take-over.ts';

type Ports = Pick<EnginePorts, 'store' | 'clock' | 'profiles' | 'checks' | 'ledger'>;
type LookPorts = Pick<Ports, 'store' | 'clock' | 'profiles'>;
type OpenRequest = NonNullable<ReturnType<Ports['store']['openRequest']>>;

/**
 * Holds the catalog against its send ledger, before anything is sent: what another copy of it sent is taken over, and then
 * nothing leaves until the person says that this copy sends. All of it in one transaction, so that a kill leaves all of it to
 * the next start. Returns true where something changed.
 */
export function compareLedger(ports: Ports): boolean {
  const { store, ledger } = ports;
  if (ledger === undefined) return false;
  return store.atomically(() => {
    const mark = store.ledgerMark();
    const reading = ledger.read(mark);
    const { isOlder, isDamaged, answered } = addLines(ports, reading);
    const found = takeOverAll(ports);
    store.saveLedgerMark(reading.end);
    const isLost = isDamaged || (mark !== null && !reading.present);
    if (isOlder) {
      store.goAway('older');
      store.saveFoundElsewhere(add(store.foundElsewhere(), { ...found, sent: found.sent + answered }));
    } else if (isLost && !store.isAway()) store.goAway('ledger-lost');
    return isOlder || isLost;
  });
}

/** Only an older copy does not know a request, or its answer: both are in the catalog before they are in the ledger. */
type Added = { readonly isOlder: boolean; readonly isDamaged: boolean; readonly answered: number };

function addLines(ports: LookPorts, { lines }: LedgerReading): Added {
  const { store } = ports;
  let isOlder = false;
  let isDamaged = false;
  let answered = 0;
  for (const line of lines) {
    if (line.kind === 'damaged') isDamaged = true;
    else if (line.kind === 'ended') answered += end(ports, line);
    else if (!store.hasRequest(line.request)) {
      store.addElsewhere(line);
      isOlder = true;
    }
  }
  return { isOlder: isOlder || answered > 0, isDamaged, answered };
}

/** How many open requests of this copy it answers: one or none. */
function end(ports: LookPorts, { request, outcome }: Extract<LedgerLine, { kind: 'ended' }>): 0 | 1 {
  const { store } = ports;
  const open = store.openRequest(request);
  if (open === undefined) store.endElsewhere(request, outcome);
  if (open !== undefined && outcome.kind === 'unsure' && outcome.unsureKind === 'created')
    endAsCreated(ports, open);
  // What else it may have come to is unsure, as every open request of an earlier run.
  if (open === undefined || outcome.kind !== 'sent') return 0;
  const { remoteRecordId } = outcome;
  if (store.recordOwner(open.accountId, remoteRecordId) !== undefined) return 0;
  const { submissionId, attemptId } = open;
  const detail = `The send ledger says that it was sent, with the id ${remoteRecordId}.`;
  const answer = { status: null, headers: {}, body: null, error: detail };
  store.insertAnswer({ attemptId, outcome: 'sent', ...answer });
  store.move(submissionId, { state: 'sent', reason: 'created', detail, remoteRecordId });
  store.addEvidence({ submissionId, actor: 'start-up', kind: 'ledger', detail });
  return 1;
}

/** The remote said so: it never leaves again, and a reading that does not have it proves nothing. */
function endAsCreated(ports: LookPorts, { submissionId, accountId }: OpenRequest): void {
  const { store } = ports;
  const detail = 'The send ledger says that the remote created it, and that its id is lost.';
  store.move(submissionId, { state: 'unsure', unsureKind: 'created', reason: 'answer-without-id', detail });
  store.startLooks(submissionId, firstLookAt(ports, accountId));
  store.addEvidence({ submissionId, actor: 'start-up', kind: 'answer-without-id', detail });
}

function takeOverAll(ports: Omit<Ports, 'ledger'>): FoundElsewhere {
  const { store } = ports;
  const found = { sent: 0, unsure: 0, rejected: 0 };
  for (const pair of store.elsewherePairs()) {
    const state = takeOver(ports, pair);
    if (state !== null) found[state] += 1;
  }
  return { ...found, lost: store.countLost() };
}

function add(known: FoundElsewhere, found: FoundElsewhere): FoundElsewhere {
  return {
    sent: known.sent + found.sent,
    unsure: known.unsure + found.unsure,
    rejected: known.rejected + found.rejected,
    lost: found.lost,
  };
}
