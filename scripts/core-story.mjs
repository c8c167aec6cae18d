// The demo's story without a window: the same core in plain Node, for machines that can have no Electron.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { startSandbox } from '../sandbox/start.ts';
import {
  composeNetwork,
  composeReader,
  composeWriter,
  createHttpClientOverPort,
} from '../src/main/core/compose.ts';
import { api } from '../src/shared/contract/api.ts';
import { newProductFields } from '../src/shared/model/new-product.ts';
import { readProduct } from './demo/product.mjs';
import { waitFor } from './demo/wait-for.mjs';

const { values } = parseArgs({ options: { product: { type: 'string' } }, strict: false });
const log = { warn: () => {}, error: (message, cause) => console.error(message, cause) };

/** One run of the program on a catalog: `ask` answers every operation that needs no window. */
async function startCore(folder, keys) {
  const channel = new MessageChannel();
  const network = await composeNetwork(channel.port1);
  const writer = await composeWriter({
    folder,
    log,
    currency: 'EUR',
    http: createHttpClientOverPort(channel.port2),
    keys: { key: async (remoteId) => keys.get(remoteId) ?? null, placeKey: async () => null },
    emit: () => {},
    readSnapshot: async (id) => reader.readSnapshot(id),
  });
  const reader = composeReader({ folder, log });
  writer.start();
  return {
    async ask(operation, input) {
      const side = api[operation].runs === 'command' ? writer : reader;
      const result = await side.dispatch(operation, input);
      if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
      return result.value;
    },
    async stop() {
      await writer.close();
      reader.close();
      await network.close();
      channel.port1.close();
    },
  };
}

const remotesOf = ({ jani, journeybee }) => [
  { name: 'Jani sandbox', profileId: 'jani', baseUrl: jani.url, key: jani.key, currencies: [] },
  {
    name: 'JourneyBee sandbox',
    profileId: 'journeybee',
    baseUrl: journeybee.url,
    key: journeybee.key,
    currencies: journeybee.currencies.map(({ code, uuid }) => [code, uuid]),
  },
];

function remoteInput({ name, profileId, baseUrl, currencies }) {
  return {
    name,
    profileId,
    baseUrl,
    accountLabel: '',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings: {
      currencies: Object.fromEntries(currencies),
      accountCurrency: null,
      status: {},
      addReference: true,
    },
  };
}

const list = (core) => core.ask('sending.list', { product: null, limit: 10 });
const all = (rows, state) => rows.length === 2 && rows.every((row) => row.state === state) && rows;

async function tell(folder, sandbox) {
  const keys = new Map();
  let core = await startCore(folder, keys);
  try {
    const ids = [];
    for (const remote of remotesOf(sandbox)) {
      const { id } = await core.ask('remotes.add', remoteInput(remote));
      keys.set(id, remote.key);
      ids.push(id);
    }
    console.log('1 both stand-in remotes are added');
    await sandbox.faults.set('jani', { name: 'down' });
    await sandbox.faults.set('journeybee', { name: 'down' });
    const fields = { ...newProductFields('EUR'), ...readProduct(values.product) };
    const product = await core.ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
    await core.ask('sending.send', { products: [product.id], remotes: ids });
    await waitFor('waiting', async () => all(await list(core), 'queued'));
    console.log(`2 “${product.fields.name}” is saved and waits: neither remote can be reached`);
    await core.stop();
    core = await startCore(folder, keys);
    await waitFor('waiting', async () => all(await list(core), 'queued'));
    console.log('3 after a restart it still waits');
    await sandbox.faults.clear();
    const sent = await waitFor('sending', async () => all(await list(core), 'sent'));
    for (const row of sent) console.log(`4 ${row.remoteName} created it as ${row.remoteRecordId}`);
  } finally {
    await core.stop();
  }
  for (const entry of sandbox.log())
    console.log(`  ${entry.remote} received ${entry.method} ${entry.path} ${entry.body}`);
}

const folder = mkdtempSync(join(tmpdir(), 'offshelf-story-'));
const sandbox = await startSandbox();
try {
  await tell(join(folder, 'catalog'), sandbox);
} catch (error) {
  console.error(`The story failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
