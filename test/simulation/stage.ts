import { openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { migrate } from '../../src/main/core/adapters/sqlite/schema.ts';
import type { Exchange, HttpRequest } from '../../src/main/core/domain/ports/http-client.ts';
import type { NewAnswer } from '../../src/main/core/domain/ports/sending-store.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { settings } from '../helpers/sending-samples.ts';
import { createSendingCore } from '../integration/sending/sending-core.ts';
import { prepareAsks } from './asks.ts';
import { type Frailty, makeFrail } from './frail-store.ts';

/** Where the images of the first remote are published. */
export const PUBLIC_BASE = 'https://cdn.example.com';

/** What a schedule puts around the core. */
export type Hooks = {
  readonly send: (request: HttpRequest) => Promise<Exchange>;
  readonly key: (remoteId: number, origin: string) => string | null;
  readonly onAnswer: (answer: NewAnswer) => void;
  readonly onKill: () => void;
};

export type Stage = ReturnType<typeof createStage>;

/**
 * One catalog in memory and one sending core for any number of schedules, one after the other: each runs in a transaction
 * that is undone at its end, so that nothing has to be made and prepared anew. The core's own transactions nest in it.
 */
export function createStage() {
  const db = openDatabase(':memory:', {});
  migrate(db);
  const clock = createManualClock();
  const frailty: Frailty = { fuse: 0, full: false, gone: false, depth: 0, uses: 0 };
  let hooks: Hooks | undefined;
  let ids = 0;
  const current = () => {
    if (hooks === undefined) throw new Error('no schedule is being played');
    return hooks;
  };
  const rig = createSendingCore(db, {
    clock,
    fraction: 0.3,
    // Sorts by age, as the real ones do.
    uuid: () => `01900000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
    http: { send: async (request) => await current().send(request) },
    keySource: { key: async (remoteId, origin) => current().key(remoteId, origin) },
    wrapStore: (store) =>
      makeFrail(store, frailty, {
        onKill: () => current().onKill(),
        onAnswer: (answer) => current().onAnswer(answer),
      }),
  });
  const place = rig.addPlace(PUBLIC_BASE);
  const jani = rig.addRemote({
    profileId: 'jani',
    baseUrl: 'https://billing.example.com',
    settings: { ...settings, imagePlaceId: place },
  });
  const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
  const asks = prepareAsks(db);
  return {
    db,
    clock,
    rig,
    asks,
    frailty,
    /** Where the images of the first one go. */
    place,
    remotes: [jani, bee],
    begin: (around: Hooks) => {
      hooks = around;
      ids = 0;
      clock.reset();
      Object.assign(frailty, { fuse: 0, full: false, gone: false, depth: 0, uses: 0 } satisfies Frailty);
      rig.problems.length = 0;
      db.exec('BEGIN');
    },
    end: () => {
      rig.kill();
      hooks = undefined;
      db.exec('ROLLBACK');
    },
    close: () => db.close(),
  };
}
