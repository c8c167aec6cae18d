import { resolve } from 'node:path';
import type { Context, Given } from './command.ts';
import { nameCatalog } from './name-catalog.ts';
import { pickFolder } from './pick-folder.ts';
import { say } from './tell.ts';

/** Whether we were started with a channel to our starter, as `npx offshelf` does. */
const hadStarter = Object.hasOwn(process, 'connected');

/** What a command works with: this process's surroundings. */
export function createContext(given: Given): Context {
  const { env } = process;
  const pathOf = (typed: string) => resolve(process.cwd(), typed);
  const folder = () => pickFolder(given, env, pathOf);
  return {
    given,
    env,
    pathOf,
    folder,
    say,
    withCore: async (work, options = {}) => {
      const place = folder();
      const { openCore } = await import('./open-core.ts');
      const core = await openCore({ folder: place, catalog: nameCatalog(given), env, say }, options);
      try {
        return await work(core);
      } finally {
        await core.close();
      }
    },
    interrupted: async () =>
      await new Promise<void>((end) => {
        // Once it is heard it stays heard: a terminal tells us and whoever started us, who tells us again.
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());
        // A starter that was killed tells nobody, but its channel closes, maybe before now. It does not keep us running.
        process.on('disconnect', () => end());
        process.channel?.unref();
        if (hadStarter && process.channel === undefined) end();
      }),
  };
}
