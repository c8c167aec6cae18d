import type { Readable, Writable } from 'node:stream';

/** Whoever calls the command line: what surrounds the call, where it reads and where it answers. */
export type Caller = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that a path which was typed starts from. */
  readonly cwd: () => string;
  readonly stdin: () => Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /**
   * Settles when the system or the person asks this call to end, or whoever started it is gone. From the call on nothing
   * else ends it, until `heard` is aborted, where that is given.
   */
  readonly interrupted: (heard?: AbortSignal) => Promise<void>;
};

/** Whether we were started with a channel to our starter, as `npx offshelf` does. */
const hadStarter = Object.hasOwn(process, 'connected');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** This process, as it was started. */
export const thisProcess: Caller = {
  env: process.env,
  cwd: () => process.cwd(),
  stdin: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  interrupted: async (heard) =>
    await new Promise<void>((end) => {
      const hear = () => end();
      // Once it is heard it stays heard: a terminal tells us and whoever started us, who tells us again.
      for (const signal of SIGNALS) process.on(signal, hear);
      // A starter that was killed tells nobody, but its channel closes, maybe before now. It does not keep us running.
      process.on('disconnect', hear);
      process.channel?.unref();
      if (hadStarter && process.channel === undefined) end();
      heard?.addEventListener('abort', () => {
        for (const signal of [...SIGNALS, 'disconnect']) process.off(signal, hear);
      });
    }),
};
