import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../../src/main/core/domain/editing/parts.ts';
import { readScope, readWholeScope } from '../../../../../src/main/core/domain/editing/read-scope.ts';
import type { Scope } from '../../../../../src/shared/model/query.ts';

const LIST = Uint32Array.from({ length: 1200 }, (_, at) => 5000 - at);
const deps = { readSnapshot: async () => LIST };
const named = (more: Partial<Extract<Scope, { kind: 'snapshot' }>> = {}): Scope => ({
  kind: 'snapshot',
  snapshot: 1,
  ...more,
});
const idsOf = async (scope: Scope, read = readScope) => [...partsOf(await read(deps, scope), 7)].flat();

/** A million as values take a tenth of a second, in which nobody else gets a turn. */
class Watched extends Uint32Array {
  static passed = 0;

  override *[Symbol.iterator](): ArrayIterator<number> {
    for (let at = 0; at < this.length; at += 1) {
      Watched.passed += 1;
      yield this[at] ?? 0;
    }
  }
}

describe('the products of a scope', () => {
  it('are those of its rows in the order of the list, each once, without what is excepted', async () => {
    const rows = [
      { from: 1190, to: 5000 },
      { from: 2, to: 3 },
      { from: 0, to: 2 },
      { from: 1, to: 1 },
      { from: 1200, to: 1300 },
    ];
    const expected = [0, 1, 2, 3, 1190, 1191, 1192, 1193, 1194, 1195, 1196, 1197, 1198, 1199].map(
      (at) => 5000 - at,
    );
    const scope = named({ rows, except: [5000, 4998, 7] });
    expect(await idsOf(scope, readWholeScope)).toEqual(expected);
    expect(await idsOf(scope)).toEqual(expected.filter((id) => id !== 5000 && id !== 4998));
    expect(await idsOf(named({ rows: [{ from: 4, to: 6 }] }))).toEqual([4996, 4995, 4994]);
    expect(await idsOf(named())).toEqual([...LIST]);
    expect(await idsOf({ kind: 'ids', ids: [7, 2 ** 32 + 1, 7] })).toEqual([7, 2 ** 32 + 1]);
  });

  it.each<{ rows?: { from: number; to: number }[] }>([
    {},
    { rows: [{ from: 3, to: 1100 }] },
    {
      rows: [
        { from: 3, to: 600 },
        { from: 700, to: 1100 },
      ],
    },
  ])('are no more read than are asked for: $rows', async (some) => {
    const list = Watched.from(LIST);
    Watched.passed = 0;
    const products = await readScope({ readSnapshot: async () => list }, named(some));
    expect(products.slice(0, 2)).toHaveLength(2);
    expect(products.length).toBeGreaterThan(900);
    expect(Watched.passed).toBeLessThan(3);
  });
});
