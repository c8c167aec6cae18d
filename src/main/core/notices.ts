import type { EventMessage } from '../../shared/contract/events.ts';
import type { Notice, WhatChanged } from './domain/ports/notice.ts';

const NOTHING: WhatChanged = { products: false, sending: false, remotes: false, changes: false };

/** Sending moves rows faster than a window has to hear of it. */
const GATHER_MS = 30;

/** Gathers what was written, and tells the window once: after a command, or a moment later for what goes on by itself. */
export function createNotices(emit: (message: EventMessage) => void): {
  readonly notice: Notice;
  /** Tells at once. True when there was something to tell. */
  readonly flush: () => boolean;
} {
  let gathered = NOTHING;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const data = gathered;
    gathered = NOTHING;
    const changed = Object.values(data).includes(true);
    if (changed) emit({ event: 'catalogChanged', data });
    return changed;
  };
  return {
    flush,
    notice: (what) => {
      gathered = { ...gathered, ...what };
      timer ??= setTimeout(flush, GATHER_MS);
    },
  };
}
