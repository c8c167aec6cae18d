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

/** Ready remotes are chosen; to one that was never used a single product goes first. */
export function firstChoice({ ready, neverUsed }: RemoteSummary): RemoteChoice {
  return { send: ready > 0, testFirst: neverUsed && ready > 1, evenIfMaybeThere: false };
}

/** How many submissions a remote's choice makes; where one goes as a test, the others wait in line behind it. */
export function countToSend({ ready, maybeThere }: RemoteSummary, choice: RemoteChoice): number {
  if (!choice.send) return 0;
  return choice.evenIfMaybeThere ? ready + maybeThere : ready;
}

/** `12 ready, about 4 min · 2 with problems · 1 there already`; what is 0 is left out, but for ready. */
export function saySummary({ ready, ...others }: RemoteSummary): string {
  const parts: readonly (readonly [number, string])[] = [
    [others.withProblems, 'with problems'],
    [others.alreadyThere - others.refusedBefore, 'there already or on the way'],
    [others.refusedBefore, 'not accepted before'],
    [others.maybeThere - others.saidAbsent, 'may have arrived before'],
    [others.saidAbsent, 'withdrawn after you said not there'],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
  const takes = ready === 0 ? '' : `, ${sayDuration(others.seconds)}`;
  return [`${formatCount(ready)} ready${takes}`, ...rest].join(' · ');
}

/** Why those that were refused stay behind, and the two ways on. */
export function sayRefusedBefore({ refusedBefore, remoteName }: RemoteSummary): string {
  return refusedBefore === 1
    ? `${remoteName} did not accept 1 of them before, and it was not changed since: mend it first, or choose Send again in the Send list.`
    : `${remoteName} did not accept ${formatCount(refusedBefore)} of them before, and they were not changed since: mend them first, or choose Send again in the Send list.`;
}

/** What sending them means whose earlier request may have arrived: what the person said of them counts, and is no proof. */
export function sayMaybeThere({ maybeThere, saidAbsent, remoteName }: RemoteSummary): string {
  if (saidAbsent === 0) return `They may be at ${remoteName} already; then this makes second ones.`;
  const said =
    saidAbsent === maybeThere
      ? `You said that they are not at ${remoteName}.`
      : `Of ${formatCount(saidAbsent)} you said that they are not at ${remoteName}.`;
  return `${said} What is there after all gets a second one.`;
}

/** How long sending takes, in whole seconds; nobody waits by the second. */
function sayDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return 'less than a minute';
  if (minutes < 60) return `about ${minutes} min`;
  const rest = minutes % 60;
  return `about ${formatCount(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`;
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

/** What became of the choice. */
export type Queued = {
  readonly count: number;
  /** Those of them that wait until their form is saved or discarded. */
  readonly drafts: number;
  /** Those of them that wait until the person has seen the test. */
  readonly behindTest: number;
};

/** The toast afterwards: what goes now is on the way, and what waits is said apart. */
export function sayQueued({ count, drafts, behindTest }: Queued): string {
  const held = drafts + behindTest;
  return [
    ...(count > held ? [`${formatCount(count - held)} on the way.`] : []),
    ...(behindTest > 0
      ? [`${formatCount(behindTest)} ${behindTest === 1 ? 'waits' : 'wait'} for your word after the test.`]
      : []),
    ...(drafts > 0
      ? [
          `${formatCount(drafts)} ${drafts === 1 ? 'waits until its form is' : 'wait until their forms are'} saved or discarded.`,
        ]
      : []),
  ].join(' ');
}
