import type { Bridge } from '../../shared/contract/bridge.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend Window
  interface Window {
    /** Put there by the preload script. */
    readonly offshelf: Bridge;
  }
}

/** The program behind the window: one named function per operation, one per event. */
export function offshelf(): Bridge {
  return window.offshelf;
}
