import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openShop, openTerminal } from './command-line.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

it('a backup makes no folder: one that is not there is named', async () => {
  const terminal = openTerminal();
  await terminal.call(['product', 'add', '--set', 'name=Mug']);
  const folder = join(terminal.folder, 'nonexist');
  const { code, err } = await terminal.call(['backup', join(folder, 'x.offshelf')]);
  expect({ code, err }).toEqual({
    code: 1,
    err: `There is no folder ${folder}. Make it first, or name another one.\n`,
  });
  expect(existsSync(folder)).toBe(false);
});

it('a dry run refuses a changed profile file as adding it does, where a remote was made with the first one', async () => {
  const { terminal } = await openShop();
  const file = join(terminal.folder, 'shop.json');
  const profile = readFileSync(join(ROOT, 'docs/profiles/creem-like.json'), 'utf8');
  writeFileSync(file, profile);
  const add = ['remote', 'add', 'Shop', '--profile', file, '--url', 'https://shop.example.com'];
  expect((await terminal.call(add)).code).toBe(0);
  writeFileSync(file, profile.replace('"maxLength": 120', '"maxLength": 60'));
  const again = add.with(2, 'Again');
  const added = await terminal.json([...again, '--account=new']);
  expect(added).toMatchObject({ code: 1, doc: { error: { code: 'bad-profile' } } });
  expect(await terminal.json([...again, '--dry-run'])).toEqual(added);
  const elsewhere = join(terminal.folder, 'elsewhere');
  expect((await terminal.plain([...again, '--dry-run', '--data', elsewhere])).code).toBe(0);
});
