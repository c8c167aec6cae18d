import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import sample from '../../../resources/sample-catalog.json' with { type: 'json' };
import { listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

describe('the sample catalog', () => {
  it('has its products, says that it is a sample, and has nothing to undo', async () => {
    const core = await openTestCatalog({ sample: true });
    expect(core.writer.sample).toBe(true);
    expect((await listRows(core)).map((row) => row.name)).toEqual(sample.map((product) => product.name));
    expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toEqual({ kind: 'nothing' });
  });

  it('is filled once: what was done to it stays done', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await openTestCatalog({ folder, sample: true });
    await first.call('products.trash', { scope: { kind: 'ids', ids: [1] } });
    await first.close();
    const second = await openTestCatalog({ folder, sample: true });
    expect(await listRows(second)).toHaveLength(23);
    expect(second.writer.sample).toBe(true);
  });

  it('is filled at the next opening where the first was killed before it', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const first = await openTestCatalog({ folder });
    peek(first).exec(`UPDATE meta SET value = '1' WHERE key = 'sample'`);
    await first.close();
    expect(await listRows(await openTestCatalog({ folder }))).toHaveLength(24);
  });

  it('has products that are ready and some for each kind of problem', async () => {
    const core = await openTestCatalog({ sample: true });
    await addJani(core);
    await addJourneyBee(core);
    const rows = await listRows(core);
    const withProblems = rows.filter((row) => row.remotes.some((remote) => remote.readiness === 'problems'));
    expect(withProblems.map((row) => row.sku)).toEqual([
      'LH-GAT-250',
      'LH-FIL-02',
      'LH-KET-09',
      'LH-SYR-25',
      'LH-WS-02',
    ]);
    expect(rows.filter((row) => row.remotes.every((remote) => remote.readiness === 'ready'))).toHaveLength(
      19,
    );
  });

  it('reads like a shop: every description its own but two, every SKU once', () => {
    const repeated = sample.filter((product) =>
      sample.some((other) => other !== product && other.description === product.description),
    );
    expect(repeated.map((product) => product.sku)).toEqual(['LH-MUG-01', 'LH-MUG-04']);
    const skus = sample.flatMap((product) => product.sku ?? []);
    expect(new Set(skus).size).toBe(skus.length);
  });
});
