import type { EnginePorts } from '../../../src/main/core/domain/sending/engine-ports.ts';

/** Thrown through a program that was killed: nothing of it goes on, and an open transaction is undone. */
export class Killed extends Error {}

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
        // It reads nothing, and what is gone asks it on the way out.
        if (name !== 'isDiskTrouble' && !isAlive()) throw new Killed('the program is gone');
        return Reflect.get(target, name) as unknown;
      },
    }),
    http: {
      send: async (request) => await untilGone(isAlive() ? http.send(request) : new Promise(() => {})),
    },
    keys: { ...keys, key: async (remoteId, origin) => await untilGone(keys.key(remoteId, origin)) },
    onChange: (what) => whileAlive(() => ports.onChange(what)),
    onDiskTrouble: (message) => whileAlive(() => ports.onDiskTrouble(message)),
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
