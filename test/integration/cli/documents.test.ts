import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../src/cli/error-codes.ts';
import { HoldCode, ReasonCode, SubmissionState } from '../../../src/shared/model/submission.ts';
import { writePhotos } from '../../helpers/photos.ts';
import { openShop, type Terminal } from './command-line.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const GUIDE = readFileSync(join(ROOT, 'docs/command-line.md'), 'utf8');

/** The rows of the first table behind a heading, cell by cell. */
function tableBehind(heading: string): readonly (readonly string[])[] {
  const lines = GUIDE.slice(GUIDE.indexOf(`\n${heading}\n`) + heading.length + 2).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) => line.split('|').slice(1, -1));
}

function codes(cell = ''): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}

describe('the guide has every word, and no other, that a script meets as', () => {
  it.each<[string, readonly string[]]>([
    ['### `state`', SubmissionState.options],
    ['### `reason`', ReasonCode.options],
    ['### `held`', HoldCode.options],
    ['### `error.code`', ERROR_CODES],
  ])('%s', (heading, words) => {
    expect(
      tableBehind(heading)
        .flatMap(([first]) => codes(first))
        .toSorted(),
    ).toEqual(words.toSorted());
  });
});

/** The fields of a document by what the guide calls it. */
const FIELDS = new Map(
  tableBehind('## The documents of `--json`').flatMap(([name = '', fields]) =>
    name
      .trim()
      .replaceAll('`', '')
      .split(', ')
      .map((one) => [one, codes(fields).toSorted()] as const),
  ),
);

function keysOf(value: unknown): readonly string[] {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? Object.keys(one).toSorted() : [];
}

/** One product at Bees and another with the same SKU, so that it is left out; and one that becomes Unsure at Jani. */
async function openLeftOut(): Promise<Terminal> {
  const { sandbox, terminal } = await openShop();
  const add = ['product', 'add', '--set', 'price=4', '--set', 'description=x', '--set', 'sku=E-3'];
  await terminal.call([...add, '--set', 'name=Elm box', '--remote', 'Bees']);
  await terminal.call(['sync']);
  await terminal.call([...add, '--set', 'name=Box of elm']);
  await sandbox.faults.set('jani', { name: 'status', status: 500 });
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  return terminal;
}

it('the guide names every field of every document', async () => {
  const terminal = await openLeftOut();
  const doc = async (args: readonly string[], stdin = '') =>
    (await terminal.json(args, { stdin })).doc as Readonly<Record<string, unknown>>;
  const remote = ['remote', 'add', 'Other', '--profile', 'jani', '--url', 'https://billing.example.com'];
  const row = '{"name":"Elm","price":4,"sku":"E-3","description":"x"}';
  const added = await doc(['product', 'add', '--from', '-', '--remote', 'Bees'], row);
  const shown = await doc(['product', 'show', '2']);
  const sent = await doc(['send', '--product', '2', '--remote', 'Bees']);
  const list = await doc(['product', 'list']);
  const synced = await doc(['sync', '--timeout', '7']);
  const rows = (await doc(['submissions', '--state', 'unsure'])) as unknown as readonly Record<
    string,
    never
  >[];
  const id = String(rows[0]?.['id']);
  const file = join(terminal.folder, 'kept.offshelf');
  const table = join(terminal.folder, 'more.csv');
  writeFileSync(table, 'sku,name\nE-3,Elm case\nX,\nY,"Ash, box"\n');
  const imported = await doc(['import', table, '--remote', 'Bees']);
  const photos = ['E-3.png', 'E-3 2.png', 'Mug.png', 'stray.png'];
  const matched = await doc([
    'match-images',
    writePhotos(photos),
    '--rule',
    'sku',
    '--rule',
    'sku-prefix',
    '--rule',
    'name',
  ]);
  const placed = await doc(['place', 'add', 'Web', '--addresses', '--public', 'https://photos.example.com']);
  const tested = await doc(['place', 'test', 'Web']);
  const found: Readonly<Record<string, unknown>> = {
    'match-images': matched,
    'counts of match-images': matched['counts'],
    'oneForSeveral[] of match-images': matched['oneForSeveral'],
    'withoutImage[] of match-images': matched['withoutImage'],
    'changed of match-images': matched['changed'],
    'place add': placed,
    'place list': await doc(['place', 'list']),
    'place test': tested,
    'steps[] of place test': tested['steps'],
    'place retry': await doc(['place', 'retry', 'Web']),
    'place remove': await doc(['place', 'remove', 'Web']),
    'remote add': await doc([...remote, '--account=new']),
    'remote add --dry-run': await doc([...remote, '--dry-run']),
    'remote list': await doc(['remote', 'list']),
    'remote test': await doc(['remote', 'test', 'Bees']),
    'remote release': await doc(['remote', 'release', 'Bees']),
    'product add': added,
    'leftOut[]': added['leftOut'],
    'problems[]': (added['leftOut'] as readonly Record<string, unknown>[])[0]?.['problems'],
    'product list': list,
    send: sent,
    'left[] of send': sent['left'],
    sync: synced,
    'left[] of sync': synced['left'],
    submissions: rows,
    'history[]': rows[0]?.['history'],
    found: rows[0]?.['found'],
    import: imported,
    'reading of import': imported['reading'],
    'plan of import': imported['plan'],
    'counts of import': imported['counts'],
    'problems[] of import': imported['problems'],
    'skipped[] of import': (await doc(['import', table, '--mode', 'update', '--dry-run']))['skipped'],
    'changed of import': imported['changed'],
    'queue of import': imported['queue'],
    export: await doc(['export', join(terminal.folder, 'all.csv')]),
    withdraw: await doc(['withdraw', id, '--even-if-there']),
    check: await doc(['check']),
    backup: await doc(['backup', file]),
    restore: await doc(['restore', file]),
  };
  expect(Object.fromEntries(Object.entries(found).map(([name, value]) => [name, keysOf(value)]))).toEqual(
    Object.fromEntries(Object.keys(found).map((name) => [name, FIELDS.get(name)])),
  );
  const besides = keysOf(shown).filter((key) => !keysOf(list).includes(key));
  expect(besides).toEqual(FIELDS.get('product show'));
});

describe('the nightly script of the guide', () => {
  /** Runs it as cron would, from another folder; answers what was mailed. */
  async function runNightly(terminal: Terminal): Promise<string> {
    const bin = join(terminal.folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const mailed = join(terminal.folder, 'mailed');
    writeFileSync(mailed, '');
    writeFileSync(join(bin, 'mail'), `#!/bin/sh\n{ echo "$2"; cat; } >>'${mailed}'\n`);
    chmodSync(join(bin, 'mail'), 0o755);
    const keyFile = join(terminal.folder, 'jani.key');
    const script = (/```sh\n([^]+?)```/.exec(GUIDE)?.[1] ?? '')
      .replace('/opt/offshelf ', `${ROOT} `)
      .replace('/srv/shop ', `${terminal.data} `)
      .replace('/etc/offshelf/jani.key', keyFile)
      .replace('3600', '7');
    const file = join(terminal.folder, 'nightly.sh');
    writeFileSync(file, script, { mode: 0o755 });
    const home = join(terminal.folder, 'home');
    const path = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
    await promisify(execFile)('/bin/sh', ['-c', file], { cwd: '/', env: { PATH: path, HOME: home } });
    return readFileSync(mailed, 'utf8');
  }

  it('mails nobody while all goes well, or goes on by itself, and else what has to be done', async () => {
    const { sandbox, terminal } = await openShop();
    const add = ['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani'];
    writeFileSync(join(terminal.folder, 'jani.key'), `${sandbox.jani.key}\n`);
    await terminal.call(add);
    expect(await runNightly(terminal)).toBe('');
    expect(sandbox.products('jani')).toHaveLength(1);

    await sandbox.faults.set('jani', { name: 'status', status: 429, retryAfter: 3_000, times: 1 });
    await terminal.call(add);
    expect(await runNightly(terminal)).toBe('');
    expect((await terminal.json(['submissions', '--state', 'queued'])).doc).toHaveLength(1);

    writeFileSync(join(terminal.folder, 'jani.key'), 'wrong\n');
    await sandbox.faults.clear();
    await terminal.call([...add.slice(0, -1), 'Bees', '--set', 'description=x']);
    const mailed = await runNightly(terminal);
    expect(mailed).toContain('Offshelf: the sync ended with 3');
    expect(mailed).toContain('OFFSHELF_KEY_BEES');
  });
});
