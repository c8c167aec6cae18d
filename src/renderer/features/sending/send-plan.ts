import type { SendSummary } from '../../../shared/model/submission.ts';
import { formatCount } from '../../ui/format.ts';

export type RemoteSummary = SendSummary['remotes'][number];

/** What the person chose about one remote. */
export type RemoteChoice = {
  readonly send: boolean;
  readonly testFirst: boolean;
  /** Also what was given up while it was unsure, though it may make a second one there. */
  readonly evenIfMaybeThere: boolean;
};

/** Ready remotes are chosen; one that was never used sends a single product first. */
export function firstChoice({ ready, neverUsed }: RemoteSummary): RemoteChoice {
  return { send: ready > 0, testFirst: neverUsed, evenIfMaybeThere: false };
}

/** How many submissions a remote's choice makes. */
export function countToSend({ ready, maybeThere }: RemoteSummary, choice: RemoteChoice): number {
  if (!choice.send) return 0;
  if (choice.testFirst && ready > 0) return 1;
  return choice.evenIfMaybeThere ? ready + maybeThere : ready;
}

/** `12 ready · 2 with problems · 1 there already`; what is 0 is left out, but for ready. */
export function saySummary({ ready, ...others }: RemoteSummary): string {
  const parts: readonly (readonly [number, string])[] = [
    [others.withProblems, 'with problems'],
    [others.alreadyThere, 'there already or on the way'],
    [others.maybeThere, 'given up while unsure'],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
  return [`${formatCount(ready)} ready`, ...rest].join(' · ');
}

/** The dialog's button: what it will do, counted. */
export function saySend(count: number): string {
  return count === 0 ? 'Send' : `Send ${formatCount(count)}`;
}

/** Which version goes of those whose form has unsaved changes. */
export function sayOpenDrafts(count: number): string {
  return count === 1
    ? '1 has unsaved changes: it goes once they are saved or discarded.'
    : `${formatCount(count)} have unsaved changes: they go once these are saved or discarded.`;
}

/** The toast afterwards: what goes now is on the way, and what waits for its form is said apart. */
export function sayQueued(count: number, waiting: number): string {
  const waits = `${formatCount(waiting)} ${waiting === 1 ? 'waits until its form is' : 'wait until their forms are'} saved or discarded.`;
  if (waiting === 0) return `${formatCount(count)} on the way.`;
  return waiting === count ? waits : `${formatCount(count - waiting)} on the way. ${waits}`;
}
