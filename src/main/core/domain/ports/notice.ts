import type { EventData } from '../../../../shared/contract/events.ts';

export type WhatChanged = EventData<'catalogChanged'>;

/** Notes what a command wrote, so that the window is told once when it is done. */
export type Notice = (what: Partial<WhatChanged>) => void;
