import { expectPresent } from '../../../../../shared/assert.ts';
import type { LookUp, Profile } from '../../../../../shared/model/profile.ts';
import type { Remote } from '../../../../../shared/model/remote.ts';
import type { Difference } from '../../../../../shared/model/submission.ts';
import type { DueLook, NewScan, StoredScan, Witness } from '../../ports/look-store.ts';
import type { StoredSubmission } from '../../ports/sending-store.ts';
import { concernsMoney } from '../compare-answer.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { liveRemoteOf } from '../find-remote.ts';
import { releaseLane } from '../holds.ts';
import { holdForDifference, reached } from '../lane-after.ts';
import { laneAt } from '../lane-at.ts';
import { replaceEdited } from '../replace-edited.ts';
import { judgeLook, type Verdict, wouldShow } from './judge-look.ts';
import { untilNextLook } from './look-times.ts';
import { foldLoosely, indexRecords } from './match-records.ts';
import type { Means } from './means.ts';
import type { ReadRecord } from './read-list.ts';
import { type Indexes, isSkuOwn, search } from './search.ts';
import { settleCopied } from './settle-copied.ts';
import { storedDifferences } from './stored-differences.ts';
import { tellVerdict } from './tell-look.ts';
import { hearWitnesses, type Testimony } from './witness.ts';

export type LookContext = {
  readonly remote: Remote;
  readonly profile: Profile;
  readonly lookUp: LookUp;
  readonly means: Means;
};

type List = Indexes &
  Testimony & {
    readonly scan: StoredScan;
    readonly began: number;
    readonly records: ReadonlyMap<string, ReadRecord>;
  };

/**
 * Writes down one reading and what it says about every product that was `due` when it began, in one transaction.
 * Opens a lane that two unsure products hold, where it settled one.
 */
export function settleLook(
  ports: EnginePorts,
  context: LookContext,
  reading: Omit<NewScan, 'witnessed' | 'records' | 'elapsed'> & { readonly began: number },
  {
    due,
    records,
    witnesses,
  }: {
    readonly due: readonly string[];
    readonly records: readonly ReadRecord[];
    readonly witnesses: readonly Witness[];
  },
): void {
  const { store } = ports;
  const { accountId } = reading;
  store.atomically(() => {
    const byId = new Map(records.map((one) => [one.id, one]));
    const testimony = hearWitnesses(witnesses, context.profile, byId);
    const { witnessed } = testimony;
    const { began, ...facts } = reading;
    const elapsed = ports.clock.elapsed();
    const scanId = store.insertScan({ ...facts, elapsed, records: records.length, witnessed });
    store.setListWorks(context.remote.id, true, null);
    if (reading.complete && context.means === 'list')
      store.saveListedSkus(
        accountId,
        records.flatMap(({ sku }) => sku?.trim() || []),
      );
    const scan = expectPresent(store.scan(scanId), 'a reading that was just written is there');
    const indexes = { exact: indexRecords(records), loose: indexRecords(records, foldLoosely) };
    const list = { ...testimony, ...indexes, scan, began, records: byId };
    const now = ports.clock.now();
    const looked = store
      .dueLooks(accountId, now)
      .filter(({ id }) => due.includes(id))
      .map((one) => settleOne(ports, context, one, list));
    // What is back in line by this reading may have left from another copy meanwhile.
    settleCopied(ports, context, list);
    store.saveLane(reached(laneAt(store.lane(accountId), now), now));
    if (looked.some(({ settled }) => settled)) releaseLane(store, accountId, ['unsure-twice']);
    if (looked.some(({ differences }) => differences.some(concernsMoney))) {
      store.saveLane(holdForDifference(store.lane(accountId), null));
    }
  });
}

type Looked = { readonly settled: boolean; readonly differences: readonly Difference[] };

const UNSETTLED: Looked = { settled: false, differences: [] };

/** What one product's look comes to: settled or not, and what of it is stored there otherwise. */
function settleOne(ports: EnginePorts, context: LookContext, due: DueLook, list: List): Looked {
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
    tellVerdict(verdict, list.scan, context.means),
  );
  const beganInThisRun = facts.earlier?.epoch === list.scan.epoch;
  const begins = verdict.kind === 'not-found' && !beganInThisRun && wouldShow(facts);
  if (begins) store.noteAbsent(due.id, list.scan.id);
  const looked = write(ports, context, due, verdict, list);
  if (!looked.settled) planNext(ports, lookUp, due, { verdict, isHalfProven: beganInThisRun || begins });
  if (due.sentSku !== null) ports.checks.recheckSkus([due.sentSku]);
  return looked;
}

function write(
  ports: EnginePorts,
  context: LookContext,
  due: DueLook,
  verdict: Verdict,
  { records }: List,
): Looked {
  if (verdict.kind === 'there') {
    const record = expectPresent(records.get(verdict.id), 'it was found in the list');
    const differences = storedDifferences(ports, due, record.record, context.profile);
    ports.store.move(due.id, { state: 'sent', reason: 'created', remoteRecordId: record.id, differences });
    return { settled: true, differences };
  }
  if (verdict.kind !== 'absent') return UNSETTLED;
  ports.store.proveAbsent(due.productId, due.accountId);
  if (verdict.again) sendAgain(ports, due);
  return { ...UNSETTLED, settled: verdict.again };
}

/** The frozen body again, so that one reference never stands for two bodies; an edited product, or one whose remote is gone, gets a new submission. */
function sendAgain({ store }: EnginePorts, due: DueLook): void {
  const submission = expectPresent<StoredSubmission>(store.submission(due.id), 'it was looked up');
  const product = expectPresent(store.product(due.productId), 'a submission has a product');
  const remote = liveRemoteOf(store, due);
  const isFrozen = product.version === submission.productVersion && remote?.id === due.remoteId;
  if (isFrozen || product.trashed || remote === undefined) {
    store.move(due.id, { state: 'queued' });
    store.withdrawOrphan(due.id);
  } else replaceEdited(store, submission, remote, 'engine');
}

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
  const next = mayTellMore ? untilNextLook(lookUp, looks, isHalfProven) : undefined;
  store.scheduleLook(due.id, next === undefined ? null : clock.now() + next, looks);
}

function note({ store }: EnginePorts, submissionId: string, kind: string, detail: string): void {
  store.addEvidence({ submissionId, actor: 'engine', kind, detail });
}
