import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { openTestCatalog, peek } from '../helpers/catalog.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/save-loop.ts', import.meta.url));

function startSaving(folder: string) {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Lets the program save for a while, kills it without warning and returns what it had acknowledged. */
async function saveUntilKilled(folder: string, lines: number): Promise<readonly string[]> {
  const child = startSaving(folder);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

describe('a program that is killed', () => {
  it.each([1, 25, 60])(
    'has every save that it acknowledged, killed after %i of them',
    { timeout: 60_000 },
    async (lines) => {
      const folder = join(temporaryFolder(), 'catalog');
      const said = await saveUntilKilled(folder, lines);
      expect(said.length).toBeGreaterThanOrEqual(lines);
      expect(existsSync(join(folder, 'previews.staging'))).toBe(true);

      const core = await openTestCatalog({ folder });
      expect(core.writer.unclean).toBe(true);
      expect(core.reader.findDamage()).toEqual([]);
      const db = peek(core);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const lost: string[] = [];
      for (const line of said) {
        const [what, id = '', ...name] = line.split(' ');
        const product = await core.call('products.get', { id: Number(id) });
        const isThere =
          what === 'saved' ? product?.fields.name === name.join(' ') : product?.trashedAt !== null;
        if (product === null || !isThere) lost.push(line);
      }
      expect(lost).toEqual([]);
      const { total } = await core.call('products.list', { ...EVERY_PRODUCT, search: 'K-1' });
      expect(total).toBeGreaterThanOrEqual(1);
    },
  );

  it('holds nobody up, and while it runs the second is told who has the catalog open', {
    timeout: 60_000,
  }, async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const child = startSaving(folder);
    await once(child.stdout, 'data');
    await expect(openTestCatalog({ folder })).rejects.toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'close');
    const core = await openTestCatalog({ folder });
    expect(core.writer.unclean).toBe(true);
  });
});
