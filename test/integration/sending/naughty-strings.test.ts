import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realFile } from '../../helpers/real-files.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './sandbox-scene.ts';

type Body = Readonly<Record<string, unknown>>;

test('strings that break programs arrive at a remote byte for byte, names without the blanks around them', async (context) => {
  const file = realFile(context, 'naughty-strings/blns.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as string[];
  // A blank name is a problem, and a SKU is sent once.
  const strings = [...new Set(all)].filter((text) => text.trim() !== '');
  const { rig, remotes, creates } = await connectSandbox();
  const ids = strings.map((text) =>
    rig.addProduct({ name: text, sku: text, description: text, customData: JSON.stringify({ text }) }),
  );
  expect(rig.send(ids, [remotes.jani.id])).toEqual({ queued: ids.length, left: 0 });
  // JourneyBee takes 500 a minute.
  const some = ids.filter((_, n) => n % 20 === 0);
  expect(rig.send(some, [remotes.journeybee.id])).toEqual({ queued: some.length, left: 0 });

  await until('everything sent', () => rig.list().every(({ state }) => state === 'sent'));
  const bodies = (remote: 'jani' | 'journeybee') =>
    creates(remote).map(({ body }) => JSON.parse(body) as Body);
  expect(
    bodies('jani').map(({ name, description, custom_data: data }) => [
      name,
      description,
      (data as Body)['text'],
    ]),
  ).toEqual(strings.map((text) => [text.trim(), text, text]));
  expect(bodies('journeybee').map(({ name, sku }) => [name, sku])).toEqual(
    strings.filter((_, n) => n % 20 === 0).map((text) => [text.trim(), text]),
  );
});
