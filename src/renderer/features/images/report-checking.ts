import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { createOneJob } from '../../bridge/one-job.ts';
import { announce } from '../../ui/live-region.tsx';
import { forgetReading, makeReport } from './report-reading.ts';
import { useImageReport } from './report-store.ts';
import { sayCheck } from './report-words.ts';

/** Of another catalog nothing is heard any more. */
let turn = 0;
const work = createOneJob((progress) => useImageReport.setState({ progress }));

/** Looks at the web addresses of these products; `again` also at those that were looked at within a day. */
export async function checkLinks(scope: Scope, isAgain: boolean): Promise<void> {
  if (useImageReport.getState().checking) return;
  const mine = turn;
  useImageReport.setState({ checking: true, progress: null, counts: null, refusal: null });
  const checked = await work.follow((job) => offshelf().images.check({ scope, job, again: isAgain }));
  if (mine !== turn) return;
  if (checked.ok) {
    useImageReport.setState({ checking: false, progress: null, counts: checked.value });
    announce(sayCheck(checked.value));
  } else refuse(checked.error);
  await makeReport();
}

function refuse(problem: Failed): void {
  const isOwn = problem.code === 'cancelled';
  useImageReport.setState({ checking: false, progress: null, refusal: isOwn ? null : problem });
}

/** Ends the check: what was found so far stays. */
export function cancelCheck(): void {
  work.end();
}

export async function readHosts(): Promise<void> {
  takeHosts(await offshelf().images.allowedHosts({}));
}

/** Allows a host’s private addresses and plain http. `false` where that could not be kept; the screen says why. */
export async function allowHost(host: string): Promise<boolean> {
  return takeHosts(await offshelf().images.allowHost({ host }));
}

export async function removeHost(host: string): Promise<boolean> {
  return takeHosts(await offshelf().images.removeHost({ host }));
}

function takeHosts(hosts: Result<string[]>): boolean {
  useImageReport.setState(hosts.ok ? { hosts: hosts.value } : { refusal: hosts.error });
  return hosts.ok;
}

/** Forgets the report and what is looked at, as when another catalog is opened. */
export function forgetReport(): void {
  turn += 1;
  work.leave();
  forgetReading();
}
