import { setTimeout as pass } from 'node:timers/promises';
import { createChance } from '../simulation/chance.ts';
import type { FaultyServer } from './faulty-server.ts';
import type { Ledger } from './ledger.ts';
import { createPerson, EUR_UUID, REMOTES, type Remotes } from './person.ts';
import { startProgram, type Time } from './program.ts';
import type { Broken } from './promise.ts';

const PATIENCE_MS = 60_000;

/** Makes a catalog with both remotes, and closes it. */
export async function addRemotes(folder: string, time: Time, server: FaultyServer): Promise<Remotes> {
  const program = startProgram(folder, time);
  const ids: number[] = [];
  for (const profileId of REMOTES) {
    const added = await program.ask('remotes.add', {
      name: profileId,
      profileId,
      baseUrl: server.baseUrl(profileId),
      accountLabel: '',
      auth: { header: 'Authorization', prefix: 'Bearer ' },
      settings: {
        currencies: { EUR: EUR_UUID },
        accountCurrency: 'EUR',
        status: {},
        addReference: true,
        requestsPerMinute: null,
        concurrency: null,
        imagePlaceId: null,
      },
    });
    if (added?.ok !== true) throw new Error(`no remote: ${JSON.stringify(added)} ${program.complaints()}`);
    ids.push(added.value.id);
  }
  await program.tell('close');
  await program.ended;
  const [jani = 0, journeybee = 0] = ids;
  return { jani, journeybee };
}

type Draining = {
  readonly folder: string;
  readonly server: FaultyServer;
  readonly remotes: Remotes;
  readonly ledger: Ledger;
  readonly time: Time;
};

/** L2: with remotes that are well and a person who lets go what holds, nothing waits for ever. Closes the catalog. */
export async function drain({ folder, server, remotes, ledger, time }: Draining): Promise<readonly Broken[]> {
  const program = startProgram(folder, time);
  const opened = await program.opened;
  if (opened.kind !== 'ready')
    return [{ kind: 'broken', text: `it does not open any more: ${JSON.stringify(opened)}` }];
  const person = createPerson({ program, server, remotes, ledger, chance: createChance(1) });
  await program.tell('start');
  await program.ask('sending.pauseAll', { paused: false });
  const end = Date.now() + PATIENCE_MS;
  let waiting = '';
  do {
    await person.mend();
    await pass(20);
    const rows = await person.rows();
    for (const { id, paused, state } of rows)
      if (paused && state === 'queued') await person.ask('sending.pause', { id, paused: false });
    const left = rows.find(
      ({ state, reason }) => state === 'sending' || (state === 'queued' && reason !== 'has-problems'),
    );
    waiting =
      left === undefined ? '' : `${left.productName} at ${left.remoteName}: ${left.reason}: ${left.detail}`;
  } while (waiting !== '' && Date.now() < end);
  const logged = (await program.tell('logged')) as readonly string[] | null;
  await program.tell('close');
  await program.ended;
  const found = [
    waiting === '' ? [] : [`it waits for ever: ${waiting}`],
    logged ?? ['it ended by itself'],
  ].flat();
  return found.map((text) => ({ kind: 'broken', text }));
}
