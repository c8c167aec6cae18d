import { z } from 'zod';
import { CatalogState, Theme } from './shell.ts';

/** Looking, preparing and copying go on beside everything else; nothing else is written while the others go on. */
export const JobStage = z.enum(['looking', 'preparing', 'copying', 'applying', 'checking']);
export type JobStage = z.infer<typeof JobStage>;

/** What the core and the main process tell the window: only that something changed, never a second copy of it. */
export const events = {
  /** What was written; the window asks again for what it shows. */
  catalogChanged: z.strictObject({
    products: z.boolean(),
    sending: z.boolean(),
    remotes: z.boolean(),
    changes: z.boolean(),
    /** The saved views. */
    views: z.boolean(),
  }),
  catalogState: CatalogState,
  /** What keeps this computer from writing, so that nothing is sent; `null` once it is over. */
  diskTrouble: z.strictObject({ message: z.string().nullable() }),
  /** Why the last backup by itself failed; `null` once one was made. */
  backupTrouble: z.strictObject({ message: z.string().nullable() }),
  /** How far long work is; `total` is 0 where nobody knows yet. */
  jobProgress: z.strictObject({
    job: z.int(),
    stage: JobStage,
    done: z.int(),
    total: z.int(),
    /** Of work on whole files, of which `done` and `total` are counts. */
    bytes: z.strictObject({ done: z.int(), total: z.int() }).optional(),
  }),
  keysChanged: z.strictObject({}),
  sandboxChanged: z.strictObject({}),
  themeChanged: z.strictObject({ theme: Theme }),
  /** A command of the native menu, by its id in the command registry. */
  menuCommand: z.strictObject({ id: z.string() }),
  /** The window is about to close: keep what is typed. */
  flush: z.strictObject({}),
} as const;

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.output<(typeof events)[E]>;
export type EventMessage = {
  [E in EventName]: { readonly event: E; readonly data: EventData<E> };
}[EventName];
