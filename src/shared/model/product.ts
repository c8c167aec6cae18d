import { z } from 'zod';
import { BILLING_PERIODS, BILLING_TYPES, STATUSES } from './choices.ts';

/** Our words for a product's status at a remote; `null` means not set and is sent as the remote's own default. */
export const ProductStatus = z.enum(STATUSES);
export type ProductStatus = z.infer<typeof ProductStatus>;

export const BillingType = z.enum(BILLING_TYPES);
export type BillingType = z.infer<typeof BillingType>;

export const BillingPeriod = z.enum(BILLING_PERIODS);
export type BillingPeriod = z.infer<typeof BillingPeriod>;

const TEXT_LIMIT = 1_000_000;
const LINE_LIMIT = 10_000;

/**
 * What a person can type about a product. Values that no remote would take are kept as they are: problems
 * block sending, never saving. So `price` holds canonical decimal text or, where it could not be read, what was
 * typed; `customData` holds JSON text, valid or not.
 */
export const ProductFields = z.strictObject({
  name: z.string().max(LINE_LIMIT),
  /** Leading zeros and case are kept; `null` means not set. */
  sku: z.string().max(LINE_LIMIT).nullable(),
  type: z.string().max(LINE_LIMIT),
  description: z.string().max(TEXT_LIMIT),
  status: ProductStatus.nullable(),
  /** Exact decimal text in whole currency units, never a float; `null` means not set, which is not 0. */
  price: z.string().max(LINE_LIMIT).nullable(),
  /** ISO 4217 code. */
  currency: z.string().max(LINE_LIMIT).nullable(),
  billingType: BillingType.nullable(),
  billingPeriod: BillingPeriod.nullable(),
  imageUrl: z.string().max(LINE_LIMIT),
  imageAlt: z.string().max(LINE_LIMIT),
  /** The text of a JSON object, or `null`. */
  customData: z.string().max(TEXT_LIMIT).nullable(),
});
export type ProductFields = z.infer<typeof ProductFields>;

export type ProductField = keyof ProductFields;

export const ProductId = z.int().positive();
export type ProductId = z.infer<typeof ProductId>;

/** A product as it is saved in the catalog. Times are UTC milliseconds. */
export const Product = z.strictObject({
  id: ProductId,
  /** Counts every saved edit; a save names the version it started from. */
  version: z.int().positive(),
  fields: ProductFields,
  createdAt: z.int(),
  updatedAt: z.int(),
  trashedAt: z.int().nullable(),
});
export type Product = z.infer<typeof Product>;

export const DraftId = z.uuid();

/** The keystrokes of an open form, kept apart from the product until Save moves them there. */
export const FormDraft = z.strictObject({
  id: DraftId,
  /** `null` while the product was never saved. */
  productId: ProductId.nullable(),
  /** The product's version when the form was opened; 0 for a new product. */
  baseVersion: z.int().nonnegative(),
  fields: ProductFields,
  /** What the typed fields were before, so that an edit made elsewhere is told apart from the typing. */
  base: ProductFields.partial().optional(),
  updatedAt: z.int(),
});
export type FormDraft = z.infer<typeof FormDraft>;
