import { Failure } from '../../src/main/core/domain/failure.ts';
import { api, type Handlers } from '../../src/shared/contract/api.ts';
import type { Bridge } from '../../src/shared/contract/bridge.ts';
import {
  type EventData,
  type EventMessage,
  type EventName,
  events,
} from '../../src/shared/contract/events.ts';
import type { Result } from '../../src/shared/contract/result.ts';
import type { CatalogState } from '../../src/shared/contract/shell.ts';
import type { InProcess } from './in-process.ts';

export type Shell = Partial<Handlers<'shell'>>;

export type TestBridge = {
  readonly bridge: Bridge;
  readonly tell: (message: EventMessage) => void;
};

const OPEN: CatalogState = { kind: 'open', name: 'Test catalog', folder: '/catalogs/test', sample: false };

/** What the main process says of itself. */
export const APP_INFO = {
  version: '0.0.0',
  electron: '0',
  sqlite: '3',
  platform: 'linux',
  locale: 'en-US',
  weakKeychain: false,
  development: false,
} as const;

/** What the main process would answer in a plain window with an open catalog. */
const SHELL: Shell = {
  'app.info': () => APP_INFO,
  'app.theme': () => 'light',
  'app.setMenu': () => ({}),
  'catalogs.state': () => OPEN,
  'catalogs.recent': () => [],
  'catalogs.diskTrouble': () => ({ message: null }),
  'backups.trouble': () => ({ message: null }),
  'keys.status': () => [],
  'keys.matches': () => [],
  'imagePlaces.keyStatus': () => [],
  'sandbox.offer': () => null,
};

/** An answer of the main process; a `Failure` that it throws is one that the window hears of. */
async function askShell(answer: (input: unknown) => unknown, input: unknown): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await answer(input) };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, error: { code: error.code, message: error.message } };
    throw error;
  }
}

/** The bridge that the preload script would make, with the core in this very thread behind it. */
export function createTestBridge(core: () => InProcess | null, shell: Shell = {}): TestBridge {
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const answers = { ...SHELL, ...shell } as Record<string, ((input: unknown) => unknown) | undefined>;
  const call = async (operation: string, input: unknown): Promise<Result<unknown>> => {
    const answer = answers[operation];
    if (answer) return await askShell(answer, input);
    const opened = core();
    if (opened === null) return { ok: false, error: { code: 'no-catalog', message: 'No catalog is open.' } };
    // The wire between the processes copies everything; so does this.
    return structuredClone(await opened.dispatch(operation, structuredClone(input)));
  };
  const groups: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.keys(api)) {
    const [group = '', name = ''] = operation.split('.');
    groups[group] = { ...groups[group], [name]: (input: unknown) => call(operation, input) };
  }
  const on = Object.fromEntries(
    (Object.keys(events) as EventName[]).map((event) => {
      const heard = new Set<(data: never) => void>();
      listeners.set(event, heard);
      return [
        event,
        (listener: (data: never) => void) => (heard.add(listener), () => heard.delete(listener)),
      ];
    }),
  );
  return {
    bridge: { ...groups, on } as unknown as Bridge, // made from the contract's own names, as the preload does
    tell: ({ event, data }) => {
      for (const listener of listeners.get(event) ?? []) listener(data as EventData<typeof event> as never);
    },
  };
}
