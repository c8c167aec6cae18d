import type { CommandLine } from './command-line.ts';
import type { AppLog } from './log.ts';

/** What a run was started with. */
export type Start = {
  /** The folder of the built main file. */
  readonly root: string;
  /** The folder of preferences, log and sample catalog. */
  readonly profile: string;
  readonly development: boolean;
  /** The development server's address, or `null`. */
  readonly devOrigin: string | null;
  /** Another build of the SQLite module, or `null`. */
  readonly nativeBinding: string | null;
  /** Of new catalogs; ISO 4217. */
  readonly currency: string;
  readonly commandLine: CommandLine;
  readonly log: AppLog;
};
