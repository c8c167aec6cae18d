import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-table.ts';
import { openShop, openTerminal } from './command-line.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA = ['--data', 'catalog'];

/** [what is typed, what the person is told]. */
const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /Say what to do\./],
  [['prodct', 'list', ...DATA], /no command “prodct”/],
  [['product', ...DATA], /Say what to do with a product\./],
  [['product', 'lst', ...DATA], /Did you mean product list\?/],
  [['product', 'list', '--serch', 'x', ...DATA], /no option --serch here\. Did you mean --search\?/],
  [['product', 'list', 'mug', ...DATA], /Too many words/],
  [['product', 'list', '--limit', '0', ...DATA], /--limit takes a whole number from 1/],
  [['product', 'list'], /--data DIR .+ --mine/],
  [['product', 'list', '--data', '--limit', '1'], /--data needs its DIR/],
  [['product', 'list', '--data='], /--data needs its DIR/],
  [['product', 'list', '--mine', ...DATA], /Use one of them/],
  [['product', 'list', '--mine=yes', ...DATA], /--mine takes no value/],
  [['product', 'show', ...DATA], /ID is missing/],
  [['product', 'show', 'x', ...DATA], /ID takes a whole number/],
  [['product', 'add', ...DATA], /either --set or --from/],
  [['product', 'add', '--set', 'name=a', '--from', '-', ...DATA], /either --set or --from/],
  [['product', 'add', '--set', 'name', ...DATA], /FIELD=VALUE/],
  [['product', 'add', '--set', 'name=a', '--set', 'name=b', ...DATA], /“name” is set twice/],
  [['product', 'add', '--set', 'name=a', '--currency', 'euro', ...DATA], /three capitals/],
  [['remote', 'add', 'A', '--url', 'https://a.example.com', ...DATA], /--profile is missing/],
  [['remote', 'add', 'A', '--profile', 'jani', ...DATA], /--url is missing/],
  [
    ['remote', 'add', 'A', '--profile', 'jany', '--url', 'https://a.example.com', ...DATA],
    /Did you mean jani\?/,
  ],
  [
    ['remote', 'add', 'A', '--profile', 'jani', '--url', 'a.example.com', ...DATA],
    /--url takes a whole address/,
  ],
  [
    [
      'remote',
      'add',
      'A',
      '--profile',
      'jani',
      '--url',
      'https://a.example.com',
      '--set',
      'colour=red',
      ...DATA,
    ],
    /no setting “colour”/,
  ],
  [['send', ...DATA], /--product ID, or --all/],
  [['send', '--all', '--product', '1', ...DATA], /--product ID, or --all/],
  [['sync', '--timeout', 'soon', ...DATA], /--timeout takes a whole number/],
  [['sync', '--remote', 'A', '--send-copied=2', ...DATA], /--send-copied is a word about the whole catalog/],
  [['withdraw', ...DATA], /SUBMISSION is missing/],
  [['withdraw', '01a201a9-54ae-7a83-8b04-2cb020197dd7', 'x', ...DATA], /SUBMISSION is an id/],
  [['submissions', '--state', 'unsur', ...DATA], /Did you mean unsure\?/],
  [['resolve', 'x', '--later', ...DATA], /SUBMISSION is an id/],
  [['resolve', '01a201a9-54ae-7a83-8b04-2cb020197dd7', ...DATA], /Give one answer/],
  [['backup', ...DATA], /FILE is missing/],
];

/** [what is typed behind `product add`, what the person is told]. */
const UNUSABLE: readonly (readonly [readonly string[], RegExp])[] = [
  [['--set', 'nmae=a'], /no field “nmae”\. Did you mean name\?/],
  [['--set', 'name=a', '--set', 'price=1,234'], /“1,234” can be read in two ways/],
  [['--set', 'name=a', '--set', 'status=on'], /status is one of active, draft, archived/],
  [['--set', 'name=a', '--set', 'customData=[1]'], /customData is no JSON object/],
];

describe('wrong usage', () => {
  it.each(UNUSABLE)(
    'is not a product that can’t be used, which ends with 1 as it does in a file: %j',
    async (args, told) => {
      const { code, out, err } = await openTerminal().plain(['product', 'add', ...args, ...DATA]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(told);
      expect(err).not.toMatch(/Usage:/);
    },
  );

  it('is told whole, and what is wrong stands last', async () => {
    const { terminal } = await openShop();
    const args = ['remote', 'add', 'Jani', '--profile', 'jani', '--set', 'colour=red'];
    const { code, err } = await terminal.call(args);
    expect(code).toBe(2);
    const told = err.slice(err.indexOf('- ')).trimEnd().split('\n');
    expect(told).toEqual([
      expect.stringContaining('There is a remote “Jani” already.'),
      expect.stringContaining('--url is missing'),
      expect.stringContaining('There is no setting “colour”.'),
    ]);
    const nothing = await terminal.plain(['sycn', ...DATA]);
    expect(nothing.err.trimEnd().split('\n')).toEqual([
      'All commands: offshelf --help',
      '',
      'There is no command “sycn”. Did you mean sync?',
    ]);
  });

  it.each(WRONG)('is told and ends with 2: %j', async (args, told) => {
    const { code, out, err } = await openTerminal().plain(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Usage:|All commands:/);
    expect(err).toMatch(told);
  });

  it('is one JSON document where JSON was asked for', async () => {
    const { code, out, err } = await openTerminal().plain(['sync', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'wrong-usage' } });
    expect(out).toContain('--data DIR names its folder');
    expect(err).toContain('offshelf sync --data DIR');
  });

  it('is a JSON document too where --json stands in the place of a value', async () => {
    const { code, out } = await openTerminal().plain(['product', 'list', '--data', '--json']);
    expect(code).toBe(2);
    const message = '--data needs its DIR.';
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'wrong-usage', message } });
  });
});

it('the version is the one of this program', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const terminal = openTerminal({}, { asProgram: true });
  expect(await terminal.plain(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  expect((await terminal.plain(['--version', '--json'])).out).toBe(`${JSON.stringify({ version })}\n`);
});

describe('help', () => {
  it.each(COMMANDS.map(({ name }) => name))('about %s has its usage and an example', async (name) => {
    const { code, out, err } = await openTerminal().plain([...name.split(' '), '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`offshelf ${name} --data DIR`);
    expect(out).toMatch(/Examples?:\n {2}(?:offshelf|printf)/);
  });

  it('about everything names every command, and loads neither SQLite nor the core', async () => {
    const script = `
      const { runCommandLine } = await import('./src/cli/run-command-line.ts');
      await runCommandLine(['--help']);
      const loaded = process.report.getReport().sharedObjects.filter((file) => file.includes('sqlite'));
      console.log(JSON.stringify(loaded));
      await import('better-sqlite3').then(({ default: Database }) => new Database(':memory:').close());
      console.log(process.report.getReport().sharedObjects.some((file) => file.includes('sqlite')));`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(-2)).toEqual(['[]', 'true']);
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`);
  });
});

describe('a catalog', () => {
  it('is made by the commands that write, with the currency that was asked for', async () => {
    const terminal = openTerminal();
    const missing = await terminal.json(['product', 'list']);
    expect(missing).toMatchObject({ code: 1, doc: { error: { code: 'missing' } } });
    const args = ['product', 'add', '--set', 'name=Mug', '--set', 'price=1'];
    expect(await terminal.json([...args, '--currency', 'SEK'])).toMatchObject({
      code: 0,
      doc: { id: 1, currency: 'SEK' },
    });
    expect((await terminal.call([...args, '--currency', 'EUR'])).code).toBe(2);
  });

  it.each([
    ['never', /There is no folder \/.+never\./],
    ['a file', /a file is a file\./],
    ['empty', /There is no catalog in \/.+empty\./],
  ])('is missed by its place: %s', async (data, told) => {
    const terminal = openTerminal();
    writeFileSync(join(terminal.folder, 'a file'), '');
    mkdirSync(join(terminal.folder, 'empty'));
    for (const command of [['sync'], ['check'], ['backup', 'kept.offshelf']]) {
      const { code, err } = await terminal.plain([...command, '--data', data]);
      expect(code).toBe(1);
      expect(err).toMatch(told);
    }
  });

  it('is the one that the window opens at its start where --mine says so', async () => {
    const terminal = openTerminal();
    const none = await terminal.plain(['product', 'list', '--mine']);
    expect(none.code).toBe(1);
    expect(none.err).toContain('The window has no catalog');
    expect(none.err).toContain(join(terminal.folder, 'home', '.config', 'Offshelf'));
    await terminal.call(['product', 'add', '--set', 'name=Mug']);
    const profile = join(terminal.folder, 'home', '.config', 'Offshelf');
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ lastCatalog: terminal.data }));
    const mine = await terminal.plain(['product', 'list', '--mine', '--json']);
    expect(JSON.parse(mine.out)).toMatchObject([{ id: 1, name: 'Mug' }]);
  });
});

it('every command prints exactly one JSON document', async () => {
  const { terminal } = await openShop({ asProgram: true });
  const calls = [
    ['product', 'add', '--set', 'name=Mug', '--set', 'price=5'],
    ['product', 'list'],
    ['product', 'show', '1'],
    ['product', 'show', '99'],
    ['remote', 'list'],
    ['remote', 'test', 'Jani'],
    ['remote', 'release', 'Jani'],
    ['remote', 'add', 'Other', '--profile', 'jani', '--url', 'https://billing.example.com', '--dry-run'],
    [
      'remote',
      'add',
      'Other',
      '--profile',
      'jani',
      '--url',
      'https://billing.example.com',
      '--account',
      'new',
    ],
    ['send', '--all', '--remote', 'Jani'],
    ['sync', '--remote', 'Jani'],
    ['submissions'],
    ['resolve', '01a201a9-54ae-7a83-8b04-2cb020197dd7', '--later'],
    ['withdraw', '01a201a9-54ae-7a83-8b04-2cb020197dd7'],
    ['check'],
    ['backup', 'kept.offshelf'],
    ['restore', 'kept.offshelf'],
    ['sync'],
  ];
  const codes: (number | null)[] = [];
  for (const args of calls) {
    const { code, out } = await terminal.call([...args, '--json']);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toBeTypeOf('object');
    codes.push(code);
  }
  // Not there: the product 99 and the submission. A restored catalog waits for the person's word.
  expect(codes).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 3]);
});

it('npx offshelf runs it, hands on what is typed into it and ends with its code', async () => {
  const terminal = openTerminal();
  const options = { throughBin: true, stdin: '{"name":"Mug","price":"1"}' };
  expect(await terminal.json(['product', 'add', '--from', '-'], options)).toMatchObject({
    code: 0,
    doc: { added: 1 },
  });
  const wrong = await terminal.call(['nothing'], { throughBin: true });
  expect(wrong).toMatchObject({ code: 2, out: '' });
});
