import type { EventEmitter } from 'node:events';
import { powerMonitor } from 'electron';

type Calls = {
  readonly sleep: () => void;
  readonly wake: () => void;
  readonly leave: (event: { readonly preventDefault: () => void }) => void;
};

/** Follows the computer: asleep nothing new is sent; when it shuts down, the program leaves in order. */
export function followPower({ sleep, wake, leave }: Calls): void {
  powerMonitor.on('suspend', sleep);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  // Electron's types leave out the event, which its documentation has: it asks the system to wait for `app.quit()`.
  (powerMonitor as EventEmitter).on('shutdown', leave);
}
