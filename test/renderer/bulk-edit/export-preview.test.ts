import { expect, test } from 'vitest';
import { exportPreview } from '../../../src/renderer/features/bulk-edit/export-preview.ts';
import { aDisk } from '../../helpers/export-disk.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

async function openPreview(disk: ReturnType<typeof aDisk>, names: readonly string[]) {
  const products = names.map((name, at) => ({
    name,
    sku: `S-${at}`,
    imageUrl: at === 2 ? 'x'.repeat(9999) : 'u',
  }));
  const { core } = await openCoreForWindow({ shell: disk.shell, products });
  const ids = names.map((_, at) => at + 1);
  const preview = await core.call('previews.prepare', {
    scope: { kind: 'ids', ids },
    actions: [
      { kind: 'append', field: 'imageUrl', text: '=2,"b"' },
      { kind: 'set', field: 'status', text: 'draft' },
    ],
  });
  return { core, id: preview.id };
}

test('what changes, what is left out and what can not be written stand in one file, as no spreadsheet runs it', async () => {
  const disk = aDisk();
  const { core, id } = await openPreview(disk, ['=1+1', 'Bowl', 'Cup']);
  await core.call('previews.leaveOut', { id, products: [2], field: 'imageUrl', leftOut: true });
  expect(await exportPreview(id)).toBe('saved');
  expect(disk.ended).toEqual([true]);
  const text = disk.written.join('');
  expect(text.startsWith('\uFEFFWhat happens,Product,SKU,Field,Before,After,Problem\r\n')).toBe(true);
  const lines = text.slice(1).split('\r\n');
  expect(lines).toContain(`Will change,'=1+1,S-0,Image address,u,"u=2,""b""",`);
  expect(lines).toContain('Left out,Bowl,S-1,Image address,u,"u=2,""b""",');
  expect(lines.find((line) => line.startsWith('Problem,Cup,S-2'))).toContain('longer than 10,000 characters');
});

test('an export that the disk refuses is given up and said', async () => {
  const full = aDisk({ refuses: true });
  const { id } = await openPreview(full, ['Bowl']);
  expect(await exportPreview(id)).toMatchObject({ code: 'disk-full' });
  expect(full.ended).toEqual([false]);
});

test('a dialog that is cancelled writes nothing', async () => {
  const disk = aDisk({ chosen: false });
  const { id } = await openPreview(disk, ['Bowl']);
  expect(await exportPreview(id)).toBe('cancelled');
  expect([...disk.written, ...disk.ended]).toEqual([]);
});
