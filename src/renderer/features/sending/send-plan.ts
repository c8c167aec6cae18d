import type { ImagePlace } from '../../../shared/model/image-place.ts';
import type { SendSummary } from '../../../shared/model/submission.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { formatCount, formatSize } from '../../ui/format.ts';

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
  const parts: readonly (readonly [number, (n: string) => string])[] = [
    [others.withProblems, (n) => t`${n} with problems`],
    [others.alreadyThere - others.refusedBefore, (n) => t`${n} there already or on the way`],
    [others.refusedBefore, (n) => t`${n} not accepted before`],
    [others.maybeThere - others.saidAbsent, (n) => t`${n} may have arrived before`],
    [others.saidAbsent, (n) => t`${n} withdrawn after you said not there`],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, say]) => say(formatCount(count)));
  const all =
    ready === 0
      ? t`${formatCount(ready)} ready`
      : t`${formatCount(ready)} ready, ${sayDuration(others.seconds)}`;
  return [all, ...rest].join(' · ');
}

/** Why those that were refused stay behind, and the two ways on. */
export function sayRefusedBefore({ refusedBefore, remoteName }: RemoteSummary): string {
  const n = formatCount(refusedBefore);
  return plural(
    refusedBefore,
    s`${remoteName} did not accept ${n} of them before, and it was not changed since: mend it first, or choose Send again in the Send list.`,
    s`${remoteName} did not accept ${n} of them before, and they were not changed since: mend them first, or choose Send again in the Send list.`,
  );
}

/** What sending them means whose earlier request may have arrived: what the person said of them counts, and is no proof. */
export function sayMaybeThere({ maybeThere, saidAbsent, remoteName }: RemoteSummary): string {
  if (saidAbsent === 0) return t`They may be at ${remoteName} already; then this makes second ones.`;
  const said =
    saidAbsent === maybeThere
      ? t`You said that they are not at ${remoteName}.`
      : t`Of ${formatCount(saidAbsent)} you said that they are not at ${remoteName}.`;
  return `${said} ${t`What is there after all gets a second one.`}`;
}

/** How long sending takes, in whole seconds; nobody waits by the second. */
function sayDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return t`less than a minute`;
  if (minutes < 60) return t`about ${minutes} min`;
  const rest = minutes % 60;
  const hours = formatCount(Math.floor(minutes / 60));
  return rest === 0 ? t`about ${hours} h` : t`about ${hours} h ${rest} min`;
}

/** The dialog's button: what it will do, counted. */
export function saySend(count: number): string {
  return count === 0 ? t`Send` : t`Send ${formatCount(count)}`;
}

/** Which version goes of those whose form has unsaved changes. */
export function sayOpenDrafts(count: number): string {
  const n = formatCount(count);
  return plural(
    count,
    s`${n} has unsaved changes: it goes once they are saved or discarded.`,
    s`${n} have unsaved changes: they go once these are saved or discarded.`,
  );
}

/** What goes to a remote that was never used, where one goes first. */
export function sayTest({
  remoteName,
  filesFirst,
}: Pick<RemoteSummary, 'remoteName' | 'filesFirst'>): string {
  return filesFirst === 0
    ? t`${remoteName} was never used. One product goes; the others wait in the Send list for your word.`
    : t`${remoteName} was never used. One product with an image goes, once that is public; the others wait in the Send list for your word.`;
}

/** What happens before those leave whose image is a file of this computer: how many files go where, and how large they are here. */
export function sayImagesFirst(
  { filesFirst, bytesFirst }: Pick<RemoteSummary, 'filesFirst' | 'bytesFirst'>,
  { name, where, preset }: Pick<ImagePlace, 'name' | 'where' | 'preset'>,
): string {
  const n = formatCount(filesFirst);
  if (where.kind === 'address') {
    return plural(
      filesFirst,
      s`The public address of ${n} image is opened first.`,
      s`The public addresses of ${n} images are opened first.`,
    );
  }
  const size = formatSize(bytesFirst);
  const goes = plural(
    filesFirst,
    s`${n} image, ${size}, goes to ${name} first.`,
    s`${n} images, ${size}, go to ${name} first.`,
  );
  if (preset === null) return goes;
  const ready = plural(
    filesFirst,
    s`It is made ready for the web on the way.`,
    s`They are made ready for the web on the way.`,
  );
  return `${goes} ${ready}`;
}

/** That pictures could not be seen when somebody looked; they go all the same. */
export function sayBrokenImages(count: number): string {
  const n = formatCount(count);
  return plural(
    count,
    s`${n} has an image that could not be seen at its address when it was last checked. It goes all the same.`,
    s`${n} have an image that could not be seen at its address when it was last checked. They go all the same.`,
  );
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
    ...(count > held ? [t`${formatCount(count - held)} on the way.`] : []),
    ...(behindTest > 0 ? [sayBehindTest(behindTest)] : []),
    ...(drafts > 0 ? [sayDrafts(drafts)] : []),
  ].join(' ');
}

function sayBehindTest(count: number): string {
  const n = formatCount(count);
  return plural(
    count,
    s`${n} waits for your word after the test.`,
    s`${n} wait for your word after the test.`,
  );
}

function sayDrafts(count: number): string {
  const n = formatCount(count);
  return plural(
    count,
    s`${n} waits until its form is saved or discarded.`,
    s`${n} wait until their forms are saved or discarded.`,
  );
}
