import { expectPresent } from '../../../../../shared/assert.ts';
import type { ProductList } from '../../../../../shared/model/profile.ts';
import type { Exchange } from '../../ports/http-client.ts';
import { authorise, buildListRequest } from '../build-request.ts';
import { classifyNotConnected } from '../classify.ts';
import { describeNotConnected } from '../describe.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { laneAfter } from '../lane-after.ts';
import { laneAt } from '../lane-at.ts';
import { redactKey } from '../redact-key.ts';
import { readList } from './read-list.ts';
import { type LookContext, settleLook, untilNextLook } from './settle-look.ts';
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
  if (reading.kind === 'stopped') return;
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

/** A remote that can't be reached makes its lane wait; a list that is refused is never asked for again by itself. */
function settleFailed(ports: EnginePorts, step: LookStep, exchange: Exchange, scan: FailedScan): void {
  const { store } = ports;
  const { accountId } = step;
  if (exchange.kind === 'not-connected' || (exchange.kind === 'answer' && exchange.status === 429)) {
    return wait(ports, accountId, exchange);
  }
  const detail = tellFailure(exchange);
  const { began: _began, ...facts } = scan;
  const elapsed = ports.clock.elapsed();
  store.insertScan({ ...facts, elapsed, records: 0, complete: false, witnessed: false, detail });
  const isRefused = exchange.kind === 'answer' && exchange.status < 500;
  if (isRefused) store.setListWorks(step.remote.id, false, detail);
  for (const due of store.dueLooks(accountId, ports.clock.now())) {
    store.addEvidence({ submissionId: due.id, actor: 'engine', kind: 'look-failed', detail });
    const looks = due.looks + 1;
    const next = isRefused ? undefined : untilNextLook(step.lookUp, looks);
    store.scheduleLook(due.id, next === undefined ? null : ports.clock.now() + next, looks);
  }
  if (isRefused && store.lookRemote(accountId) === undefined) store.endLooks(accountId);
}

function wait({ store, clock, random }: EnginePorts, accountId: number, exchange: Exchange): void {
  const answered = exchange.kind === 'answer';
  const outcome =
    exchange.kind === 'not-connected'
      ? classifyNotConnected(exchange.cause)
      : ({ class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } } as const);
  const detail = exchange.kind === 'not-connected' ? describeNotConnected(exchange) : null;
  const headers = answered ? exchange.headers : {};
  const moment = { now: clock.now(), fraction: random.fraction(), headers, detail, moneyDiffers: false };
  store.saveLane(laneAfter(laneAt(store.lane(accountId), moment.now), outcome, moment));
}
