import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../simulation/chance.ts';
import { fillLedgerDisk, LEDGER_BLOWS, SYNCS, strikeLedger, WRITES } from './ledger-writes.ts';
import { openWorkshop, type Workshop } from './stage.ts';
import { whyNoTracer } from './tracer.ts';

/** `LEDGER_STRIKES=all` strikes each write and each sync in every way; else each way falls once. */
const ALL = process.env['LEDGER_STRIKES'] === 'all';

describe('a send ledger that is struck while products are sent', () => {
  const why = whyNoTracer();
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop();
  });
  afterAll(() => workshop.close());

  it.for(LEDGER_BLOWS.map((blow, at) => [blow, at] as const))(
    'lets nothing leave that it does not have, and loses no line: %s',
    { timeout: 600_000 },
    async ([blow, at], { skip }) => {
      if (why !== null) return skip(why);
      const calls = blow === 'torn' ? SYNCS : WRITES;
      const every = Array.from({ length: calls }, (_, index) => index + 1);
      for (const nth of ALL ? every : [createChance(at).pick(every)]) {
        const { fell, broken } = await strikeLedger(workshop, blow, nth);
        expect({ blow, nth, fell, broken }).toEqual({ blow, nth, fell: true, broken: [] });
      }
    },
  );

  it('passes over a line that a full disk tore, and lets it leave once there is space', {
    timeout: 60_000,
  }, async ({ skip }) => {
    const struck = await fillLedgerDisk(workshop);
    if (struck === null) return skip('no permission to mount a small disk');
    expect(struck).toEqual({ fell: true, broken: [] });
  });
});
