import { expectPresent } from '../../../../../shared/assert.ts';
import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Exchange, HttpRequest } from '../../ports/http-client.ts';
import type { DueLook, Witness } from '../../ports/look-store.ts';
import { authorise, buildListRequest } from '../build-request.ts';
import { classifyNotConnected } from '../classify.ts';
import { describeNotConnected } from '../describe.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { parseJson } from '../json-text.ts';
import { laneAfter } from '../lane-after.ts';
import { laneAt } from '../lane-at.ts';
import { isHtml } from '../read-answer.ts';
import { matchesAny, saysFailed } from '../read-error.ts';
import { redactKey } from '../redact-key.ts';
import { askEach, chooseWitnesses } from './ask-each.ts';
import { longestUntilLook, untilNextLook } from './look-times.ts';
import { type Reading, readList } from './read-list.ts';
import { type LookContext, settleLook } from './settle-look.ts';
import { tellFailure } from './tell-look.ts';

export type LookStep = LookContext & {
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

/** Asked for one by one, so many products are looked up at a time; the others are due at once. */
const MOST_ASKED = 50;

type Fetch = (request: Omit<HttpRequest, 'secret'>) => Promise<Exchange | undefined>;

/** Reads an account's list, or asks for each product, and writes down what it says. Only reads there: however it ends, nothing is created by it. */
export async function lookUp(ports: EnginePorts, step: LookStep, run: LookRun, key: string): Promise<void> {
  const { clock } = ports;
  const startedAt = clock.now();
  const began = clock.elapsed();
  // What becomes unsure while the list is read may be missing in what was read before.
  const all = ports.store.dueLooks(step.accountId, startedAt);
  const due = step.means === 'list' ? all : all.slice(0, MOST_ASKED);
  const fetch: Fetch = async (request) => {
    if (!(await run.pace())) return undefined;
    const secret = authorise(step.profile, step.remote, key);
    return redactKey(await ports.http.send({ ...request, secret }), key, step.profile.auth);
  };
  const { reading, witnesses } = await read(ports, step, due, fetch);
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
    const { pages, complete, doubt } = reading;
    const ids = due.map(({ id }) => id);
    settleLook(
      ports,
      step,
      { ...scan, pages, complete, detail: doubt },
      { due: ids, records: reading.records, witnesses },
    );
    return;
  }
  ports.store.atomically(() =>
    settleFailed(ports, step, reading.exchange, { ...scan, pages: reading.pages }),
  );
}

type Read = { readonly reading: Reading; readonly witnesses: readonly Witness[] };

async function read(
  { store }: EnginePorts,
  { profile, means, remote, accountId }: LookStep,
  due: readonly DueLook[],
  fetch: Fetch,
): Promise<Read> {
  // What answers for one reference alone, and answered for this one, shows by it that it works. A list that shows what it showed
  // shows nothing about what it hides.
  const witnesses = store.witnesses(accountId, means !== 'list');
  if (means === 'list') {
    const list = expectPresent(profile.lookUp?.list, 'it is read');
    const reading = await readList(profile, list, remote.origin, (position) =>
      fetch(expectPresent(buildListRequest(profile, remote.baseUrl, position), 'it has a list')),
    );
    return { reading, witnesses };
  }
  const attempts = due.flatMap(({ productId }) => store.doubtfulAttempts(productId, accountId));
  const chosen = chooseWitnesses(witnesses, attempts, profile);
  const toAsk = { attempts, witnesses: chosen };
  return { reading: await askEach(profile, means, remote.baseUrl, toAsk, fetch), witnesses: chosen };
}

type FailedScan = Omit<Parameters<typeof settleLook>[2], 'complete' | 'detail'>;

/** A remote that can't be reached makes its lane wait. Only a plain word that there is no list ends the looks there. */
function settleFailed(ports: EnginePorts, step: LookStep, exchange: Exchange, scan: FailedScan): void {
  const { store, clock } = ports;
  const { accountId, remote } = step;
  if (exchange.kind === 'not-connected' || (exchange.kind === 'answer' && exchange.status === 429)) {
    return wait(ports, step, exchange);
  }
  const detail = tellFailure(exchange, step.means);
  const { began: _began, ...facts } = scan;
  store.insertScan({
    ...facts,
    elapsed: clock.elapsed(),
    records: 0,
    complete: false,
    witnessed: false,
    detail,
  });
  const isUseless =
    (step.means === 'list' && hasNoList(exchange, step.profile)) || isNotAllowed(exchange, step.profile);
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
function hasNoList(exchange: Exchange, profile: Profile): boolean {
  if (exchange.kind !== 'answer' || exchange.cut || isHtml(exchange)) return false;
  if ([404, 405, 410, 501].includes(exchange.status)) return true;
  if (saysFailed(exchange, profile)) return false; // a failure may pass
  return exchange.status >= 200 && exchange.status < 300 && parseJson(exchange.body) !== undefined;
}

/** Not with this key; with another one it is tried again. */
function isNotAllowed(exchange: Exchange, profile: Profile): boolean {
  if (exchange.kind !== 'answer') return false;
  return [401, 402, 403].includes(exchange.status) || matchesAny(exchange, profile, profile.errors.wrongKey);
}

function wait(
  { store, clock, random }: EnginePorts,
  { accountId, lookUp: rules, profile }: LookStep,
  exchange: Exchange,
): void {
  const outcome =
    exchange.kind === 'not-connected'
      ? classifyNotConnected(exchange.cause)
      : ({ class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } } as const);
  const detail = exchange.kind === 'not-connected' ? describeNotConnected(exchange) : null;
  const headers = exchange.kind === 'answer' ? exchange.headers : {};
  const { reset } = profile.limits;
  const chance = random.fraction();
  const moment = { now: clock.now(), fraction: chance, headers, reset, detail, moneyDiffers: false };
  const after = laneAfter(laneAt(store.lane(accountId), moment.now), outcome, moment);
  store.saveLane(after);
  if (after.hold === null || after.notBefore !== null) return;
  // A hold that is there stays, and does not stop looks: without a wait they would come at once, for ever.
  for (const due of store.dueLooks(accountId, moment.now)) {
    store.scheduleLook(due.id, moment.now + longestUntilLook(rules), due.looks);
  }
}
