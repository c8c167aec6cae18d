import { expect, test } from 'vitest';
import type { SendLedger } from '../../../src/main/core/domain/ports/ledger.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { until } from '../../helpers/until.ts';
import { aRemote, createRig } from './rig.ts';

test('a ledger that says again and again that another copy wrote, and has nothing of it, is asked every few seconds alone', async () => {
  let asked = 0;
  let isQuiet = false;
  const ledger: SendLedger = {
    read: () => ({ present: true, lines: [], end: { ledger: 'ours', bytes: 37 } }),
    started: () => {
      asked += 1;
      return isQuiet;
    },
    ended: () => {},
  };
  const clock = createManualClock();
  const answer = { kind: 'answer' as const, status: 201, headers: {}, body: '{"id":"pro_1"}', cut: false };
  let left = 0;
  const http = {
    send: async () => {
      left += 1;
      return answer;
    },
  };
  const rig = createRig({ http, clock, ledger });
  const remote = rig.run('remotes.add', aRemote('jani'));
  rig.setKey(remote.id, 'a key');
  const product = rig.addProduct({ name: 'Mug' });
  rig.send([product], [remote.id]);
  rig.engine().start();
  await clock.advance(12_000);
  expect({ asked, left, state: rig.row(product).state }).toEqual({ asked: 3, left: 0, state: 'queued' });
  isQuiet = true;
  await clock.advance(5_000);
  await until('sent', () => rig.row(product).state === 'sent');
  expect(left).toBe(1);
});
