import { ipcMain } from 'electron';
import { api, type Operation } from '../../shared/contract/api.ts';
import type { Gate } from './gate.ts';

/** Opens one channel per operation of the contract, all through the one gate. */
export function registerOperations(gate: Gate): void {
  // electron-store listens here too: it would tell any page the path of the profile.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const operation of Object.keys(api) as Operation[]) {
    ipcMain.handle(operation, (event, input: unknown) => gate.call(event.senderFrame, operation, input));
  }
}
