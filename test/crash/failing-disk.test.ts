import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPresent } from '../../src/shared/assert.ts';
import { drain } from './catalog-life.ts';
import { HEALTHY } from './faults.ts';
import { startProgram } from './program.ts';
import { findBroken } from './promise.ts';
import { findScenario } from './scenarios.ts';
import { openWorkshop, rehearse, type Stage, strike, type Workshop } from './stage.ts';
import { injectionsFor, underTracer, whyNoTracer } from './tracer.ts';

const PATIENCE = { timeout: 60_000 };

/** Plays a scenario up to its act on a disk that fails one sync of it; `null` where nothing can be traced here. */
async function failSync(workshop: Workshop, name: string, which: number) {
  const scenario = findScenario(name);
  const syncs = (await rehearse(workshop, scenario)).filter(({ at }) => at.call === 'fsync');
  const point = syncs.at(which);
  if (point === undefined) throw new Error('no such sync');
  const base = workshop.copy(await scenario.before(workshop));
  const injections = injectionsFor('EIO once', point.at, point.before);
  const program = startProgram(base.folder, workshop.time, underTracer(`${base.folder}.trace`, injections));
  await program.opened;
  const stage: Stage = workshop.stageOf(base, program);
  await scenario.setUp?.(stage);
  return { base, scenario, stage, program };
}

describe('a disk that does not confirm a write', () => {
  const why = whyNoTracer();
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop();
  });
  afterAll(() => workshop.close());

  it(
    'ends the program, which says that it does not know, and takes nothing more on the same connection',
    PATIENCE,
    async ({ skip }) => {
      if (why !== null) return skip(why);
      const { program } = await failSync(workshop, 'withdraw', -1);
      const rows = await program.ask('sending.list', { product: null, limit: 10 });
      const [row] = rows?.ok ? rows.value : [];
      const answer = await program.ask('sending.withdraw', { id: row?.id ?? '' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(answer)).toContain('Open the catalog again and look whether it is there.');
      expect(await program.ended).toBe('by itself');
    },
  );

  it(
    'sends nothing whose marker it did not confirm, and after the next start each product goes once',
    PATIENCE,
    async ({ skip }) => {
      if (why !== null) return skip(why);
      // The first sync lets the sending go on, the second is the first marker.
      const { base, scenario, stage, program } = await failSync(workshop, 'claim, send and settle', 1);
      await scenario.act(stage);
      expect(await program.ended).toBe('by itself');
      const { server, time } = workshop;
      const { seen, ledger, folder } = { ...base, seen: server.seen };
      expect(seen.length).toBeLessThanOrEqual(1);
      server.faults(() => HEALTHY);
      expect(await drain({ ...base, server, time })).toEqual([]);
      expect(findBroken(folder, { seen, ledger })).toEqual([]);
    },
  );
});

describe('a new catalog that could not be written in full', () => {
  const why = whyNoTracer();
  it('is refused, and the next try makes it', PATIENCE, async ({ skip }) => {
    if (why !== null) return skip(why);
    const workshop = await openWorkshop();
    const scenario = findScenario('create a catalog');
    const writes = (await rehearse(workshop, scenario)).filter(({ at }) =>
      at.file.endsWith('catalog.offshelf.new'),
    );
    const last = writes.findLast(({ at }) => at.call === 'pwrite64');
    const point = { ...expectPresent(last, 'a new file is written'), blow: 'EIO once' } as const;
    const { broken, fell } = await strike(workshop, scenario, point);
    await workshop.close();
    expect({ broken, fell }).toEqual({ broken: [], fell: true });
  });
});
