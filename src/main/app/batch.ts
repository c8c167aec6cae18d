import type { Output } from '../../shared/contract/api.ts';
import { sayHold } from '../../shared/model/hold-words.ts';

/** How sending stood at one look. */
export type Sight = Pick<
  Output<'sending.status'>,
  'paused' | 'lanes' | 'needsYou' | 'waiting' | 'sent' | 'goesOn'
>;

/** What is sent in one go: from the first product that moves until nothing moves by itself any more. */
export type Batch = {
  readonly sentBefore: number;
  readonly needsYouBefore: number;
  /** Remotes that stood still all along. */
  readonly heldBefore: readonly number[];
  /** The most products that it had. */
  readonly size: number;
};

/** A batch as it goes, and the look before. */
export type Following = { readonly batch: Batch | null; readonly last: Sight | null };

/** What the desktop tells a person who looks elsewhere. */
export type News = { readonly title: string; readonly body: string };

/** A shorter one is over before anybody looks at the bar. */
const WORTH_A_BAR = 10;

export const NOT_FOLLOWING: Following = { batch: null, last: null };

/** Goes on to the next look; `ended` is a batch that was going before it and goes no more. */
export function follow(
  { batch, last }: Following,
  sight: Sight,
): { readonly following: Following; readonly ended: Batch | null } {
  const going = sight.goesOn ? grow(batch ?? begin(last ?? sight, sight), sight) : null;
  return { following: { batch: going, last: sight }, ended: going === null ? batch : null };
}

/** How much of a batch is done, from 0 to 1; `null` where there is none worth a bar. */
export function progressOf({ batch, last }: Following): number | null {
  if (batch === null || last === null || batch.size <= WORTH_A_BAR) return null;
  return 1 - last.waiting / batch.size;
}

/** What is told of a batch that has ended; `null` where the person ended it, or nothing came of it. */
export function tellEnd(batch: Batch, sight: Sight, nameOf: (remoteId: number) => string): News | null {
  if (sight.paused) return null;
  const sent = sight.sent - batch.sentBefore;
  const held = sight.lanes.find(
    ({ hold, remoteId }) => hold !== null && !batch.heldBefore.includes(remoteId),
  );
  const counts = sayCounts(sent, sight);
  if (held !== undefined && held.hold !== null) {
    return {
      title: 'Sending stopped',
      body: `${sayHold(held.hold, nameOf(held.remoteId))} ${counts}`.trim(),
    };
  }
  if (sent <= 0 && sight.needsYou <= batch.needsYouBefore) return null;
  return { title: 'Sending has ended', body: counts };
}

function begin(before: Sight, now: Sight): Batch {
  const held = ({ lanes }: Sight) =>
    lanes.filter(({ hold }) => hold !== null).map(({ remoteId }) => remoteId);
  const heldNow = held(now);
  return {
    sentBefore: before.sent,
    needsYouBefore: before.needsYou,
    // One that was let go and is held again is news.
    heldBefore: held(before).filter((id) => heldNow.includes(id)),
    size: 0,
  };
}

function grow(batch: Batch, { sent, needsYou, waiting }: Sight): Batch {
  const done = Math.max(0, sent - batch.sentBefore) + Math.max(0, needsYou - batch.needsYouBefore);
  return { ...batch, size: Math.max(batch.size, done + waiting) };
}

function sayCounts(sent: number, { needsYou, waiting }: Sight): string {
  const parts = [
    sent > 0 ? `${count(sent)} sent` : null,
    needsYou > 0 ? `${count(needsYou)} ${needsYou === 1 ? 'needs' : 'need'} you` : null,
    waiting > 0 ? `${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `${parts.join('; ')}.`;
}

function count(number: number): string {
  return number.toLocaleString();
}
