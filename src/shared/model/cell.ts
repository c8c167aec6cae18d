import { z } from 'zod';
import { PRODUCT_FIELDS } from './cell-rules.ts';
import { ProductId } from './product.ts';

export const FieldName = z.enum(PRODUCT_FIELDS);

/** What stands in one cell: text, '' for empty, or `null` for not set. */
export const CellValue = z.string().max(1_000_000).nullable();
export type CellValue = z.infer<typeof CellValue>;

/** One value that is written. `null` for a field that is always set is taken as empty. */
export const Cell = z.strictObject({ id: ProductId, field: FieldName, value: CellValue });
export type Cell = z.infer<typeof Cell>;
