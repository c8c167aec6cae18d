import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Operation } from '../shared/contract/api.ts';
import type { Bridge } from '../shared/contract/bridge.ts';
import { failure } from '../shared/contract/result.ts';

type Listener = (data: unknown) => void;

/** One function per operation. It never rejects: what can't be sent, such as a function, is an error result too. */
function makeCall(operation: string) {
  return async (input: unknown): Promise<unknown> => {
    try {
      return await ipcRenderer.invoke(operation, input);
    } catch {
      return failure('bad-input', 'The window asked for something that cannot be sent. Please try again.');
    }
  };
}

/** The page hands over a file that a person chose or dropped; only here its path is found, and the page never hears it. */
function makeGive(give: (input: unknown) => Promise<unknown>) {
  return async (file: unknown): Promise<unknown> => {
    try {
      const path = webUtils.getPathForFile(file as File); // anything else throws
      if (path !== '') return await give({ path });
      return failure('not-found', 'This is no file on this computer. Save it first, then choose it.');
    } catch {
      return failure('bad-input', 'This is no file. Choose one.');
    }
  };
}

/** One function per event. It answers with the function that ends the subscription. */
function makeSubscribe(event: string) {
  return (listener: Listener): (() => void) => {
    const hear = (_event: IpcRendererEvent, data: unknown) => listener(data);
    ipcRenderer.on(event, hear);
    return () => {
      ipcRenderer.removeListener(event, hear);
    };
  };
}

function makeBridge(): Bridge {
  const groups: Record<string, Record<string, unknown>> = { on: {} };
  for (const operation of __OPERATIONS__) {
    const [group = '', name = ''] = operation.split('.');
    const call = makeCall(operation);
    const isGive = operation === ('files.give' satisfies Operation);
    groups[group] = { ...groups[group], [name]: isGive ? makeGive(call) : call };
  }
  for (const event of __EVENTS__) groups['on'] = { ...groups['on'], [event]: makeSubscribe(event) };
  return groups as Bridge; // the names come from the contract that Bridge is made of
}

// Electron copies the object into the page and freezes it to the last function.
contextBridge.exposeInMainWorld('offshelf', makeBridge());

// The network is back, or another one: what waits for it tries now. Only a hint, so the answer does not matter.
addEventListener('online', () => void makeCall('sending.tryNow' satisfies Operation)({}));
