import type { SendSummary } from '../../../shared/model/submission.ts';
import { countOf, formatCount } from '../../ui/format.ts';

export type RemoteSummary = SendSummary['remotes'][number];

/** What the person chose about one remote. */
export type RemoteChoice = { readonly send: boolean; readonly testFirst: boolean };

/** Ready remotes are chosen; one that was never used sends a single product first. */
export function firstChoice({ ready, neverUsed }: RemoteSummary): RemoteChoice {
  return { send: ready > 0, testFirst: neverUsed };
}

/** How many submissions a remote's choice makes. */
export function countToSend({ ready }: RemoteSummary, { send, testFirst }: RemoteChoice): number {
  if (!send) return 0;
  return testFirst ? Math.min(1, ready) : ready;
}

/** `12 ready · 2 with problems · 1 there already · 1 with unsaved changes`; what is 0 is left out, but for ready. */
export function saySummary({ ready, withProblems, alreadyThere, openDrafts }: RemoteSummary): string {
  const parts: readonly (readonly [number, string])[] = [
    [withProblems, 'with problems'],
    [alreadyThere, 'there already or on the way'],
    [openDrafts, 'with unsaved changes'],
  ];
  const others = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatCount(count)} ${words}`);
  return [`${formatCount(ready)} ready`, ...others].join(' · ');
}

/** The dialog's button: what it will do, counted. */
export function saySend(count: number): string {
  return count === 0 ? 'Send' : `Send ${formatCount(count)}`;
}

/** The toast afterwards. */
export function sayQueued(count: number): string {
  return `${countOf(count, 'product')} on the way. The Send list shows how it goes.`;
}
