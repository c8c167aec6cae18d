import { z } from 'zod';
import { MOST_NAMED } from '../model/bounds.ts';
import { ProductId } from '../model/product.ts';

/**
 * Who answers an operation: `query` the read-only pages worker, `scan` the long reader, `command` the one writer,
 * `shell` the main process itself (windows, dialogs, preferences, keys).
 */
export type Runs = 'query' | 'scan' | 'command' | 'shell';

export function row<R extends Runs, I extends z.ZodType, O extends z.ZodType>(runs: R, input: I, output: O) {
  return { runs, input, output } as const;
}

export const Nothing = z.strictObject({});
/** Products that an operation is about. */
export const Ids = z.array(ProductId).min(1).max(MOST_NAMED);
