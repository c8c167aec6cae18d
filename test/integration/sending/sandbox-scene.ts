import { onTestFinished } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { until } from '../../helpers/until.ts';
import { createRig } from './rig.ts';

type Name = 'jani' | 'journeybee';

export type SandboxScene = Awaited<ReturnType<typeof connectSandbox>>;

/** Real remotes on loopback, real HTTP, a real catalog, the computer's own clock. */
export async function connectSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  const http = createHttpClient({ connectMs: 1_000, headersMs: 400, bodyMs: 1_000 });
  const rig = createRig({ http, clock: systemClock });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const bee = { ...settings, ...accountCurrencies(sandbox) };
  const remotes = {
    jani: rig.addRemote({ profileId: 'jani', baseUrl: sandbox.jani.url }, sandbox.jani.key),
    journeybee: rig.addRemote(
      { profileId: 'journeybee', baseUrl: sandbox.journeybee.url, settings: bee },
      sandbox.journeybee.key,
    ),
  };
  rig.engine().start();
  return {
    sandbox,
    rig,
    remotes,
    /** Requests for creation that a remote saw. */
    creates: (name: Name) =>
      sandbox.log().filter(({ remote, method }) => remote === name && method === 'POST'),
    /** Sends one new product to one remote, and says how its row stands once it stands still. */
    sendOne: async (
      name: Name,
      faults: Fault | Fault[] = [],
      fields: Partial<ProductFields> = {},
    ): Promise<Submission> => {
      await sandbox.faults.set(name, faults);
      const product = rig.addProduct({ name: `Mug ${sandbox.log().length}`, ...fields });
      rig.send([product], [remotes[name].id]);
      await until('an answer', () => !['queued', 'sending'].includes(rig.row(product).state));
      return rig.row(product);
    },
  };
}

/** The account's own currency goes without saying; the others have an id there. */
function accountCurrencies({ journeybee }: Sandbox) {
  const [own, ...others] = journeybee.currencies;
  const currencies = Object.fromEntries(others.map(({ code, uuid }) => [code, uuid]));
  return { accountCurrency: own?.code ?? null, currencies };
}
