import { expectPresent } from '../../../../../shared/assert.ts';
import type { ProductList } from '../../../../../shared/model/profile.ts';
import type { Exchange } from '../../ports/http-client.ts';
import { authorise, buildListRequest } from '../build-request.ts';
import { classifyNotConnected } from '../classify.ts';
import { describeNotConnected } from '../describe.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { parseJson } from '../json-text.ts';
import { laneAfter } from '../lane-after.ts';
import { laneAt } from '../lane-at.ts';
import { isHtml } from '../read-answer.ts';
import { redactKey } from '../redact-key.ts';
import { longestUntilLook, untilNextLook } from './look-times.ts';
import { readList } from './read-list.ts';
import { type LookContext, settleLook } from './settle-look.ts';
import { tellFailure } from './tell-look.ts';

export type LookStep = LookContext & {
  readonly list: ProductList;
  readonly accountId: number;
  readonly why: 'before' | 'look-up';
};

/** What a look needs of the lane that it runs in. */
export type LookRun = {
  readonly epoch: number;
  /** Resolves when the next request may leave; false where the program ends or the computer sleeps. */
  readonly pace: () => Promise<boolean>;
  /** The catalog may be gone: nothing is written any more. */
  readonly isClosed: () => boolean;
};

/** Reads an account's list and writes down what it says. Only reads there: however it ends, nothing is created by it. */
export async function lookUp(ports: EnginePorts, step: LookStep, run: LookRun, key: string): Promise<void> {
  const { clock } = ports;
  const startedAt = clock.now();
  const began = clock.elapsed();
  // What becomes unsure while the list is read may be missing in what was read before.
  const due = ports.store.dueLooks(step.accountId, startedAt).map(({ id }) => id);
  const fetchPage = async (page: number): Promise<Exchange | undefined> => {
    if (!(await run.pace())) return undefined;
    const request = expectPresent(buildListRequest(step.profile, step.remote.baseUrl, page), 'it has a list');
    const exchange = await ports.http.send({ ...request, secret: authorise(step.remote.auth, key) });
    return redactKey(exchange, key);
  };
  const reading = await readList(step.profile, step.list, fetchPage);
  if (reading.kind === 'stopped' || run.isClosed()) return;
  const { epoch } = run;
  const scan = {
    accountId: step.accountId,
    remoteId: step.remote.id,
    why: step.why,
    epoch,
    startedAt,
    began,
  };
  if (reading.kind === 'read') {
    const { pages, complete } = reading;
    settleLook(ports, step, { ...scan, pages, complete, detail: null }, { due, records: reading.records });
    return;
  }
  ports.store.atomically(() =>
    settleFailed(ports, step, reading.exchange, { ...scan, pages: reading.pages }),
  );
}

type FailedScan = Omit<Parameters<typeof settleLook>[2], 'complete' | 'detail'>;

/** A remote that can't be reached makes its lane wait. Only a plain word that there is no list ends the looks there. */
function settleFailed(ports: EnginePorts, step: LookStep, exchange: Exchange, scan: FailedScan): void {
  const { store, clock } = ports;
  const { accountId, remote } = step;
  if (exchange.kind === 'not-connected' || (exchange.kind === 'answer' && exchange.status === 429)) {
    return wait(ports, step, exchange);
  }
  const detail = tellFailure(exchange);
  const { began: _began, ...facts } = scan;
  store.insertScan({
    ...facts,
    elapsed: clock.elapsed(),
    records: 0,
    complete: false,
    witnessed: false,
    detail,
  });
  const isUseless = hasNoList(exchange) || isNotAllowed(exchange);
  if (isUseless) store.setListWorks(remote.id, false, detail);
  const otherWay = isUseless && store.lookRemote(accountId) !== undefined;
  for (const due of otherWay ? [] : store.dueLooks(accountId, clock.now())) {
    store.addEvidence({ submissionId: due.id, actor: 'engine', kind: 'look-failed', detail });
    const looks = due.looks + 1;
    const next = isUseless ? undefined : untilNextLook(step.lookUp, looks, false);
    store.scheduleLook(due.id, next === undefined ? null : clock.now() + next, looks);
  }
  if (isUseless && !otherWay) store.endLooks(accountId);
}

/** What says for certain that there is no list: the statuses for that, or a whole answer that is something else. */
function hasNoList(exchange: Exchange): boolean {
  if (exchange.kind !== 'answer' || exchange.cut || isHtml(exchange)) return false;
  if ([404, 405, 410, 501].includes(exchange.status)) return true;
  return exchange.status >= 200 && exchange.status < 300 && parseJson(exchange.body) !== undefined;
}

/** Not with this key; with another one it is tried again. */
function isNotAllowed(exchange: Exchange): boolean {
  return exchange.kind === 'answer' && [401, 402, 403].includes(exchange.status);
}

function wait(
  { store, clock, random }: EnginePorts,
  { accountId, lookUp: rules }: LookStep,
  exchange: Exchange,
): void {
  const outcome =
    exchange.kind === 'not-connected'
      ? classifyNotConnected(exchange.cause)
      : ({ class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } } as const);
  const detail = exchange.kind === 'not-connected' ? describeNotConnected(exchange) : null;
  const headers = exchange.kind === 'answer' ? exchange.headers : {};
  const moment = { now: clock.now(), fraction: random.fraction(), headers, detail, moneyDiffers: false };
  const after = laneAfter(laneAt(store.lane(accountId), moment.now), outcome, moment);
  store.saveLane(after);
  if (after.hold === null || after.notBefore !== null) return;
  // A hold that is there stays, and does not stop looks: without a wait they would come at once, for ever.
  for (const due of store.dueLooks(accountId, moment.now)) {
    store.scheduleLook(due.id, moment.now + longestUntilLook(rules), due.looks);
  }
}
