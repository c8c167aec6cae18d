import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { checkCatalog, composeBackups } from '../../../src/main/core/compose.ts';
import { addProduct, applyBulk, editProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

type Step =
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'rename'; readonly at: number; readonly name: string }
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'trash'; readonly at: number }
  | { readonly kind: 'undo' | 'back-up' };

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((value) => `p${value}`);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name: text }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(20), name: text }),
  fc.record({ kind: fc.constant('append' as const), text }),
  fc.record({ kind: fc.constant('trash' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('back-up' as const) }),
);

describe('every backup that is kept', () => {
  it('opens and holds what it says, whatever was done before and after it', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const core = await openTestCatalog();
        const clock = createManualClock(Date.UTC(2026, 10, 1));
        const backups = composeBackups({ folder: core.folder, clock });
        const expected = new Map<string, number>();
        const ids: number[] = [];
        for (const now of [...steps, { kind: 'back-up' } as const]) {
          const id = 'at' in now ? ids[now.at % Math.max(1, ids.length)] : undefined;
          if (now.kind === 'add') ids.push((await addProduct(core, { name: now.name })).id);
          else if (now.kind === 'rename' && id !== undefined)
            await editProduct(core, id, { name: now.name }).catch(inTrash);
          else if (now.kind === 'append' && ids.length > 0)
            await applyBulk(core, ids, { kind: 'append', field: 'description', text: now.text }).catch(
              inTrash,
            );
          else if (now.kind === 'trash' && id !== undefined)
            await core.dispatch('products.trash', { scope: { kind: 'ids', ids: [id] } });
          else if (now.kind === 'undo')
            await core.dispatch('changes.undo', { onLaterEdits: 'restore-anyway' });
          else if (now.kind === 'back-up') {
            await clock.advance(40_000_000);
            const made = await backups.keep('by-hand');
            expected.set(made?.handle ?? '', countIn(core));
          }
        }
        const { damage, backups: kept } = checkCatalog({ folder: core.folder });
        expect(damage).toEqual([]);
        expect(kept.length).toBeGreaterThan(0);
        for (const { name, products, problem } of kept)
          expect({ name, products, problem }).toEqual({ name, products: expected.get(name), problem: null });
        await core.close();
      }),
      { numRuns: 12, seed: 4 },
    );
  });
});

/** Products in the trash can't be edited. */
function inTrash(error: unknown): void {
  expect(String(error)).toMatch(
    /This product is in the trash|None of these products is in the list any more/,
  );
}

function countIn(core: InProcess): number {
  const db = openDatabase(join(core.folder, 'catalog.offshelf'), { readonly: true });
  try {
    return (
      db.prepare<[], number>('SELECT count(*) FROM product WHERE trashed_at IS NULL').pluck().get() ?? -1
    );
  } finally {
    db.close();
  }
}
