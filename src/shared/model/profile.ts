import { z } from 'zod';
import { ProductFields } from './product.ts';

/** The fields of a product that a profile can name. `billing` belongs to two of them, so each is named alone. */
const Field = ProductFields.keyof();

const Pointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'a JSON Pointer such as /data/id');
const Path = z.string().regex(/^\/[^?#\s]*$/, 'a path that starts with /');
const Text = z.string().min(1).max(200);
const HeaderName = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'a header name');

/** What happens to a value on its way out, from a closed list; applied in order. */
const Transform = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trim') }),
  /** Our word to theirs; a value that is not listed is a problem. A remote's own choices come first. */
  z.strictObject({
    kind: z.literal('enum'),
    values: z.record(z.string(), z.string()),
    default: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('const'),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
  /** Looked up in the remote's own table, such as currency code → uuid. */
  z.strictObject({ kind: z.literal('lookup'), table: z.literal('currencies') }),
  z.strictObject({
    kind: z.literal('money'),
    as: z.enum(['number-major', 'string-major', 'integer-minor', 'string-minor']),
  }),
  z.strictObject({ kind: z.literal('list-of-one') }),
  /** The text of a JSON object becomes that object; `clientRef` names the key that carries our reference. */
  z.strictObject({ kind: z.literal('merge-object'), clientRef: z.string().min(1).optional() }),
]);
export type Transform = z.infer<typeof Transform>;

const FieldRule = z.strictObject({
  from: Field,
  to: Pointer.min(2),
  transform: z.array(Transform).default([]),
  required: z.boolean().default(false),
  whenEmpty: z.enum(['omit', 'null', '""']).default('omit'),
  maxLength: z.int().positive().optional(),
  /** Sent only when another field has one of these values. */
  sendWhen: z.strictObject({ field: Field, in: z.array(z.string()).min(1) }).optional(),
});
export type FieldRule = z.infer<typeof FieldRule>;

const AnswerPattern = z.strictObject({
  status: z.int(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type AnswerPattern = z.infer<typeof AnswerPattern>;

/** A list of products, and how all of its pages are read. */
const ProductList = z.strictObject({
  path: Path,
  query: z.record(z.string(), z.string()),
  /** False where no document promises it: it is used only once it was tried and worked. */
  documented: z.boolean(),
  /** Where a page has its records; the first pointer that leads to a list counts. */
  records: z.array(Pointer).min(1),
  /** Left out where one answer has the whole list. Pages are read until the total is reached, or one brings nothing new. */
  paging: z
    .strictObject({
      /** The query parameter that takes the number of a page, 1 for the first. */
      page: Text,
      /** Where a page says how many records there are in all. */
      total: Pointer.optional(),
    })
    .optional(),
});
export type ProductList = z.infer<typeof ProductList>;

/** How to find out whether a product is there after all. */
const LookUp = z.strictObject({
  list: ProductList.optional(),
  /** One product by its id; `{id}` stands for it. */
  read: z
    .strictObject({ path: Path.regex(/\{id\}/, 'a path with {id}'), record: z.array(Pointer).min(1) })
    .optional(),
  /** Where a record carries what it can be told by. */
  match: z.strictObject({
    reference: Pointer.min(2).optional(),
    sku: Pointer.min(2).optional(),
    name: Pointer.min(2).optional(),
  }),
  /** Seconds after an unsure answer at which it is looked up. */
  settleSeconds: z.array(z.int().min(1).max(86_400)).min(1).max(10).default([5, 30, 120]),
  /** True where a product that is not in the whole list is not there. */
  provesAbsence: z.boolean(),
});
export type LookUp = z.infer<typeof LookUp>;

/**
 * The declarative description of one kind of "create a product" API: data, no code. Unknown keys are an error.
 * The published JSON Schema of profile files is generated from this.
 */
export const Profile = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: Text,
  about: z.string().max(500),
  baseUrl: z.strictObject({ default: z.url().nullable(), example: z.url() }),
  auth: z.strictObject({
    header: Text,
    /** The first is the default; a person picks one, or types an own one where `editable`. */
    prefixes: z.array(z.string().max(40)).min(1),
    editable: z.boolean(),
  }),
  headers: z.record(z.string(), z.string()),
  create: z.strictObject({ method: z.enum(['POST', 'PUT']), path: Path }),
  /** Safe calls for Test and look-ups; absent where there are none. */
  lookUp: LookUp.optional(),
  codec: z.enum(['json', 'form']),
  fields: z.array(FieldRule).min(1),
  answer: z.strictObject({
    success: z.array(z.int().min(200).max(299)).min(1),
    record: z.array(Pointer).min(1),
    id: Pointer.min(2),
    /** Where what was sent comes back: body pointer → record pointer. */
    compare: z.array(
      z.strictObject({
        sent: Pointer.min(2),
        answered: Pointer.min(2),
        as: z.enum(['text', 'money', 'json']),
      }),
    ),
    /** Where the answer tells the code of the currency that was used. */
    currencyCode: Pointer.min(2).optional(),
    currencyId: Pointer.min(2).optional(),
  }),
  errors: z.strictObject({
    message: z.array(Pointer),
    code: z.array(Pointer),
    /** `body/name: Required` names the field between the two marks. */
    fieldInMessage: z.strictObject({ after: z.string(), before: z.string() }).optional(),
    wrongKey: z.array(AnswerPattern),
    exists: z.array(AnswerPattern),
  }),
  /** What tells one request from another there: nothing, our reference in custom data, or a header that carries it. */
  identity: z.union([z.enum(['none', 'custom-data']), z.strictObject({ header: HeaderName })]),
  limits: z.strictObject({
    requestsPerMinute: z.int().positive().nullable(),
    concurrency: z.int().min(1).max(16),
  }),
  /** Fields that this API has no place for: said before sending, never dropped silently. */
  cannotStore: z.array(Field),
});
export type Profile = z.infer<typeof Profile>;
