import type { EnginePorts } from '../../../src/main/core/domain/sending/engine-ports.ts';

/** Ports that a program can lose from one moment to the next: it hears and writes nothing more once it is gone. */
export function makeMortal(ports: EnginePorts, isAlive: () => boolean): EnginePorts {
  const { store, http, keys, clock, log } = ports;
  const untilGone = async <T>(coming: Promise<T>): Promise<T> => {
    const value = await coming;
    return isAlive() ? value : await new Promise<never>(() => {});
  };
  const whileAlive = (act: () => void) => {
    if (isAlive()) act();
  };
  return {
    ...ports,
    store: new Proxy(store, {
      get: (target, name) => {
        if (!isAlive()) throw new Error('the program is gone');
        return Reflect.get(target, name) as unknown;
      },
    }),
    http: {
      send: async (request) => await untilGone(isAlive() ? http.send(request) : new Promise(() => {})),
    },
    keys: { key: async (remoteId, origin) => await untilGone(keys.key(remoteId, origin)) },
    clock: {
      now: clock.now,
      elapsed: clock.elapsed,
      after: (milliseconds, wake) =>
        isAlive() ? clock.after(milliseconds, () => whileAlive(wake)) : () => {},
    },
    log: {
      warn: (...words) => whileAlive(() => log.warn(...words)),
      error: (...words) => whileAlive(() => log.error(...words)),
    },
  };
}
