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

/** A program that opens the ledger, and hesitates before it sets aside what stands there; `trace` names each file that it has opened. */
function startSlowly(folder: string, trace: string) {
  const tracing = ['-f', '--seccomp-bpf', '-qq', '-o', trace, '-e', 'trace=openat,rename'];
  const slowly = ['-e', `inject=rename:delay_enter=${HESITATION_MS}ms`];
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

test('a program that is late to set a damaged ledger aside puts back the one that another program made meanwhile', {
  timeout: 60_000,
}, async ({ skip }) => {
  const why = whyNoTracer();
  if (why !== null) return skip(why);
  const room = temporaryFolder();
  const folder = join(room, 'ledger');
  const ledger = join(folder, 'shop.ledger');
  mkdirSync(folder);
  writeFileSync(ledger, 'not a ledger');
  const trace = join(room, 'trace');
  const slow = startSlowly(folder, trace);
  const isOpened = () => existsSync(trace) && readFileSync(trace, 'utf8').includes(ledger);
  await until('the look at the damaged ledger', isOpened, PATIENCE_MS);
  await sleep(LOOK_MS);
  const made = nameOf(folder);
  const [name] = await slow;
  expect(name).toBe(made);
  expect(nameOf(folder)).toBe(made);
  // The ledger, and the damaged one that this program set aside.
  expect(readdirSync(folder)).toHaveLength(2);
});
