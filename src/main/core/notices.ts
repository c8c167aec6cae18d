import type { EventMessage } from '../../shared/contract/events.ts';
import type { Notice, WhatChanged } from './domain/ports/notice.ts';

const NOTHING: WhatChanged = {
  products: false,
  sending: false,
  remotes: false,
  changes: false,
  views: false,
};

/** Sending moves rows faster than a window has to hear of it. */
const GATHER_MS = 30;

/** Gathers what was written, and tells the window once: after a command, or a moment later for what goes on by itself. */
export function createNotices(emit: (message: EventMessage) => void): {
  readonly notice: Notice;
  /** Tells at once what there is to tell. */
  readonly flush: () => void;
} {
  let gathered = NOTHING;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const data = gathered;
    gathered = NOTHING;
    if (Object.values(data).includes(true)) emit({ event: 'catalogChanged', data });
  };
  return {
    flush,
    notice: (what) => {
      gathered = { ...gathered, ...what };
      timer ??= setTimeout(flush, GATHER_MS);
    },
  };
}
