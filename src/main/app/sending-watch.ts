import { setTimeout as pass } from 'node:timers/promises';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { AskCatalog } from './ask-catalog.ts';
import { follow, type News, NOT_FOLLOWING, progressOf, type Sight, tellEnd } from './batch.ts';

/** What of the desktop lies around the window. */
export type Desktop = {
  /** How many products need the person; 0 takes the badge away. */
  readonly showBadge: (needsYou: number) => void;
  /** From 0 to 1; `null` takes the bar away. */
  readonly showProgress: (progress: number | null) => void;
  readonly isWatched: () => boolean;
  readonly tell: (news: News) => void;
};

/** Keeps the desktop in step with what is sent from the open catalog. */
export type SendingWatch = {
  readonly hear: (message: EventMessage) => void;
  /** Another catalog, or none: nothing of the one before shows any more. */
  readonly restart: () => void;
};

type Parts = {
  readonly ask: AskCatalog;
  readonly desktop: Desktop;
  /** Sending changes faster than a badge has to; milliseconds. */
  readonly lookEvery?: number;
};

/**
 * Looks when something changed, never by itself. The first change of a catalog is the start of its sending, so that what
 * that finds left over from a run that was cut off is part of no batch.
 */
export function createSendingWatch({ ask, desktop, lookEvery = 1000 }: Parts): SendingWatch {
  let following = NOT_FOLLOWING;
  let opened = 0;
  let changed = false;
  let looking = false;

  const look = async (): Promise<void> => {
    const mine = opened;
    const [sight, remotes] = await Promise.all([ask('sending.status', {}), ask('remotes.list', {})]);
    if (mine === opened) show(sight, (id) => remotes.find((remote) => remote.id === id)?.name ?? 'A remote');
  };
  const show = (sight: Sight, nameOf: (remoteId: number) => string): void => {
    const step = follow(following, sight);
    following = step.following;
    desktop.showBadge(sight.needsYou);
    desktop.showProgress(progressOf(following));
    const news = step.ended === null ? null : tellEnd(step.ended, sight, nameOf);
    if (news !== null && !desktop.isWatched()) desktop.tell(news);
  };
  const keepLooking = async (): Promise<void> => {
    looking = true;
    while (changed) {
      changed = false;
      // A catalog that was closed meanwhile has no answer and needs none.
      await look().catch(() => undefined);
      await pass(lookEvery, undefined, { ref: false });
    }
    looking = false;
  };

  return {
    hear: (message) => {
      if (message.event !== 'catalogChanged' || !(message.data.sending || message.data.remotes)) return;
      changed = true;
      if (!looking) void keepLooking();
    },
    restart: () => {
      opened += 1;
      following = NOT_FOLLOWING;
      desktop.showBadge(0);
      desktop.showProgress(null);
    },
  };
}
