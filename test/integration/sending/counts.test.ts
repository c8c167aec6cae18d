import { expect, test } from 'vitest';
import { createScene } from './scene.ts';
import { answer, silent } from './script.ts';

test('what needs the person and what goes on is counted alike by the sections and by the whole', async () => {
  const { network, queue, rig } = createScene();
  network.next(answer(422), silent, silent);
  await queue(4);
  const inSection = (section: string) =>
    rig
      .ask('sending.groups', {})
      .filter(({ key }) => key.section === section)
      .reduce((sum, { count }) => sum + count, 0);
  const { needsYou, waiting, lookedUp } = rig.ask('sending.status', {});
  expect(lookedUp).toBe(2);
  expect([needsYou, waiting + lookedUp]).toEqual([inSection('needs-you'), inSection('going-on')]);
});
