import { copyFileSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { backUpCatalog, composeBackups, restoreCatalog } from '../../../src/main/core/compose.ts';
import { addProduct, listNames, openTestCatalog } from '../../helpers/catalog.ts';
import { readFolderState } from '../../helpers/folder-state.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const clock = systemClock;

/** A closed catalog, and a backup of it from before its second product. */
async function makeCatalog() {
  const folder = join(temporaryFolder(), 'catalog');
  const core = await openTestCatalog({ folder });
  await addProduct(core, { name: 'Before' });
  const file = join(temporaryFolder(), 'shop.offshelf');
  await backUpCatalog({ folder, file, clock });
  await addProduct(core, { name: 'Second' });
  await core.close();
  return { folder, file };
}

/** A lock says only who looked last. */
const stateOf = (folder: string) => {
  const { 'catalog.lock': _, ...files } = readFolderState(folder);
  return files;
};

describe('a restore that is refused', () => {
  it('because it is of another catalog leaves everything as it was, unless the person says that it is meant', async () => {
    const [{ folder }, other] = [await makeCatalog(), await makeCatalog()];
    const before = stateOf(folder);
    const restoring = { folder, file: other.file, clock };
    await expect(restoreCatalog(restoring)).rejects.toThrow('This backup is of another catalog');
    expect(stateOf(folder)).toMatchObject(before);
    expect(composeBackups({ folder }).list()).toEqual([]);
    const typed = join(folder, 'drafts.journal');
    writeFileSync(typed, '');
    const restored = await restoreCatalog({ ...restoring, otherCatalog: true });
    expect(restored).toMatchObject({ foreign: true, products: 1 });
    expect(existsSync(typed)).toBe(false);
    const core = await openTestCatalog({ folder });
    expect(await listNames(core)).toEqual(['Before']);
  });

  it('because it is what a stopped restore left, by whatever name, leaves everything as it was', async () => {
    const { folder, file } = await makeCatalog();
    const draft = join(folder, 'catalog.offshelf.new');
    const link = join(temporaryFolder(), 'link.offshelf');
    copyFileSync(file, draft);
    symlinkSync(draft, link);
    const before = stateOf(folder);
    for (const name of [draft, link])
      await expect(restoreCatalog({ folder, file: name, clock })).rejects.toThrow('left by a restore');
    expect(stateOf(folder)).toEqual(before);
  });
});
