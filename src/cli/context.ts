import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
    withCore: async (work, { scratch = false, ...options } = {}) => {
      const open = async (place: string, surroundings: Caller['env']) => {
        const { openCore } = await import('./open-core.ts');
        const catalog = nameCatalog(given);
        const core = await openCore({ folder: place, catalog, env: surroundings, say }, options);
        try {
          return await work(core);
        } finally {
          await core.close();
        }
      };
      return scratch
        ? await inScratch((place) => open(join(place, 'catalog'), atHome(env, place)))
        : await open(folder(), env);
    },
  };
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), 'offshelf-'));
  try {
    return await work(place);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** What is kept for every catalog of a person is kept there, too. */
function atHome(env: Caller['env'], folder: string): Caller['env'] {
  return { ...env, HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder };
}
