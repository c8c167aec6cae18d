import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openShop, type SubmissionRow, type Terminal } from './command-line.ts';

type Told = SubmissionRow & {
  readonly message: string;
  readonly history: readonly { text: string }[] | null;
};

/** A backup of a line of three on a new computer, whose first computer sent them since; Jani’s list can’t be read. */
async function openNewLaptop() {
  const { sandbox, terminal } = await openShop();
  const rows = ['Mug', 'Bowl', 'Cup'].map((name) => `{"name":"${name}","price":"5"}`).join('\n');
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: rows });
  await terminal.call(['backup', 'before.offshelf']);
  await terminal.call(['sync']);
  await sandbox.faults.set('jani', [{ name: 'status', on: 'list', status: 404 }]);
  const home = join(terminal.folder, 'laptop');
  const env = { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home };
  const data = join(home, 'shop');
  await terminal.plain(['restore', 'before.offshelf', '--data', data], { env });
  const call: Terminal['call'] = (args) => terminal.plain([...args, '--data', data], { env });
  const json: Terminal['json'] = async (args) => {
    const { code, out } = await call([...args, '--json']);
    return { code, doc: JSON.parse(out) as unknown };
  };
  const told = async () => (await json(['submissions'])).doc as readonly Told[];
  return { sandbox, data, call, json, told };
}

it('what another copy may have sent is settled one by one, and all at once only by its number', async () => {
  const { sandbox, data, call, json, told } = await openNewLaptop();
  const away = await call(['sync']);
  expect(away.code).toBe(3);
  expect(away.err).toContain(`offshelf sync --data ${data} --claim`);

  const asked = await json(['sync', '--claim', '--send-copied']);
  expect(asked).toMatchObject({ code: 3, doc: { error: { code: 'copied', copied: 3 } } });
  const claimed = await call(['sync', '--claim']);
  expect(claimed.err).toContain('Other copies are not told: do not send from them any more.');
  expect(claimed.code).toBe(3);

  const [mug, bowl] = await told();
  expect(mug).toMatchObject({ state: 'queued', reason: 'copied', history: [{ text: 'Put in line' }] });
  expect(mug?.message).toContain('Its product was here when this copy of the catalog began to send');
  expect(mug?.message).toContain(
    `offshelf resolve ${mug?.id} --data ${data} --there ITS-ID, or --send-again`,
  );
  expect((await call(['resolve', mug?.id ?? '', '--later'])).out).toBe(
    'It stays as it is: it waits for your word.\n',
  );

  const wrong = await call(['resolve', mug?.id ?? '', '--there', 'pro_nobody']);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/no product with the id pro_nobody.+--unchecked/);
  const id = sandbox.products('jani').find(({ fields }) => fields['name'] === 'Mug')?.id ?? '';
  const there = await json(['resolve', mug?.id ?? '', '--there', id]);
  expect(there).toMatchObject({ code: 0, doc: { state: 'sent', remoteId: id } });
  expect((await call(['resolve', bowl?.id ?? '', '--send-again'])).code).toBe(0);

  const many = await call(['sync', '--send-copied=3']);
  expect(many.code).toBe(3);
  expect(many.err).toContain('1 product waits');
  expect(many.err).toMatch(/Cup, Jani: /);
  expect(many.err).toContain(`offshelf sync --data ${data} --send-copied=1`);
  expect(sandbox.products('jani')).toHaveLength(3);
  expect((await call(['sync', '--send-copied=1'])).code).toBe(0);
  expect(sandbox.products('jani')).toHaveLength(5); // Bowl and Cup twice, by the person’s word
});

it('a claim waits until the list was read, though it comes later, and says what it has', async () => {
  const { sandbox, terminal } = await openShop();
  const rows = ['Mug', 'Bowl', 'Cup'].map(
    (name) => `{"name":"${name}","sku":"S-${name}","price":"5","status":"active","billingType":"one_time"}`,
  );
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Bees'], { stdin: rows[0] ?? '' });
  await terminal.call(['sync']);
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Bees'], {
    stdin: rows.slice(1).join('\n'),
  });
  await terminal.call(['backup', 'before.offshelf']);
  await terminal.call(['sync', '--timeout', '60']);
  await sandbox.faults.set('journeybee', [{ name: 'rate-limited', on: 'list', times: 1, retryAfter: 2 }]);
  const home = join(terminal.folder, 'laptop');
  const env = { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home };
  const data = join(home, 'shop');
  await terminal.plain(['restore', 'before.offshelf', '--data', data], { env });
  const { code, out } = await terminal.plain(['sync', '--claim', '--data', data, '--json'], { env });
  expect({ code, sent: (JSON.parse(out) as { sent: number }).sent }).toEqual({ code: 3, sent: 0 });
  const listed = await terminal.plain(['submissions', '--state', 'queued', '--data', data, '--json'], {
    env,
  });
  const told = JSON.parse(listed.out) as readonly Told[];
  expect(told).toHaveLength(2);
  for (const { message } of told) expect(message).toMatch(/has a product that may be this one/);
  expect(sandbox.products('journeybee')).toHaveLength(3);
});
