import { resolve } from 'node:path';
import type { Caller } from './caller.ts';
import type { Context, Given } from './command.ts';
import { nameCatalog } from './name-catalog.ts';
import { pickFolder } from './pick-folder.ts';
import { say as sayTo } from './tell.ts';

/** What a command works with, besides what it was given. */
export function createContext(given: Given, caller: Caller): Context {
  const { env, cwd, stdin, interrupted } = caller;
  const pathOf = (typed: string) => resolve(cwd(), typed);
  const say = (line: string) => sayTo(caller, line);
  const folder = () => pickFolder(given, env, pathOf);
  return {
    given,
    env,
    pathOf,
    folder,
    stdin,
    say,
    interrupted,
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
  };
}
