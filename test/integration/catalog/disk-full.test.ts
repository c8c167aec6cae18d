import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addProduct, aProduct, listRows, openTestCatalog } from '../../helpers/catalog.ts';
import { fillDisk, mountSmallDisk, NO_MOUNT, turnReadOnly } from '../../helpers/small-disk.ts';

describe('a disk that fills up', () => {
  it('says so, and everything acknowledged stays', async ({ skip }) => {
    const disk = mountSmallDisk(4);
    if (disk === null) return skip(NO_MOUNT);
    const core = await openTestCatalog({ folder: join(disk, 'catalog') });
    const fields = aProduct({ description: 'x'.repeat(100_000) });
    const save = () => core.dispatch('products.save', { id: null, baseVersion: 0, fields, draftId: null });
    let saved = 0;
    let result = await save();
    while (result.ok) {
      saved += 1;
      result = await save();
    }
    expect(result.error.code).toBe('disk-full');
    expect(saved).toBeGreaterThan(3);
    expect(await listRows(core)).toHaveLength(saved);
    expect(core.reader.findDamage()).toEqual([]);
  });

  it('goes on once there is space again', async ({ skip }) => {
    const disk = mountSmallDisk(4);
    if (disk === null) return skip(NO_MOUNT);
    const core = await openTestCatalog({ folder: join(disk, 'catalog') });
    fillDisk(join(disk, 'holiday.mp4'));
    const big = aProduct({ description: 'x'.repeat(1_000_000) });
    const save = () =>
      core.dispatch('products.save', { id: null, baseVersion: 0, fields: big, draftId: null });
    expect(await save()).toMatchObject({ error: { code: 'disk-full' } });
    rmSync(join(disk, 'holiday.mp4'));
    expect(await save()).toMatchObject({ ok: true });
  });

  it('takes no new catalog, and nothing of one is left', async ({ skip }) => {
    const disk = mountSmallDisk(1);
    if (disk === null) return skip(NO_MOUNT);
    fillDisk(join(disk, 'holiday.mp4'));
    await expect(openTestCatalog({ folder: join(disk, 'catalog') })).rejects.toMatchObject({
      why: 'disk-full',
    });
  });
});

describe('a disk that can only be read', () => {
  it('is refused and left as it was', async ({ skip }) => {
    const disk = mountSmallDisk(4);
    if (disk === null) return skip(NO_MOUNT);
    const folder = join(disk, 'catalog');
    const core = await openTestCatalog({ folder });
    await addProduct(core);
    await core.close();
    turnReadOnly(disk);
    const before = readdirSync(folder);
    await expect(openTestCatalog({ folder })).rejects.toMatchObject({ why: 'read-only' });
    expect(readdirSync(folder)).toEqual(before);
    const other = join(disk, 'other');
    await expect(openTestCatalog({ folder: other })).rejects.toMatchObject({ why: 'read-only' });
  });
});
