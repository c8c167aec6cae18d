import { z } from 'zod';
import { RecentCatalog, Theme } from '../../shared/contract/shell.ts';
import { ImagePlaceId, RemoteId } from '../../shared/model/remote.ts';

const Length = z.int().min(1).max(100_000);
const Place = z.int().min(-1_000_000).max(1_000_000);

/** Where the window stood when it was last closed. */
export const WindowState = z.object({
  x: Place,
  y: Place,
  width: Length,
  height: Length,
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

const Encrypted = z.object({
  catalog: z.string(),
  origin: z.string(),
  storage: z.enum(['keychain', 'plain']),
  /** Base64. */
  ciphertext: z.string(),
});

/** A key as the keychain encrypted it. It is given only to the remote and the origin that it was typed for. */
const StoredKey = Encrypted.extend({ remoteId: RemoteId });

/** The same of a place for images. */
const StoredPlaceKey = Encrypted.extend({ placeId: ImagePlaceId });

/** What the program remembers between runs, catalogs apart. What a newer version added is left in the file. */
export const Preferences = z.object({
  theme: Theme.default('system'),
  window: WindowState.nullable().default(null),
  recent: z.array(RecentCatalog).max(20).default([]),
  /** The folder of the catalog that is opened at the next start. */
  lastCatalog: z.string().nullable().default(null),
  keys: z.array(StoredKey).default([]),
  /** A list of their own: a version that knows none of them must not take one for the key of a remote. */
  placeKeys: z.array(StoredPlaceKey).default([]),
  /** Tells this installation from every other one; `null` before the first start. */
  installId: z.uuid().nullable().default(null),
});
export type Preferences = z.infer<typeof Preferences>;
