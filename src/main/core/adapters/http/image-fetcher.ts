import { setTimeout as pass } from 'node:timers/promises';
import type { FetchLimits, ImageFetched, ImageFetcher } from '../../domain/ports/image-fetcher.ts';
import { type IsAllowed, readAddress } from './image-address.ts';
import { type AgentParts, createImageAgents } from './image-agents.ts';
import { IMAGE_BOUNDS, type ImageBounds } from './image-bounds.ts';
import { explainError } from './image-error.ts';
import { type Call, confirm, type Got, getPicture } from './image-request.ts';
import { createTurns } from './image-turns.ts';
import type { FindProxy } from './proxy.ts';

type Parts = Omit<AgentParts, 'timeoutMs'> & {
  readonly bounds?: Partial<ImageBounds>;
  readonly findProxy?: FindProxy;
};

/** As the port says, on connections that have nothing to do with those of the remotes. */
export function createImageFetcher({
  bounds: own,
  findProxy = async () => 'DIRECT',
  ...parts
}: Parts = {}): ImageFetcher & { readonly close: () => Promise<void> } {
  const bounds = { ...IMAGE_BOUNDS, ...own };
  const agents = createImageAgents({ ...parts, timeoutMs: bounds.totalMs });
  const turns = createTurns(bounds.perHost, bounds.atOnce);
  /** Until when a host wants to be left alone, in UTC milliseconds. */
  const busyUntil = new Map<string, number>();

  const once = async (url: URL, limits: FetchLimits, isAllowed: IsAllowed): Promise<Got> => {
    const signal = AbortSignal.timeout(bounds.totalMs);
    const call: Call = {
      url,
      limits,
      isAllowed,
      bounds,
      agents,
      findProxy,
      signal,
      at: { url, status: null },
    };
    try {
      return await inTime(signal, async () => (await confirm(call)) ?? (await getPicture(call)));
    } catch (error) {
      const trouble = explainError(error);
      const detail = error instanceof Error ? error.message : String(error);
      return 'why' in trouble
        ? { kind: 'not-asked', why: trouble.why, detail }
        : { kind: 'fault', ...trouble, status: call.at.status, finalUrl: call.at.url.href, detail };
    }
  };
  /** Whether the host can be asked now; waits for it where that is not long. */
  const isFree = async (host: string): Promise<boolean> => {
    const left = (busyUntil.get(host) ?? 0) - Date.now();
    if (left > bounds.mostWaitMs) return false;
    if (left > 0) await pass(left, undefined, { ref: false });
    return true;
  };
  const polite = async (url: URL, limits: FetchLimits, isAllowed: IsAllowed): Promise<ImageFetched> => {
    const host = url.hostname;
    for (const isLast of [false, true]) {
      if (!(await isFree(host))) break;
      const fetched = await once(url, limits, isAllowed);
      if (fetched.kind !== 'busy') return fetched;
      // Twice in a row: it is left alone for longer than anybody waits here, so that the others of this host are not tried.
      const wait = isLast ? Math.max(fetched.waitMs, 2 * bounds.mostWaitMs) : fetched.waitMs;
      busyUntil.set(host, Date.now() + wait);
    }
    return { kind: 'not-asked', why: 'busy', detail: 'the server asks to come back later' };
  };
  return {
    fetchImage: async (text, limits) => {
      const isAllowed = (hostname: string) => limits.allowedHosts.includes(hostname);
      const address = readAddress(text.trim(), isAllowed);
      if (!address.ok)
        return {
          kind: 'fault',
          fault: address.fault,
          status: null,
          finalUrl: text.trim(),
          detail: address.fault,
        };
      const giveBack = await turns.take(address.url.hostname);
      try {
        return await polite(address.url, limits, isAllowed);
      } finally {
        giveBack();
      }
    },
    close: agents.close,
  };
}

/** Also what hears of no signal is waited for no longer: the system that looks a name up, or says which proxy leads there. */
async function inTime<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  let callOff = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal.reason as Error); // AbortSignal.timeout gives one
    signal.addEventListener('abort', end, { once: true });
    callOff = () => signal.removeEventListener('abort', end);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    callOff();
  }
}
