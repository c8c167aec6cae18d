import { PUBLIC_BASE } from './stage.ts';
import type { StepTable } from './step-table.ts';
import type { World } from './world.ts';

/** Files of the computer that products have as their images. */
const FILES = ['1', '2', '3'].map((digit) => `${digit.repeat(64)}.png`);

/** What becomes of images that are published before their products are sent. */
export function aboutImages(world: World): StepTable {
  const { chance, rig, products, counts, place } = world;
  const publish = (state: 'waiting' | 'failed' | 'done') => {
    const file = chance.pick(FILES);
    rig.publish(place, file, `${PUBLIC_BASE}/${file}`, state);
  };
  return {
    'give an image': [
      3,
      () => {
        if (products.length === 0) return;
        counts.edits += 1;
        const imageUrl = `local-image:${chance.pick(FILES)}/mug.png`;
        rig.editProduct(chance.pick(products), { name: `Cup ${counts.edits}`, imageUrl });
      },
    ],
    'publish an image': [2, () => publish('done')],
    'an image is refused': [1, () => publish('failed')],
    'an image is tried again': [1, () => publish('waiting')],
  };
}

/** In the end every place takes what it is given. */
export function publishAll({ rig, place }: World): void {
  for (const file of FILES) rig.publish(place, file, `${PUBLIC_BASE}/${file}`, 'done');
}
