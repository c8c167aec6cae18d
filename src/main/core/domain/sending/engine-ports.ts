import type { CheckStore } from '../ports/check-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { HttpClient } from '../ports/http-client.ts';
import type { KeySource } from '../ports/key-source.ts';
import type { SendLedger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Notice } from '../ports/notice.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { Random } from '../ports/random.ts';
import type { SendingStore } from '../ports/sending-store.ts';

/** All that the sending engine touches; the same ports with the same answers give the same run. */
export type EnginePorts = {
  readonly store: SendingStore;
  readonly http: HttpClient;
  /** Where nobody keeps one, a copy of the catalog does not know what the others sent. */
  readonly ledger?: SendLedger | undefined;
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid' | 'fraction'>;
  readonly profiles: ProfileSource;
  readonly checks: Pick<CheckStore, 'recheckSkus'>;
  readonly onChange: Notice;
  /** What keeps this computer from writing, so that nothing is sent; `null` once it is over. */
  readonly onDiskTrouble: (message: string | null) => void;
  readonly log: Log;
};
