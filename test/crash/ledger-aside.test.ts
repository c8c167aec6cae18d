import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openSendLedger } from '../../src/main/core/adapters/files/send-ledger.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';
import { whyNoTracer } from './tracer.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/ledger-program.ts', import.meta.url));
const LOG = { warn: () => {}, error: () => {} };
/** Between its last look at the damaged file and its renaming of what stands there. */
const HESITATION_MS = 3_000;
/** So long after it has opened that file it hesitates for certain. */
const LOOK_MS = 500;
const PATIENCE_MS = 30_000;

function nameOf(folder: string): string {
  const ledger = openSendLedger(folder, 'shop', LOG);
  try {
    return ledger.read(null).end.ledger;
  } finally {
    ledger.close();
  }
}

type Step = 'rename' | 'link';

/** A program that opens the ledger, and hesitates before each of these steps; `trace` names each file that it has opened or made. */
function startSlowly(folder: string, trace: string, steps: readonly Step[]) {
  const tracing = ['-f', '--seccomp-bpf', '-qq', '-o', trace, '-e', 'trace=openat,rename,link'];
  const slowly = steps.flatMap((step) => ['-e', `inject=${step}:delay_enter=${HESITATION_MS}ms`]);
  const all = [...tracing, ...slowly, process.execPath, PROGRAM, folder, 'slow', '0', '1'];
  const child = spawn('strace', all, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise<readonly string[]>((resolve) =>
    child.once('close', () => resolve(said.trimEnd().split('\n'))),
  );
}

/** A folder with a damaged ledger, and a program that is about to set it aside. */
async function lateProgram(steps: readonly Step[]) {
  const room = temporaryFolder();
  const folder = join(room, 'ledger');
  const ledger = join(folder, 'shop.ledger');
  mkdirSync(folder);
  writeFileSync(ledger, 'not a ledger');
  const trace = join(room, 'trace');
  const slow = startSlowly(folder, trace, steps);
  const isOpened = () => existsSync(trace) && readFileSync(trace, 'utf8').includes(ledger);
  await until('the look at the damaged ledger', isOpened, PATIENCE_MS);
  await sleep(LOOK_MS);
  return { folder, slow };
}

test('a program that is late to set a damaged ledger aside puts back the one that another program made meanwhile', {
  timeout: 60_000,
}, async ({ skip }) => {
  const why = whyNoTracer();
  if (why !== null) return skip(why);
  const { folder, slow } = await lateProgram(['rename']);
  const made = nameOf(folder);
  const [name] = await slow;
  expect(name).toBe(made);
  expect(nameOf(folder)).toBe(made);
  // The ledger, and the damaged one that this program set aside.
  expect(readdirSync(folder)).toHaveLength(2);
});

test('where a third program has made a ledger too, the one that was set aside by mistake stays as it was written', {
  timeout: 60_000,
}, async ({ skip }) => {
  const why = whyNoTracer();
  if (why !== null) return skip(why);
  const { folder, slow } = await lateProgram(['rename', 'link']);
  const first = nameOf(folder);
  await until('the renaming', () => !existsSync(join(folder, 'shop.ledger')), PATIENCE_MS);
  const second = nameOf(folder);
  expect(second).not.toBe(first);
  const [name] = await slow;
  expect(name).toBe(second);
  const names = readdirSync(folder).map((file) =>
    readFileSync(join(folder, file), 'utf8').slice(0, first.length),
  );
  expect(names.toSorted()).toEqual(['not a ledger', first, second].toSorted());
});
