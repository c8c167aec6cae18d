import type { Profile } from '../../../src/shared/model/profile.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRig } from './rig.ts';
import { createScript } from './script.ts';

export type Scene = ReturnType<typeof createScene>;

/** The engine, started, with one Jani remote, a clock that a test moves and a network that it writes. */
export function createScene(
  parts: { readonly profiles?: readonly Profile[]; readonly fraction?: number } = {},
) {
  const clock = createManualClock();
  const network = createScript();
  const rig = createRig({ http: network, clock, ...parts });
  const remote: Remote = rig.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  rig.engine().start();
  return {
    clock,
    network,
    rig,
    remote,
    /** Sends so many new products, named Mug 1, Mug 2 … */
    queue: async (count: number, to: Remote = remote): Promise<number[]> => {
      const products = Array.from({ length: count }, (_, at) => rig.addProduct({ name: `Mug ${at + 1}` }));
      rig.send(products, [to.id]);
      await clock.settle();
      return products;
    },
    addBee: (): Remote => rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' }),
    states: () =>
      rig
        .list()
        .map(({ state }): string => state)
        .toSorted((a, b) => a.localeCompare(b)),
    namesSent: () => network.requests.map(({ body }) => (JSON.parse(body ?? '{}') as { name: string }).name),
    evidence: () => rig.db.prepare('SELECT actor, kind FROM evidence ORDER BY id').all(),
  };
}
