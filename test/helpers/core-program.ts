import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createHttpClient } from '../../src/main/core/adapters/http/http-client.ts';
import { CatalogRefusal } from '../../src/main/core/compose.ts';
import { composeInProcess, type InProcess } from './in-process.ts';
import { createRacingClock } from './racing-clock.ts';

/**
 * A program of its own: the whole core with the real HTTP client, told what to do by lines of JSON and answering with
 * lines of JSON. It says nothing before it is so, which makes every line an acknowledgement. Keys come as lines too, so
 * that none stands in the argument list.
 */
type Told = { readonly id: number; readonly operation: string; readonly input: unknown };

const [folder = '', startedAt = '0', speed = '1', ledgers] = process.argv.slice(2);
const LIMITS = { connectMs: 1_000, headersMs: 250, bodyMs: 250 };

function say(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function refuse(error: unknown): never {
  const { why, message } = error instanceof CatalogRefusal ? error : { why: 'bug', message: String(error) };
  say({ refused: { why, message } });
  process.exit(3);
}

const keys = new Map<number, string>();
const http = createHttpClient(LIMITS);
const core: InProcess = await composeInProcess({
  folder,
  ...(ledgers === undefined ? {} : { ledgers }),
  http,
  // Nobody listens; kept, they would be all that grows here.
  emit: () => {},
  // As the program does: answers that are on their way go first.
  onDoubt: () => setImmediate(() => process.exit(4)),
  clock: createRacingClock(Number(startedAt), Number(speed)),
  keys: { key: async (remoteId) => keys.get(remoteId) ?? null },
}).catch(refuse);

/** What the program around the core does by itself; everything else is an operation of the contract. */
const OWN: Readonly<Record<string, (input: never) => unknown>> = {
  start: () => core.writer.start(),
  key: ({ remoteId, key }: { readonly remoteId: number; readonly key: string }) => {
    keys.set(remoteId, key);
    core.writer.keyChanged(remoteId);
  },
  logged: () => core.logged,
  memory: () => {
    collectGarbage();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { held: heapUsed + external, rss };
  },
  close: async () => {
    await core.close();
    await http.close();
  },
};

/** Node has it only where it is asked for. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function answer({ id, operation, input }: Told): Promise<void> {
  const own = OWN[operation];
  if (own === undefined) return say({ id, result: await core.dispatch(operation, input) });
  say({ id, result: { ok: true, value: (await own(input as never)) ?? null } });
  if (operation === 'close') process.exit(0);
}

const { unclean } = core.writer;
say({ ready: { unclean, damage: unclean ? core.reader.findDamage() : [] } });
createInterface({ input: process.stdin })
  .on('line', (line) => void answer(JSON.parse(line) as Told)) // only the parent writes here
  .on('close', () => process.exit(0));
