import type { StepTable } from './step-table.ts';
import type { World } from './world.ts';

const SKUS = ['A-1', 'A-2', 'A-3', 'A-4', null] as const;

/** What a person does with products. */
export function aboutProducts(world: World): StepTable {
  const { chance, rig, products } = world;
  const add = () => {
    products.push(rig.addProduct({ name: `Mug ${products.length}`, sku: chance.pick(SKUS) }));
  };
  return {
    send: [
      4,
      () => {
        add();
        rig.send(products.slice(-1), someRemotes(world));
      },
    ],
    'send many': [
      2,
      () => {
        for (let count = 1 + chance.below(3); count > 0; count -= 1) add();
        const testFirst = chance.below(4) === 0;
        rig.run('sending.send', { products: [...products], remotes: someRemotes(world), testFirst });
      },
    ],
    'send once more': [
      2,
      () => onProduct(world, (product) => rig.send([product], someRemotes(world), chance.below(3) === 0)),
    ],
    edit: [3, () => onProduct(world, (product) => edit(world, product))],
    trash: [1, () => onProduct(world, rig.trash)],
    restore: [1, () => onProduct(world, rig.restore)],
    type: [1, () => onProduct(world, rig.openDraft)],
    'stop typing': [1, () => products.forEach(rig.closeDraft)],
  };
}

export function edit({ rig, chance, counts }: World, product: number): void {
  counts.edits += 1;
  rig.editProduct(product, { name: `Cup ${counts.edits}`, sku: chance.pick(SKUS) });
}

function onProduct({ products, chance }: World, act: (product: number) => void): void {
  if (products.length > 0) act(chance.pick(products));
}

function someRemotes({ chance, remotes }: World): number[] {
  const all = remotes.map(({ id }) => id);
  return chance.below(3) === 0 ? all : [chance.pick(all)];
}
