import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openSendLedger } from '../../src/main/core/adapters/files/send-ledger.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { whyNoTracer } from './tracer.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/ledger-program.ts', import.meta.url));
/** `LEDGER_RACES` runs more of each. */
const RACES = Number(process.env['LEDGER_RACES'] ?? 1);
const PROGRAMS = ['one', 'two', 'three'];
const REQUESTS = 10;
/** So long after they were started all of them are up. */
const HEAD_START_MS = 1_500;
/** A race that is lost by microseconds is lost by these: each step of making a file is slow. */
const SLOWLY =
  'strace -f --seccomp-bpf -qq -o /dev/null -e trace=write,link,rename -e inject=write,link,rename:delay_enter=20ms';

async function runProgram(folder: string, who: string, moment: number): Promise<readonly string[]> {
  const slowly = whyNoTracer() === null ? SLOWLY.split(' ') : [];
  const all = [...slowly, process.execPath, PROGRAM, folder, who, String(moment), String(REQUESTS)];
  const [command = '', ...rest] = all;
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
  return said.trimEnd().split('\n');
}

function readAll(folder: string) {
  const ledger = openSendLedger(folder, 'shop', { warn: () => {}, error: () => {} });
  const { end, lines } = ledger.read(null);
  const requests = [...lines].map((line) => (line.kind === 'started' ? line.request : line.kind));
  ledger.close();
  return { name: end.ledger, requests };
}

async function race(folder: string) {
  const moment = Date.now() + HEAD_START_MS;
  const said = await Promise.all(PROGRAMS.map((who) => runProgram(folder, who, moment)));
  return said.map(([name]) => name);
}

describe('programs that open the ledger of one catalog for the first time at the same moment', () => {
  test.each([
    ['where there is none', null],
    ['where a damaged one stands in its place', 'not a ledger'],
  ])(
    'have one ledger of one name, with every line of each: %s',
    { timeout: 600_000 },
    async (_name, text) => {
      for (let number = 0; number < RACES; number += 1) {
        const folder = join(temporaryFolder(), 'ledger');
        if (text !== null) {
          mkdirSync(folder);
          writeFileSync(join(folder, 'shop.ledger'), text);
        }
        const names = await race(folder);
        const { name, requests } = readAll(folder);
        expect(names).toEqual(PROGRAMS.map(() => name));
        const all = PROGRAMS.flatMap((who) =>
          Array.from({ length: REQUESTS }, (_, at) => `${who}-${at + 1}`),
        );
        expect(requests.toSorted()).toEqual(all.toSorted());
        expect(new Set(readdirSync(folder)).size).toBe(text === null ? 1 : 2);
      }
    },
  );
});
