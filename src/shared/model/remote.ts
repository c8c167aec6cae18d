import { z } from 'zod';

export const RemoteId = z.int().positive();
export type RemoteId = z.infer<typeof RemoteId>;

export const ImagePlaceId = z.int().positive();
export type ImagePlaceId = z.infer<typeof ImagePlaceId>;

const Label = z.string().trim().min(1).max(80);

/** A person's choices for one remote. */
export const RemoteSettings = z.strictObject({
  /** ISO code → the remote's own id of that currency. */
  currencies: z.record(z.string().regex(/^[A-Z]{3}$/), z.string().trim().min(1).max(200)),
  /** The code of the account's default currency, which needs no id in the body; `null` where nobody said. */
  accountCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** Our status word → theirs, where it differs from the profile's. */
  status: z.record(z.string(), z.string()),
  addReference: z.boolean(),
  /** How many requests may leave in a minute; `null` leaves it to the profile. */
  requestsPerMinute: z.int().min(1).max(6000).nullable().default(null),
  /** How many requests may be open at a time, never more than the profile allows; `null` leaves it to the profile. */
  concurrency: z.int().min(1).max(16).nullable().default(null),
  /** Where image files are published for this remote; `null` where products with one can't be sent there. */
  imagePlaceId: ImagePlaceId.nullable().default(null),
});
export type RemoteSettings = z.infer<typeof RemoteSettings>;

export const RemoteAuth = z.strictObject({
  header: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  prefix: z.string().regex(/^[\x20-\x7E]{0,40}$/),
});
export type RemoteAuth = z.infer<typeof RemoteAuth>;

/** What the wizard asks for, the key apart: a key never travels with the rest. */
export const RemoteInput = z.strictObject({
  name: Label,
  profileId: z.string(),
  /** Without a trailing slash; https, or http on loopback. */
  baseUrl: z.url().max(2000),
  /** Two remotes with one profile, origin and label are one account: each product is created there once. */
  accountLabel: z.string().trim().max(80),
  auth: RemoteAuth,
  settings: RemoteSettings,
});
export type RemoteInput = z.infer<typeof RemoteInput>;

/** A configured place that products are sent to. */
export const Remote = RemoteInput.extend({
  id: RemoteId,
  accountId: z.int().positive(),
  origin: z.string(),
  createdAt: z.int(),
  /** A removed remote is only hidden, so that what was sent there stays known. */
  removedAt: z.int().nullable(),
});
export type Remote = z.infer<typeof Remote>;

/** What an account is called for ever, with its profile: where it was first, and its label. It stays so when its address changes. */
export const AccountName = z.strictObject({ origin: z.string().max(2000), label: z.string().trim().max(80) });
export type AccountName = z.infer<typeof AccountName>;

/** The person's word for whose account an address leads to: one that is known here, or another one. */
export const AccountAnswer = z.union([z.literal('new'), AccountName]);
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/** An account that an address could lead to, also one whose remotes were removed. */
export const KnownAccount = AccountName.extend({
  /** The remotes that lead there now. */
  remoteIds: z.array(RemoteId),
  /** The names of the remotes that led or still lead there, removed ones too. */
  remoteNames: z.array(z.string()),
  /**
   * Whether a remote leads there; `moved` where its remotes lead to other accounts now, `elsewhere` where only another copy of the
   * catalog sent there.
   */
  standing: z.enum(['in-use', 'removed', 'moved', 'elsewhere']),
  /** It is or was at the very address that is asked about. */
  here: z.boolean(),
  /** Anything was ever put in line for it, or another copy of the catalog may have sent there. */
  used: z.boolean(),
  /** Products that are there for certain. */
  sent: z.int().nonnegative(),
  /** Products that may be there. */
  unsure: z.int().nonnegative(),
});
export type KnownAccount = z.infer<typeof KnownAccount>;

export const KeyStatus = z.enum(['keychain', 'this-run', 'plain', 'missing']);
export type KeyStatus = z.infer<typeof KeyStatus>;

/** What Test found out with safe calls only. */
export const RemoteTest = z.strictObject({
  outcome: z.enum([
    'works',
    'wrong-key',
    'no-permission',
    'not-found',
    'unreachable',
    'insecure',
    'no-safe-call',
    'odd-answer',
  ]),
  /** One plain sentence: what was seen and what to do. */
  message: z.string(),
  status: z.int().nullable(),
});
export type RemoteTest = z.infer<typeof RemoteTest>;
