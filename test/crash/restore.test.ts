import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkCatalog, composeBackups } from '../../src/main/core/compose.ts';
import { addProduct, listNames, openTestCatalog } from '../helpers/catalog.ts';
import { composeInProcess } from '../helpers/in-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { canFail, injectionsFor, readTrace, type Traced, underTracer, whyNoTracer } from './tracer.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/restore-program.ts', import.meta.url));
/** Of the calls of a restore so many are struck; `RESTORE_STRIKES=all` strikes each one in each way. */
const SAMPLE = 9;
/** And these many at the end, where one file takes the place of another, are struck by a kill in any case. */
const LAST = 5;
const BLOWS = ['kill', 'ENOSPC once', 'EIO on'] as const;

const OLD = 'as it was';
const NEW = 'as it is';

type Room = { readonly folder: string; readonly backup: string };

/** A catalog that was backed up and changed since; the last program in it was killed, so that its log is full. */
async function makeRoom(damage: boolean): Promise<Room> {
  const home = temporaryFolder();
  const core = await openTestCatalog({ folder: join(home, 'first') });
  await addProduct(core, { name: OLD });
  const made = await composeBackups({ folder: core.folder }).keep('by-hand');
  await addProduct(core, { name: NEW });
  // Copied while it is open, as a kill would leave it.
  const folder = join(home, 'catalog');
  cpSync(core.folder, folder, { recursive: true });
  if (damage) {
    const file = join(folder, 'catalog.offshelf');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 40_000).fill(0x5a, 5000));
  }
  return { folder, backup: join(home, 'first', 'backups', made?.handle ?? '') };
}

function restore({ folder, backup }: Room, injections: readonly string[] | null) {
  const log = join(folder, '..', 'trace');
  const program = [process.execPath, PROGRAM, folder, backup];
  const [command = '', ...args] =
    injections === null ? program : [...underTracer(log, injections), ...program];
  const { stdout, signal } = spawnSync(command, args, { encoding: 'utf8' });
  return { said: stdout, signal, trace: readTrace(log) };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const core = await composeInProcess({ folder });
  try {
    return await listNames(core);
  } finally {
    await core.close();
  }
}

type Blow = (typeof BLOWS)[number];

function listStrikes(trace: readonly Traced[]): readonly (readonly [number, Blow])[] {
  const all = trace.flatMap((call, at) =>
    BLOWS.filter((blow) => blow === 'kill' || canFail(call)).map((blow) => [at, blow] as const),
  );
  if (process.env['RESTORE_STRIKES'] === 'all') return all;
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  const isLast = (at: number, blow: Blow) => blow === 'kill' && at >= trace.length - LAST;
  return all.filter(([at, blow], index) => index % step === 0 || isLast(at, blow));
}

/** What is there after a blow: never nothing, never half of one, and no part of a file besides. */
async function findBroken({ folder }: Room, damaged: boolean): Promise<readonly string[]> {
  const broken: string[] = [];
  const { damage, backups } = readCheck(folder);
  if (damage.length > 0 && !damaged) broken.push(`damage: ${damage.join()}`);
  for (const { name, problem } of backups) if (problem !== null) broken.push(`${name}: ${problem}`);
  if (damage.length > 0) return broken;
  const names = (await namesIn(folder)).join();
  const isOld = names === [OLD, NEW].join() && !damaged;
  if (!isOld && names !== OLD) broken.push(`holds ${names}`);
  const left = readdirSync(folder).filter((name) => name.includes('.new'));
  return [...broken, ...left];
}

function readCheck(folder: string): ReturnType<typeof checkCatalog> {
  try {
    return checkCatalog({ folder });
  } catch (error) {
    return { damage: [String(error)], products: null, backups: [] };
  }
}

describe('a restore that is struck at a write, a sync, a rename or a removal', () => {
  const why = whyNoTracer();
  it.for([
    ['a catalog that is sound', false],
    ['a damaged one', true],
  ] as const)(
    'leaves the catalog that was there or the one of the backup, whole: %s',
    { timeout: 1_200_000 },
    async ([, damaged], { skip }) => {
      if (why !== null) return skip(why);
      const rehearsed = await makeRoom(damaged);
      expect(readCheck(rehearsed.folder).damage.length > 0).toBe(damaged);
      const { said, trace } = restore(rehearsed, []);
      expect(said).toBe('restored\n');
      expect(await findBroken(rehearsed, false)).toEqual([]);
      const results: unknown[] = [];
      let killed = 0;
      for (const [at, blow] of listStrikes(trace)) {
        const room = await makeRoom(damaged);
        const call = trace[at];
        if (call === undefined) continue;
        const { signal } = restore(room, injectionsFor(blow, call, trace.slice(0, at)));
        killed += signal === 'SIGKILL' ? 1 : 0;
        const broken = await findBroken(room, damaged);
        if (broken.length > 0) results.push({ at, blow, call: call.call, file: call.file, broken });
        // Whatever happened, the next try works.
        expect(restore(room, null).said).toBe('restored\n');
        expect(await namesIn(room.folder)).toEqual([OLD]);
        expect(existsSync(join(room.folder, 'catalog.offshelf.new'))).toBe(false);
      }
      expect(results).toEqual([]);
      expect(killed).toBeGreaterThan(0);
    },
  );
});
