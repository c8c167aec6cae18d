import { createControl } from './control.ts';
import { type Currency, currencies } from './currencies.ts';
import { createFaultQueue, type FaultQueue, type Faults } from './fault.ts';
import { createJani, type JaniDialect } from './jani.ts';
import { createJourneybee, type JourneybeeKeys } from './journeybee.ts';
import { openPort, type Port } from './port.ts';
import type { Remote, RemoteName } from './remote.ts';
import { createRemoteListener } from './remote-listener.ts';
import { type LogEntry, openStore, type Store, type StoredProduct } from './store.ts';

export type SandboxOptions = {
  /** 0 or absent takes a free port. */
  readonly ports?: { readonly jani?: number; readonly journeybee?: number; readonly control?: number };
  /** A directory that keeps keys, products and log; in memory when absent. */
  readonly data?: string | undefined;
  /** Milliseconds since 1970: times of products and log, Date headers, the rate limit. */
  readonly clock?: () => number;
  /** How Jani answers; `document` when absent. */
  readonly dialect?: JaniDialect;
  /** JourneyBee's requests per minute and key; 500 when absent. */
  readonly perMinute?: number;
};

export type Sandbox = {
  /** `url` is the base URL of a profile: the origin for Jani, the origin and `/v1` for JourneyBee. */
  readonly jani: { readonly url: string; readonly key: string };
  /** `key` may read and write; the other two may do one of it. */
  readonly journeybee: JourneybeeKeys & { readonly url: string; readonly currencies: readonly Currency[] };
  readonly control: { readonly url: string };
  readonly faults: Faults;
  /** Every request of both remotes, oldest first. */
  readonly log: () => readonly LogEntry[];
  /** What a remote holds, oldest first. */
  readonly products: (remote: RemoteName) => readonly StoredProduct[];
  readonly close: () => Promise<void>;
};

type Stand = { readonly queue: FaultQueue; readonly port: Port };

/** Starts both remotes and the control endpoint on loopback. Rejects with EADDRINUSE when a wanted port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { ports = {}, clock = Date.now, dialect = 'document', perMinute = 500 } = options;
  const store = openStore(options.data);
  const closing = new AbortController();
  const opened: Port[] = [];
  const close = async () => {
    closing.abort();
    await Promise.all(opened.map((port) => port.close()));
    store.close();
  };
  const open = async (wanted: number | undefined, listener: Parameters<typeof openPort>[1]) => {
    const port = await openPort(wanted ?? 0, listener);
    opened.push(port);
    return port;
  };
  const stand = async (remote: Remote, wanted: number | undefined): Promise<Stand> => {
    const queue = createFaultQueue();
    const listener = createRemoteListener({ remote, store, queue, clock, closing: closing.signal });
    return { queue, port: await open(wanted, listener) };
  };

  try {
    const janiKey = store.key('jani');
    const keys = journeybeeKeys(store);
    const stands = {
      jani: await stand(createJani({ store, key: janiKey, clock, dialect }), ports.jani),
      journeybee: await stand(createJourneybee({ store, keys, clock, perMinute }), ports.journeybee),
    };
    const controls = { faults: joinFaults(stands), log: store.log, products: store.products };
    const control = await open(ports.control, createControl(controls));
    return {
      jani: { url: stands.jani.port.origin, key: janiKey },
      journeybee: { url: `${stands.journeybee.port.origin}/v1`, ...keys, currencies },
      control: { url: `${control.origin}/control` },
      ...controls,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function journeybeeKeys(store: Store): JourneybeeKeys {
  return {
    key: store.key('journeybee'),
    readKey: store.key('journeybee_read'),
    writeKey: store.key('journeybee_write'),
  };
}

function joinFaults(stands: Readonly<Record<RemoteName, Stand>>): Faults {
  const set: Faults['set'] = async (remote, faults) => {
    const { queue, port } = stands[remote];
    queue.replace([faults].flat());
    await (queue.list().some(({ name }) => name === 'down') ? port.close() : port.open());
  };
  return {
    set,
    clear: async () => {
      await set('jani', []);
      await set('journeybee', []);
    },
    list: (remote) => stands[remote].queue.list(),
  };
}
