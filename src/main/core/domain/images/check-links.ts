import type { Input } from '../../../../shared/contract/api.ts';
import type { LinkCheck, LinkCounts } from '../../../../shared/model/link-check.ts';
import { LINK_OUTCOMES } from '../../../../shared/model/link-fault.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { Scope } from '../../../../shared/model/query.ts';
import type { Many } from '../editing/parts.ts';
import { Failure } from '../failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImageFetcher, NotAsked } from '../ports/image-fetcher.ts';
import type { Job, Jobs } from '../ports/jobs.ts';
import type { LinkCheckStore, WantedLink } from '../ports/link-check-store.ts';
import type { Notice } from '../ports/notice.ts';
import type { Transactions } from '../ports/transactions.ts';
import { judgeLink } from './check-outcome.ts';
import { hostOf } from './host-of.ts';

export type LinkCheckDeps = {
  readonly links: LinkCheckStore;
  readonly fetcher: ImageFetcher;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly jobs: Jobs;
  readonly transactions: Transactions;
  readonly notice: Notice;
  /** The products of a scope. @throws Failure where its list is out of date */
  readonly readScope: (scope: Scope) => Promise<Many<ProductId>>;
  /** Lets everything else that waits for this thread go first. @throws Failure when the catalog is being closed */
  readonly pause: () => Promise<void>;
};

const DAY_MS = 86_400_000;
/** Products between two pauses. */
const BATCH = 500;
/** Asked for at a time; the fetcher sees to it that no host has many of them. */
const AT_ONCE = 64;
/** Written at a time: each write is confirmed by the disk. */
const WRITTEN_AT_ONCE = 50;
/** How late a cancel is heard at most. */
const HEED_MS = 250;
/** So many in a row without any answer, and there is no network: but for one host among several, whose name nobody can tell. */
const PROOF_OF_OFFLINE = 8;

/**
 * Looks at the web addresses of images, each once. What was found is kept as it comes; what could not be asked stays as it was known.
 * @throws Failure where the scope's list is out of date, or the catalog is closed meanwhile
 */
export async function checkLinks(
  deps: LinkCheckDeps,
  { scope, again, job }: Input<'images.check'>,
): Promise<LinkCounts> {
  const { links, jobs, notice } = deps;
  const looking = jobs.begin(job, 'looking', 0);
  const isWhole = await collect(deps, { scope, again }, looking);
  const { addresses, known } = links.counts();
  const checking = jobs.begin(job, 'looking', addresses - known);
  const run = startRun(deps);
  try {
    await lookAtAll(deps, run, checking);
  } finally {
    notice({ products: true });
  }
  const counts = sum(run, { addresses, known });
  return isWhole ? counts : { ...counts, ended: 'cancelled' };
}

/** False where it was cancelled before all addresses were noted. */
async function collect(
  { links, clock, pause, readScope }: LinkCheckDeps,
  { scope, again }: Pick<Input<'images.check'>, 'scope' | 'again'>,
  job: Job,
): Promise<boolean> {
  const now = clock.now();
  const ids = await readScope(scope);
  links.begin();
  for (let from = 0; from < ids.length; from += BATCH) {
    if (job.isCancelled()) return false;
    links.want(ids.slice(from, from + BATCH), again ? null : { from: now - DAY_MS, to: now });
    await pause();
  }
  return true;
}

/** What a check came to so far. */
type Run = {
  found: LinkCheck[];
  readonly outcomes: Record<LinkCheck['outcome'], number>;
  readonly notAsked: Record<NotAsked, number>;
  /** Without any answer in between, and of which hosts. */
  offline: number;
  readonly silent: Set<string>;
  /** Hosts that were asked. */
  readonly asked: Set<string>;
  /** A server answered. */
  reached: boolean;
  cancelled: boolean;
  /** Something went wrong here, not there. */
  error: { readonly cause: unknown } | null;
  readonly hosts: readonly string[];
};

function startRun({ links }: LinkCheckDeps): Run {
  const zero = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>; // every key is there
  return {
    found: [],
    outcomes: zero(LINK_OUTCOMES),
    notAsked: zero(['offline', 'busy', 'proxy', 'stopped']),
    offline: 0,
    silent: new Set(),
    asked: new Set(),
    reached: false,
    cancelled: false,
    error: null,
    hosts: links.allowedHosts(),
  };
}

async function lookAtAll(deps: LinkCheckDeps, run: Run, job: Job): Promise<void> {
  const open = new Set<Promise<void>>();
  const goesOn = () => {
    run.cancelled ||= job.isCancelled();
    return run.error === null && !run.cancelled && whyOver(run) === null;
  };
  let wanted: readonly WantedLink[] = [];
  while (goesOn()) {
    if (wanted.length === 0) wanted = deps.links.next(AT_ONCE);
    const [next, ...rest] = wanted;
    if (next === undefined && open.size === 0) break;
    if (next !== undefined && open.size < AT_ONCE) {
      wanted = rest;
      const mine: Promise<void> = lookAt(deps, run, next).finally(() => {
        open.delete(mine);
        follow(job);
      });
      open.add(mine);
      continue;
    }
    await oneOf(open, deps.clock);
    await deps.pause();
    if (run.found.length >= WRITTEN_AT_ONCE) write(deps, run);
  }
  // What is still open then ends by itself, and nobody hears of it.
  write(deps, run);
  if (run.error !== null) throw run.error.cause;
}

async function lookAt(
  { fetcher, clock }: LinkCheckDeps,
  run: Run,
  { url, known }: WantedLink,
): Promise<void> {
  const host = hostOf(url) ?? '';
  run.asked.add(host);
  try {
    const fetched = await fetcher.fetchImage(url, {
      allowedHosts: run.hosts,
      whole: false,
      known: wasThere(known),
    });
    if (fetched.kind === 'not-asked') {
      run.notAsked[fetched.why] += 1;
      if (fetched.why !== 'offline') return;
      run.offline += 1;
      run.silent.add(host);
      return;
    }
    if (fetched.status !== null) {
      run.offline = 0;
      run.silent.clear();
      run.reached = true;
    }
    run.found.push(judgeLink({ url, known }, fetched, clock.now()));
  } catch (cause) {
    run.error ??= { cause };
  }
}

function wasThere(
  known: LinkCheck | null,
): { readonly type: NonNullable<LinkCheck['type']>; readonly length: number } | null {
  if (known?.outcome !== 'ok' || known.type === null || known.bytes === null) return null;
  // A HEAD does not say what is in it.
  if (known.hash === null) return null;
  return { type: known.type, length: known.bytes };
}

/** Waits for any of them, but not so long that a cancel is heard late. */
async function oneOf(open: ReadonlySet<Promise<void>>, clock: LinkCheckDeps['clock']): Promise<void> {
  let callOff = (): void => undefined;
  const heed = new Promise<void>((wake) => {
    callOff = clock.after(HEED_MS, wake);
  });
  await Promise.race([...open, heed]);
  callOff();
}

function follow(job: Job): void {
  // It throws where it was cancelled, which is heard elsewhere.
  if (!job.isCancelled()) job.step(1);
}

function write({ links, transactions }: LinkCheckDeps, run: Run): void {
  const checks = run.found;
  run.found = [];
  if (checks.length === 0) return;
  transactions.run(() => links.keep(checks));
  for (const { outcome } of checks) run.outcomes[outcome] += 1;
}

/** Why it makes no sense to go on. */
function whyOver({ notAsked, offline, silent, asked }: Run): 'offline' | 'proxy' | null {
  const isOneOfSeveral = silent.size === 1 && asked.size > 1;
  if (notAsked.stopped > 0 || (offline >= PROOF_OF_OFFLINE && !isOneOfSeveral)) return 'offline';
  return notAsked.proxy > 0 ? 'proxy' : null;
}

function sum(run: Run, { addresses, known }: Pick<LinkCounts, 'addresses' | 'known'>): LinkCounts {
  const looked = Object.values(run.outcomes).reduce((all, number) => all + number, 0);
  const left = addresses - known - looked;
  const isOffline = run.notAsked.offline > 0 && !run.reached;
  const whenLeft = run.cancelled ? 'cancelled' : (whyOver(run) ?? (isOffline ? 'offline' : 'busy'));
  return { addresses, known, outcomes: run.outcomes, left, ended: left === 0 ? 'done' : whenLeft };
}

/** One at a time: two would ask the same servers twice. */
export function createLinkChecking(
  deps: LinkCheckDeps,
): (input: Input<'images.check'>) => Promise<LinkCounts> {
  let isGoing = false;
  return async (input) => {
    if (isGoing)
      throw new Failure('not-allowed-now', 'Images are being checked already. Wait until that is done.');
    isGoing = true;
    try {
      return await checkLinks(deps, input);
    } finally {
      isGoing = false;
    }
  };
}
