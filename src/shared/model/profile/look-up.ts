import { z } from 'zod';
import { AnswerPattern, InnerPointer, Path, Pointer, Text } from './parts.ts';

const Total = Pointer.min(2).optional().describe('Where a page says how many records there are in all.');

/** How the next page of a list is asked for. */
const Paging = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('page'),
        parameter: Text,
        first: z.union([z.literal(0), z.literal(1)], { error: 'must be 0 or 1' }).default(1),
        total: Total,
      })
      .describe('The query parameter takes the number of a page.'),
    z
      .strictObject({ kind: z.literal('offset'), parameter: Text, total: Total })
      .describe('The query parameter takes how many records were read; the limit belongs into query.'),
    z
      .strictObject({ kind: z.literal('cursor'), parameter: Text, next: InnerPointer, total: Total })
      .describe('The query parameter takes what a page has at next; a page without it is the last.'),
    z
      .strictObject({ kind: z.literal('next-address'), next: InnerPointer, total: Total })
      .describe(
        'A page has the address of the next one at next, on the same host; one without it is the last.',
      ),
    z
      .strictObject({ kind: z.literal('after-id'), parameter: Text, more: InnerPointer, total: Total })
      .describe('The query parameter takes the id of the last record; more is false on the last page.'),
  ])
  .describe('How all pages are read; left out where one answer has the whole list.');

const Records = z
  .array(Pointer)
  .min(1)
  .max(20)
  .describe('Where an answer has its records; the first pointer that leads to a list counts.');

/** A list of products, and how all of its pages are read. */
const ProductList = z
  .strictObject({
    path: Path,
    query: z.record(z.string(), z.string()),
    documented: z
      .boolean()
      .describe('False where no document promises it: it is used only once it was tried and worked.'),
    records: Records,
    paging: Paging.optional(),
  })
  .describe('All products, whole.');
export type ProductList = z.infer<typeof ProductList>;

/** The products that fit one value. What it answers is checked: each record must carry that value. */
const ProductFilter = z
  .strictObject({
    path: Path,
    query: z
      .record(z.string(), z.string())
      .describe('Exactly one of its values has {reference}, {sku} or {name}.'),
    records: Records,
  })
  .describe('The products that fit one value.');
export type ProductFilter = z.infer<typeof ProductFilter>;

const ProductRead = z
  .strictObject({
    path: Path.regex(/^[^{}]*\{id\}[^{}]*$/, 'must have {id} once'),
    record: z.array(Pointer).min(1).max(20).describe('Where the answer has the record.'),
    missing: z
      .array(AnswerPattern)
      .min(1)
      .max(50)
      .default([{ status: 404 }])
      .describe('How it says that there is nothing under an id.'),
  })
  .describe('One product by its id.');

/** How to find out whether a product is there after all. */
export const LookUp = z
  .strictObject({
    read: ProductRead.optional(),
    filter: ProductFilter.optional(),
    list: ProductList.optional(),
    match: z
      .strictObject({
        reference: InnerPointer.optional(),
        sku: InnerPointer.optional(),
        name: InnerPointer.optional(),
      })
      .describe('Where a record carries what it can be told by: our reference is proof, a name is a hint.'),
    settleSeconds: z
      .array(z.int().min(1).max(86_400))
      .min(1)
      .max(10)
      .default([5, 30, 120])
      .describe('Seconds after an unsure answer at which it is looked up.'),
    provesAbsence: z.boolean().describe('True where a product that a look-up does not find is not there.'),
  })
  .describe('Safe calls that find out whether a product is there.');
export type LookUp = z.infer<typeof LookUp>;
