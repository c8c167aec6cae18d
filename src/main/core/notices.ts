import type { EventMessage } from '../../shared/contract/events.ts';
import type { Notice, WhatChanged } from './domain/ports/notice.ts';

const NOTHING: WhatChanged = { products: false, sending: false, remotes: false, changes: false };

/** Gathers what a command wrote, and tells the window once. */
export function createNotices(emit: (message: EventMessage) => void): {
  readonly notice: Notice;
  /** True when there was something to tell. */
  readonly flush: () => boolean;
} {
  let gathered = NOTHING;
  return {
    notice: (what) => {
      gathered = { ...gathered, ...what };
    },
    flush: () => {
      const data = gathered;
      gathered = NOTHING;
      const changed = Object.values(data).includes(true);
      if (changed) emit({ event: 'catalogChanged', data });
      return changed;
    },
  };
}
