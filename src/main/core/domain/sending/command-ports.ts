import type { CheckStore } from '../ports/check-store.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { RemoteStore } from '../ports/remote-store.ts';
import type { Engine } from './engine.ts';
import type { EnginePorts } from './engine-ports.ts';

/** What the commands around sending need besides the engine's own ports. */
export type SendingCommandPorts = Omit<EnginePorts, 'checks'> & {
  readonly remotes: RemoteStore;
  readonly checks: Pick<CheckStore, 'recheckSkus' | 'recheckRemotes'>;
  readonly jobs: Jobs;
  readonly engine: Pick<Engine, 'look' | 'wake'>;
};
