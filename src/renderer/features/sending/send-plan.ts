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
    [others.alreadyThere, 'there already or on the way'],
    [others.maybeThere, 'given up while unsure'],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
  const takes = ready === 0 ? '' : `, ${sayDuration(others.seconds)}`;
  return [`${formatCount(ready)} ready${takes}`, ...rest].join(' · ');
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
