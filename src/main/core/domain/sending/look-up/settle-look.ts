import { expectPresent } from '../../../../../shared/assert.ts';
import type { LookUp, Profile } from '../../../../../shared/model/profile.ts';
import type { Remote } from '../../../../../shared/model/remote.ts';
import type { DueLook, NewScan, StoredScan } from '../../ports/look-store.ts';
import type { StoredSubmission } from '../../ports/sending-store.ts';
import { concernsMoney } from '../compare-answer.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { releaseLane } from '../holds.ts';
import { reached } from '../lane-after.ts';
import { laneAt } from '../lane-at.ts';
import { replaceEdited } from '../replace-edited.ts';
import { judgeLook, type Verdict, wouldShow } from './judge-look.ts';
import { foldLoosely, indexRecords } from './match-records.ts';
import type { ReadRecord } from './read-list.ts';
import { type Indexes, isSkuOwn, search } from './search.ts';
import { storedDifferences } from './stored-differences.ts';
import { tellVerdict } from './tell-look.ts';
import { hearWitnesses, type Testimony } from './witness.ts';

export type LookContext = {
  readonly remote: Remote;
  readonly profile: Profile;
  readonly lookUp: LookUp;
};

type List = Indexes &
  Testimony & {
    readonly scan: StoredScan;
    readonly began: number;
    readonly records: ReadonlyMap<string, ReadRecord>;
  };

/**
 * Writes down one reading of a list and what it says about every product that was `due` when it began, in one transaction.
 * Opens a lane that two unsure products hold, where it settled one.
 */
export function settleLook(
  ports: EnginePorts,
  context: LookContext,
  reading: Omit<NewScan, 'witnessed' | 'records' | 'elapsed'> & { readonly began: number },
  { due, records }: { readonly due: readonly string[]; readonly records: readonly ReadRecord[] },
): void {
  const { store } = ports;
  const { accountId } = reading;
  store.atomically(() => {
    const byId = new Map(records.map((one) => [one.id, one]));
    const testimony = hearWitnesses(store, accountId, context.profile, byId);
    const { witnessed } = testimony;
    const { began, ...facts } = reading;
    const elapsed = ports.clock.elapsed();
    const scanId = store.insertScan({ ...facts, elapsed, records: records.length, witnessed });
    store.setListWorks(context.remote.id, true, null);
    if (reading.complete)
      store.saveListedSkus(
        accountId,
        records.flatMap(({ sku }) => sku?.trim() || []),
      );
    const scan = expectPresent(store.scan(scanId), 'a reading that was just written is there');
    const indexes = { exact: indexRecords(records), loose: indexRecords(records, foldLoosely) };
    const list = { ...testimony, ...indexes, scan, began, records: byId };
    const settled = store
      .dueLooks(accountId, ports.clock.now())
      .filter(({ id }) => due.includes(id))
      .filter((one) => settleOne(ports, context, one, list)).length;
    store.saveLane(reached(laneAt(store.lane(accountId), ports.clock.now()), ports.clock.now()));
    if (settled > 0) releaseLane(store, accountId, ['unsure-twice']);
    holdForDifference(store, accountId, due);
  });
}

/** True when it is settled. */
function settleOne(ports: EnginePorts, context: LookContext, due: DueLook, list: List): boolean {
  const { store } = ports;
  const { profile, lookUp } = context;
  const attempts = store.doubtfulAttempts(due.productId, due.accountId);
  const isFree = (id: string) => store.recordOwner(due.accountId, id) === undefined;
  const facts = {
    due,
    result: search(list, attempts, profile, isFree, list),
    isSkuOwn: isSkuOwn(due, attempts, (sku) => store.skuLeftElsewhere(due.accountId, sku, due.productId)),
    wasConfirmed: attempts.some((attempt) => attempt.wasConfirmed),
    scan: list.scan,
    began: list.began,
    earlier: due.absentScan === null ? undefined : store.scan(due.absentScan),
    lookUp,
    unsureRequests: store.countUnsure(due.id),
  };
  const verdict = judgeLook(facts);
  note(
    ports,
    due.id,
    verdict.kind === 'there' ? 'found-there' : verdict.kind,
    tellVerdict(verdict, list.scan),
  );
  const beganInThisRun = facts.earlier?.epoch === list.scan.epoch;
  const begins = verdict.kind === 'not-found' && !beganInThisRun && wouldShow(facts);
  if (begins) store.noteAbsent(due.id, list.scan.id);
  const settled = write(ports, context, due, verdict, list);
  if (!settled) planNext(ports, lookUp, due, { verdict, isHalfProven: beganInThisRun || begins });
  if (due.sentSku !== null) ports.checks.recheckSkus([due.sentSku]);
  return settled;
}

function write(
  ports: EnginePorts,
  context: LookContext,
  due: DueLook,
  verdict: Verdict,
  { records }: List,
): boolean {
  if (verdict.kind === 'there') {
    settleAsThere(ports, context, due, expectPresent(records.get(verdict.id), 'it was found in the list'));
    return true;
  }
  if (verdict.kind !== 'absent') return false;
  ports.store.proveAbsent(due.productId, due.accountId);
  if (verdict.again) sendAgain(ports, due);
  return verdict.again;
}

function settleAsThere(ports: EnginePorts, { profile }: LookContext, due: DueLook, record: ReadRecord): void {
  const { store } = ports;
  const differences = storedDifferences(ports, due, record.record, profile);
  store.move(due.id, { state: 'sent', reason: 'created', remoteRecordId: record.id, differences });
}

/** A first difference in price or currency holds the lane until it was seen; another hold that is there stays. */
function holdForDifference(store: EnginePorts['store'], accountId: number, ids: readonly string[]): void {
  const lane = store.lane(accountId);
  if (lane.hold !== null || lane.differenceSeen) return;
  if (!ids.some((id) => store.differencesOf(id).some(concernsMoney))) return;
  store.saveLane({ ...lane, hold: 'difference', detail: null });
}

/** The frozen body again, so that one reference never stands for two bodies; an edited product gets a new submission. */
function sendAgain({ store }: EnginePorts, due: DueLook): void {
  const submission = expectPresent<StoredSubmission>(store.submission(due.id), 'it was looked up');
  const product = expectPresent(store.product(due.productId), 'a submission has a product');
  const remote = expectPresent(store.remote(due.remoteId), 'a submission has a remote');
  const leadsThere = remote.removedAt === null && remote.accountId === due.accountId;
  if (product.version === submission.productVersion || product.trashed || !leadsThere) {
    store.move(due.id, { state: 'queued' });
    store.withdrawOrphan(due.id);
  } else replaceEdited(store, submission, remote, 'engine');
}

/** A proof that is half done is worth so many more looks than the profile asks for. */
const LOOKS_FOR_A_PROOF = 3;
const NEXT_FOR_A_PROOF_MS = 70_000;

type Seen = { readonly verdict: Verdict; readonly isHalfProven: boolean };

/** When it is looked up again; never by itself where that can't tell more, or was done often enough. */
function planNext(
  { store, clock }: EnginePorts,
  lookUp: LookUp,
  due: DueLook,
  { verdict, isHalfProven }: Seen,
): void {
  const looks = due.looks + 1;
  const mayTellMore = verdict.kind === 'not-found' || verdict.kind === 'alike';
  const isWorthIt = isHalfProven && looks < lookUp.settleSeconds.length + LOOKS_FOR_A_PROOF;
  const more = untilNextLook(lookUp, looks) ?? (isWorthIt ? NEXT_FOR_A_PROOF_MS : undefined);
  const next = mayTellMore ? more : undefined;
  store.scheduleLook(due.id, next === undefined ? null : clock.now() + next, looks);
}

/** Milliseconds from one look to the next after so many; `undefined` after the last one. */
export function untilNextLook({ settleSeconds }: LookUp, looks: number): number | undefined {
  const next = settleSeconds[looks];
  return next === undefined ? undefined : Math.max(1, next - (settleSeconds[looks - 1] ?? 0)) * 1_000;
}

function note({ store }: EnginePorts, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'engine', kind, detail });
}
