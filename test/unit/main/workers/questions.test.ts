import { expect, it } from 'vitest';
import { createConversionAsker } from '../../../../src/main/workers/conversion-asker.ts';
import { createKeyAsker } from '../../../../src/main/workers/key-asker.ts';
import type { FromWorker } from '../../../../src/main/workers/protocol.ts';

const HERE = 'https://here.example';

it('each answer reaches the question that it is for, in whatever order they come', async () => {
  const told: FromWorker[] = [];
  const asker = createKeyAsker((message) => told.push(message));
  const both = Promise.all([asker.key(7, HERE), asker.placeKey(7, HERE), asker.placeKey(8, HERE)]);
  expect(told).toEqual([
    { kind: 'key-wanted', id: 1, remoteId: 7, origin: HERE },
    { kind: 'place-key-wanted', id: 2, placeId: 7, origin: HERE },
    { kind: 'place-key-wanted', id: 3, placeId: 8, origin: HERE },
  ]);
  asker.answered(3, null);
  asker.answered(2, 'of the place');
  asker.answered(1, 'of the remote');
  expect(await both).toEqual(['of the remote', 'of the place', null]);
});

it('an answer that comes twice, or to nothing that was asked, is passed over', async () => {
  const asker = createKeyAsker(() => undefined);
  const asked = asker.key(1, HERE);
  asker.answered(9, 'stray');
  asker.answered(1, 'first');
  asker.answered(1, 'second');
  expect(await asked).toBe('first');
});

it('a picture is asked for with its file and what is to become of it', async () => {
  const told: FromWorker[] = [];
  const asker = createConversionAsker((message) => told.push(message));
  const preset = { maxWidth: 800, maxHeight: 800, format: 'jpeg', quality: 0.8 } as const;
  const asked = asker.convert('a.png', preset);
  expect(told).toEqual([{ kind: 'convert-wanted', id: 1, file: 'a.png', preset }]);
  asker.answered(1, { ok: false, why: 'too-slow' });
  expect(await asked).toEqual({ ok: false, why: 'too-slow' });
});
