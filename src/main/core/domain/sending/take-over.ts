import { expectPresent } from '../../../../shared/assert.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { withPublicImage } from '../../../../shared/model/published-image.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { ElsewherePair, ElsewhereRequest } from '../ports/elsewhere-store.ts';
import type { LedgerOutcome } from '../ports/ledger.ts';
import type { StoredSubmission, SubmissionMove } from '../ports/sending-store.ts';
import { buildRequest, requestHead } from './build-request.ts';
import type { EnginePorts } from './engine-ports.ts';
import { firstLookAt } from './look-up/plan-look.ts';

type Ports = Pick<EnginePorts, 'store' | 'clock' | 'profiles' | 'checks'>;

export type TakenOver = 'sent' | 'unsure' | 'rejected';

/** The version of a product whose body can't be made again: no product has it, so that the body never leaves again. */
const UNKNOWN_VERSION = 0;

/** What another copy's requests come to for one product; `null` where all of them created nothing. */
type Ending = { readonly request: ElsewhereRequest; readonly state: TakenOver };

/**
 * Makes what another copy of the catalog sent for a product part of this one: its requests become attempts here, and the
 * submission of the product stands where they left it. What nobody can know is unsure. The caller is in a transaction.
 */
export function takeOver(ports: Ports, pair: ElsewherePair): TakenOver | null {
  const { store } = ports;
  const requests = store.elsewhereOf(pair);
  const ending = endOf(requests);
  const remoteId = store.remoteOf(pair.accountId);
  const remote = remoteId === undefined ? undefined : store.remote(remoteId);
  if (remote === undefined || isThereByWord(store, pair)) return null;
  for (const { request } of requests) store.settleElsewhere(request);
  const submission = ending === null ? undefined : findPlace(ports, pair, remote, ending);
  if (ending === null || submission === undefined) return null;
  const earlier = requests.filter((request) => request !== ending.request);
  for (const request of earlier) addAttempt(ports, submission, remote, request, 'with its answer');
  moveTo(ports, submission, remote, ending);
  if (ending.request.sku !== null) ports.checks.recheckSkus([ending.request.sku]);
  return ending.state;
}

/** The person may take that back; what the other copy sent is kept until then, and comes before whatever would leave. */
function isThereByWord(store: Ports['store'], pair: ElsewherePair): boolean {
  const live = store.liveSubmission(pair);
  return live !== undefined && store.saidThere(live) !== undefined;
}

/** The strongest that any of them says: sent, then unsure; refused only where none may have arrived. */
function endOf(requests: readonly ElsewhereRequest[]): Ending | null {
  const last = (kinds: readonly (LedgerOutcome['kind'] | undefined)[]) =>
    requests.findLast(({ outcome }) => kinds.includes(outcome?.kind));
  const sent = last(['sent']);
  if (sent !== undefined) return { request: sent, state: 'sent' };
  const created = requests.findLast(
    ({ outcome }) => outcome?.kind === 'unsure' && outcome.unsureKind === 'created',
  );
  const unsure = created ?? last(['unsure', undefined]);
  if (unsure !== undefined) return { request: unsure, state: 'unsure' };
  const rejected = last(['rejected']);
  return rejected === undefined ? null : { request: rejected, state: 'rejected' };
}

/** The submission that stands for the product, or a new one; `undefined` where what is known here is more. */
function findPlace(
  { store }: Ports,
  pair: ElsewherePair,
  remote: Remote,
  { state, request }: Ending,
): StoredSubmission | undefined {
  const live = store.liveSubmission(pair);
  const known = live === undefined ? undefined : store.submission(live);
  if (known?.state === 'sent') return undefined;
  if (known?.state === 'rejected') {
    if (state === 'rejected') return undefined;
    store.move(known.id, { state: 'superseded' });
  }
  if (known !== undefined && known.state !== 'rejected') return known;
  // As the other copy named it, unless this one knows that name already.
  const name = store.submission(request.submissionId) === undefined ? request.submissionId : undefined;
  const id = store.enqueue(pair.productId, remote, name);
  return id === undefined ? undefined : store.submission(id);
}

function moveTo(ports: Ports, submission: StoredSubmission, remote: Remote, ending: Ending): void {
  const { store } = ports;
  const { id, state } = submission;
  const to = settleAs(ports, submission, ending);
  // It is unsure already; this request is one more that may have created it. What a remote said that it created is more.
  if (state === 'unsure' && to.state !== 'sent' && to.unsureKind !== 'created') {
    addAttempt(ports, submission, remote, ending.request, 'with its answer');
    return;
  }
  if (state === 'queued') {
    const { attemptId, productVersion } = addAttempt(ports, submission, remote, ending.request, 'open');
    const { sku: sentSku } = ending.request;
    store.markSending(id, { attemptId, productVersion, sentSku, skuFreeScan: undefined });
    addAnswer(ports, attemptId, ending.request.outcome);
  } else addAttempt(ports, submission, remote, ending.request, 'with its answer');
  store.move(id, to);
  if (to.state === 'unsure') store.startLooks(id, firstLookAt(ports, submission.accountId));
  const kind = to.reason === 'answer-without-id' ? to.reason : 'ledger';
  store.addEvidence({ submissionId: id, actor: 'start-up', kind, detail: to.detail ?? '' });
}

const SAID = 'This copy of the catalog is older: by the send ledger';

function settleAs({ store }: Ports, { accountId }: StoredSubmission, ending: Ending): SubmissionMove {
  const { outcome } = ending.request;
  if (outcome?.kind === 'sent') {
    const { remoteRecordId } = outcome;
    const owner = store.recordOwner(accountId, remoteRecordId);
    if (owner === undefined) {
      const detail = `${SAID} it was sent, with the id ${remoteRecordId}.`;
      return { state: 'sent', reason: 'created', detail, remoteRecordId };
    }
    const detail = `${SAID} it was sent, with the id ${remoteRecordId}, which “${owner.productName}” has here.`;
    // Against an id that only a person gave, the remote's own word counts.
    return owner.isSaid
      ? { state: 'unsure', unsureKind: 'created', reason: 'answer-without-id', detail }
      : { state: 'unsure', unsureKind: 'maybe', reason: 'id-taken', detail };
  }
  if (outcome?.kind === 'rejected')
    return { state: 'rejected', reason: 'not-accepted', detail: `${SAID} it was not accepted.` };
  const isCreated = outcome?.kind === 'unsure' && outcome.unsureKind === 'created';
  const detail = `${SAID} its request left, and nobody can know whether it was created.`;
  return isCreated
    ? { state: 'unsure', unsureKind: 'created', reason: 'answer-without-id', detail }
    : { state: 'unsure', unsureKind: 'maybe', reason: 'no-answer', detail };
}

function addAttempt(
  ports: Ports,
  submission: StoredSubmission,
  remote: Remote,
  request: ElsewhereRequest,
  how: 'open' | 'with its answer',
): { readonly attemptId: number; readonly productVersion: number } {
  const { store, profiles } = ports;
  const profile = profiles.find(remote.profileId);
  const { identity, at: startedAt } = request;
  const target = profile && { profile, settings: remote.settings, baseUrl: remote.baseUrl };
  const head = target === undefined ? NO_HEAD : requestHead(target, identity);
  const made = profile === undefined ? NO_BODY : makeAgain(ports, submission, remote, profile, request);
  const facts = { submissionId: submission.id, epoch: 0, identity, request: request.request, startedAt };
  const attemptId = store.insertAttempt({ ...facts, ...head, ...made });
  if (how === 'with its answer') addAnswer(ports, attemptId, request.outcome);
  return { attemptId, productVersion: made.productVersion };
}

const NO_HEAD = { method: 'POST', url: '', headers: {} } as const;
const NO_BODY = { body: '', productVersion: UNKNOWN_VERSION };

/** The body that left, where this copy has the product as it was then; the ledger knows only its hash. */
function makeAgain(
  { store }: Ports,
  { productId }: StoredSubmission,
  { settings, baseUrl }: Remote,
  profile: Profile,
  { identity, productVersion, bodyHash }: ElsewhereRequest,
): { readonly body: string; readonly productVersion: number } {
  const { fields, version } = expectPresent(store.product(productId), 'a submission has a product');
  if (version !== productVersion) return NO_BODY;
  try {
    const leaving = withPublicImage(fields, store.publishedImage(settings, fields.imageUrl));
    const { body } = buildRequest(leaving, { profile, settings, baseUrl }, identity);
    return store.hashBody(body) === bodyHash ? { body, productVersion } : NO_BODY;
  } catch (error) {
    // As it is now it can't be sent at all, so that this is not what left.
    if (error instanceof RangeError) return NO_BODY;
    throw error;
  }
}

/** None where nobody knows what became of it. */
function addAnswer({ store }: Ports, attemptId: number, outcome: LedgerOutcome | null): void {
  if (outcome === null) return;
  const error = 'Another copy of this catalog had the answer; the send ledger keeps what it came to.';
  store.insertAnswer({ attemptId, outcome: outcome.kind, status: null, headers: {}, body: null, error });
}
