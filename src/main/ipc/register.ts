import { ipcMain } from 'electron';
import type { Operation } from '../../shared/contract/api.ts';
import type { Gate } from './gate.ts';

/** Opens one channel per operation of the contract, all through the one gate. What the page asks before it is there waits. */
export function registerOperations(operations: readonly string[], gate: Promise<Gate>): void {
  // The build takes them from the contract.
  for (const operation of operations as readonly Operation[]) {
    ipcMain.handle(operation, async ({ senderFrame }, input: unknown) =>
      (await gate).call(senderFrame, operation, input),
    );
  }
}

/** electron-store listens on a channel of its own: it would tell any page the path of the profile. Call after it is opened. */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
