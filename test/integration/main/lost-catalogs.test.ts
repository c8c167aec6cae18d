import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';
import { startCatalogs } from './start-catalogs.ts';

it('a catalog that was lost can be opened again at once: its own lock is gone by then', async () => {
  const folder = temporaryFolder();
  const lock = JSON.stringify(join(folder, 'lock'));
  const writer = `import { existsSync, rmSync, writeFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    const close = () => { rmSync(${lock}); parentPort.postMessage({ kind: 'closed' }); };
    parentPort.on('message', ({ kind }) => { if (kind === 'close') setTimeout(close, 300); });
    if (existsSync(${lock})) parentPort.postMessage({ kind: 'refused', why: 'in-use', message: 'Held.' });
    else writeFileSync(${lock}, '');
    parentPort.postMessage({ kind: 'ready', sample: false, sqlite: '', unclean: true });`;
  const hear = (answer: string) => `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ kind }) => { ${answer} });`;
  const check = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => undefined);
    parentPort.postMessage({ kind: 'damage', found: ['page 3'] });`;
  writeFileSync(join(folder, 'writer.mjs'), writer);
  writeFileSync(join(folder, 'check.mjs'), check);
  for (const name of ['pages', 'scan', 'network']) writeFileSync(join(folder, `${name}.mjs`), hear(''));
  const { catalogs, states } = startCatalogs(null, { workers: { folder, ending: '.mjs' } });
  await catalogs.open('/data/Shop', null);
  await until('it is refused', () => states.at(-1)?.kind === 'refused');
  expect(await catalogs.open('/data/Shop', null)).toMatchObject({ kind: 'open' });
  await until('it is refused again', () => states.at(-1)?.kind === 'refused');
});

it('a writer that ends by itself leaves no call hanging: the catalog is refused with a sentence', async () => {
  const folder = temporaryFolder();
  const ready = "{ kind: 'ready', sample: false, sqlite: '', unclean: false }";
  const writer = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ kind }) => { if (kind === 'call') process.exit(1); });
    parentPort.postMessage(${ready});`;
  writeFileSync(join(folder, 'writer.mjs'), writer);
  for (const name of ['pages', 'scan', 'network']) {
    writeFileSync(
      join(folder, `${name}.mjs`),
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => undefined);",
    );
  }
  const { catalogs, logged } = startCatalogs(null, { workers: { folder, ending: '.mjs' } });
  expect(await catalogs.open('/data/Shop', null)).toMatchObject({ kind: 'open' });
  const results = await Promise.all([catalogs.call('products.save', {}), catalogs.call('drafts.keep', {})]);
  expect(results).toMatchObject([{ ok: false }, { ok: false }]);
  expect(catalogs.state()).toMatchObject({ kind: 'refused', name: 'Shop', why: 'unknown' });
  expect(logged).toContain('error the writer ended');
  expect(await catalogs.call('products.get', { id: 1 })).toMatchObject({ error: { code: 'no-catalog' } });
});

it('a writer that ends while it opens refuses the catalog', async () => {
  const folder = temporaryFolder();
  for (const name of ['writer', 'network']) writeFileSync(join(folder, `${name}.mjs`), 'process.exit(1);');
  const { catalogs } = startCatalogs(null, { workers: { folder, ending: '.mjs' } });
  expect(await catalogs.open('/data/Shop', null)).toMatchObject({ kind: 'refused', why: 'unknown' });
});
