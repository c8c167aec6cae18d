import { describe, expect, it } from 'vitest';
import { createGate, type Gate, type Sender } from '../../../../src/main/ipc/gate.ts';
import { createRateLimit } from '../../../../src/main/ipc/rate.ts';
import { success } from '../../../../src/shared/contract/result.ts';

const OWN: Sender = { url: 'app://offshelf/index.html', parent: null };

function openGate(answer: Parameters<typeof createGate>[0]['answer'] = async () => success(1)) {
  const logged: unknown[] = [];
  let now = 0;
  const gate: Gate = createGate({
    answer,
    isOwn: (url) => url.startsWith('app://offshelf/'),
    rate: createRateLimit(() => now),
    logError: (_message, cause) => logged.push(cause),
  });
  return { gate, logged, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('who may ask', () => {
  it('is the top frame of our own page', async () => {
    expect(await openGate().gate.call(OWN, 'app.info', {})).toEqual({ ok: true, value: 1 });
  });

  it.each<[string, Sender]>([
    ['a frame that is gone', null],
    ['a frame within the page', { url: 'app://offshelf/index.html', parent: OWN }],
    ['a page from elsewhere', { url: 'https://example.com/', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
  ])('is not %s', async (_who, sender) => {
    let asked = false;
    const { gate } = openGate(async () => {
      asked = true;
      return success(1);
    });
    expect(await gate.call(sender, 'products.save', {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(asked).toBe(false);
  });
});

it('a handler that throws gives an error without a word of it, and the log has it all', async () => {
  const cause = new Error('SELECT secret FROM /home/me/catalog.offshelf');
  const { gate, logged } = openGate(() => Promise.reject(cause));
  const result = await gate.call(OWN, 'products.get', { id: 1 });
  expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(result)).not.toMatch(/SELECT|home|offshelf\b.*\//);
  expect(logged).toEqual([cause]);
});

it('an operation that runs wild is held back for a while, the others are not', async () => {
  const { gate, pass } = openGate();
  const results = await Promise.all(Array.from({ length: 1000 }, () => gate.call(OWN, 'app.theme', {})));
  expect(results.filter(({ ok }) => ok)).toHaveLength(600);
  expect(await gate.call(OWN, 'app.info', {})).toMatchObject({ ok: true });
  expect(await gate.call(OWN, 'app.theme', {})).toMatchObject({
    ok: false,
    error: { code: 'not-allowed-now' },
  });
  pass(1000);
  expect(await gate.call(OWN, 'app.theme', {})).toMatchObject({ ok: true });
});

it('counts the commands that are not answered yet, and nothing else', async () => {
  const answers: (() => void)[] = [];
  const { gate } = openGate(() => new Promise((resolve) => answers.push(() => resolve(success(1)))));
  const calls = [gate.call(OWN, 'drafts.keep', {}), gate.call(OWN, 'products.list', {})];
  expect(gate.commands()).toBe(1);
  for (const answer of answers) answer();
  await Promise.all(calls);
  expect(gate.commands()).toBe(0);
});
