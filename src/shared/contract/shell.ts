import { z } from 'zod';

/** What the program is, for the About box and for support. */
export const AppInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  sqlite: z.string(),
  platform: z.string(),
  locale: z.string(),
  /** True where only the weak Linux store for keys exists, so that the person is told and asked. */
  weakKeychain: z.boolean(),
  /** True in a development run, where sandboxes are offered. */
  development: z.boolean(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** What is done to a catalog of an older version before it is open. */
export const UpdateStep = z.enum(['backing-up', 'updating']);
export type UpdateStep = z.infer<typeof UpdateStep>;

/** Which catalog the window shows; a refused one is left untouched. */
export const CatalogState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** `update`: it was last used by an older version, and takes long where it is large. */
  z.strictObject({ kind: z.literal('opening'), name: z.string(), update: UpdateStep.nullable() }),
  /** `sends`: requests whose answers it waits for, ten seconds at most. */
  z.strictObject({ kind: z.literal('closing'), name: z.string(), sends: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open'), name: z.string(), folder: z.string(), sample: z.boolean() }),
  z.strictObject({
    kind: z.literal('refused'),
    name: z.string(),
    why: z.enum(['foreign', 'broken', 'future', 'in-use', 'read-only', 'missing', 'disk-full', 'unknown']),
    message: z.string(),
  }),
]);
export type CatalogState = z.infer<typeof CatalogState>;

/** A catalog opened before; `handle` stands for its folder, whose path the window never sends back. */
export const RecentCatalog = z.strictObject({
  handle: z.string(),
  name: z.string(),
  folder: z.string(),
  openedAt: z.int(),
});
export type RecentCatalog = z.infer<typeof RecentCatalog>;

/** Stand-in remotes that run on this computer; their keys stay in the main process. */
export const SandboxOffer = z.strictObject({
  remotes: z.array(z.strictObject({ profileId: z.string(), name: z.string(), baseUrl: z.string() })),
});
export type SandboxOffer = z.infer<typeof SandboxOffer>;

/** Where a key is kept: the OS keychain, in memory until the program ends, or readable by other programs of this user. */
export const KeyStorage = z.enum(['keychain', 'this-run', 'plain']);
export type KeyStorage = z.infer<typeof KeyStorage>;

/** A file that the person gave the window; `handle` stands for its path, which the window never names. */
export const GivenFile = z.strictObject({ handle: z.uuid(), name: z.string() });
export type GivenFile = z.infer<typeof GivenFile>;

/** A folder that the person chose; its path is only to be read. */
export const GivenFolder = z.strictObject({ ...GivenFile.shape, path: z.string() });

/** Where the person wants a file; the folder is only to be read. */
export const SavePlace = z.strictObject({ ...GivenFile.shape, folder: z.string() });
export type SavePlace = z.infer<typeof SavePlace>;

/** The same as a file name without its ending, which goes by the format. */
export const TableName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,80}$/u, 'a plain name without an ending');

/** The name that a save dialog offers: no folder, no hidden file, and nothing that a system gives a meaning to. */
export const FileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,80}\.csv$/, 'a plain name that ends in .csv');
