import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OnLaterEdits } from '../../../src/shared/model/change.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { addProduct, getProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const undo = (core: InProcess, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.undo', { onLaterEdits });
const redo = (core: InProcess, onLaterEdits: OnLaterEdits = 'ask') =>
  core.call('changes.redo', { onLaterEdits });

/** What undo has to bring back: everything but the version and the times. */
function readContents(core: InProcess): unknown {
  return peek(core)
    .prepare(`SELECT id, name, sku, type, description, status, price, currency, billing_type, billing_period, image_url,
      image_alt, custom_data, trashed_at IS NULL AS live FROM product ORDER BY id`)
    .all();
}

describe('any sequence of changes', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 });
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  const step = fc.oneof(
    fc.record({
      do: fc.constant('edit' as const),
      id: fc.integer({ min: 1, max: 4 }),
      name: text,
      sku: fc.option(text),
    }),
    fc.record({ do: fc.constant('append' as const), ids, text }),
    fc.record({ do: fc.constant('replace' as const), ids, text, find: fc.constantFrom('a', 'A', ' ', 'x') }),
    fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const, 'duplicate' as const), ids }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Refused steps change nothing, which is what is wanted of them. */
  async function perform(core: InProcess, what: Step): Promise<void> {
    switch (what.do) {
      case 'edit': {
        const { version, fields } = await getProduct(core, what.id);
        const changed: ProductFields = { ...fields, name: what.name, sku: what.sku };
        await core.dispatch('products.save', {
          id: what.id,
          baseVersion: version,
          fields: changed,
          draftId: null,
        });
        return;
      }
      case 'append':
      case 'replace': {
        const rest =
          what.do === 'append'
            ? { kind: 'append' }
            : { kind: 'replace', find: what.find, matchCase: false, wholeWord: false, pattern: false };
        const action = { field: 'description', text: what.text, ...rest };
        const preview = await core.dispatch('previews.prepare', {
          scope: { kind: 'ids', ids: what.ids },
          actions: [action],
        });
        if (preview.ok) await core.dispatch('previews.apply', { id: (preview.value as { id: string }).id });
        return;
      }
      default:
        const scope = { kind: 'ids', ids: what.ids };
        const answer = await core.dispatch(`products.${what.do}`, { scope });
        // Nothing to do where all of them are there already, or gone.
        if (!answer.ok && answer.error.code !== 'not-allowed-now') throw new Error(answer.error.message);
    }
  }

  it('is undone to the beginning and redone to the end, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const core = await openTestCatalog();
        for (const name of ['Apple a', 'b', '', 'xx'])
          await addProduct(core, { name, description: `${name} text` });
        const states = [readContents(core)];
        for (const what of steps) {
          const before = (await core.call('changes.list', { limit: 1 }))[0]?.id;
          await perform(core, what);
          if ((await core.call('changes.list', { limit: 1 }))[0]?.id !== before)
            states.push(readContents(core));
        }
        // Added products stay in the trash where the state before did not have them yet.
        for (const state of states.slice(0, -1).toReversed()) {
          expect(await undo(core)).toMatchObject({ kind: 'done' });
          expect(liveOnly(readContents(core))).toEqual(liveOnly(state));
        }
        for (const state of states.slice(1)) {
          expect(await redo(core)).toMatchObject({ kind: 'done' });
          expect(liveOnly(readContents(core))).toEqual(liveOnly(state));
        }
        expect(await redo(core)).toEqual({ kind: 'nothing' });
        expect(core.reader.findDamage()).toEqual([]);
        expect(core.logged).toEqual([]);
        await core.close();
      }),
      { numRuns: 25 },
    );
  });

  function liveOnly(state: unknown): unknown {
    return (state as { live: number }[]).filter((row) => row.live === 1);
  }
});
