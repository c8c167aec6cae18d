import { beforeEach, expect, test } from 'vitest';
import type { Exchange } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { createRig, type Rig } from './rig.ts';
import { created, createScript, type Script } from './script.ts';

let clock: ManualClock;
let network: Script;
let rig: Rig;
let jani: Remote;

beforeEach(() => {
  clock = createManualClock();
  network = createScript();
  rig = createRig({ http: network, clock });
  jani = rig.addRemote({ profileId: 'jani', name: 'Shop', baseUrl: 'https://billing.example.com' });
  rig.engine().start();
});

/** Sends so many products to Shop, each answered after as long. */
const answerAfter = async (milliseconds: number, times: number) => {
  const slow = (): Exchange => {
    clock.jump(milliseconds);
    return created(`pro_${milliseconds}_${network.requests.length}`);
  };
  network.next(...Array.from({ length: times }, () => slow));
  rig.send(
    Array.from({ length: times }, () => rig.addProduct()),
    [jani.id],
  );
  await clock.settle();
};
const seconds = (count: number) => {
  const products = Array.from({ length: count }, () => rig.addProduct());
  return rig.ask('sending.summary', { products, remotes: [jani.id] });
};

test('how long sending takes goes by how fast the remote answered the last 20 times', async () => {
  await answerAfter(9_000, 3);
  await answerAfter(400, 20);
  expect(seconds(10)).toMatchObject({ remotes: [{ ready: 10, seconds: 4 }] });
});

test('how long sending takes is no shorter than its requests per minute allow', () => {
  const profile = builtIn('jani');
  const limits = { ...profile.limits, requestsPerMinute: 30, concurrency: 4 };
  const slow = createRig({ http: network, clock, profiles: [{ ...profile, limits }] });
  const remote = slow.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  const products = Array.from({ length: 10 }, () => slow.addProduct());
  expect(slow.ask('sending.summary', { products, remotes: [remote.id] })).toMatchObject({
    remotes: [{ seconds: 20 }],
  });
});
