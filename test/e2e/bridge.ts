import type { Page } from '@playwright/test';
import type { Input, Operation, Output } from '../../src/shared/contract/api.ts';
import type { Result } from '../../src/shared/contract/result.ts';

/** Calls an operation as the page does, by its function on the bridge. */
export async function call<O extends Operation>(
  page: Page,
  operation: O,
  input: Input<O>,
): Promise<Result<Output<O>>> {
  return (await callRaw(page, operation, input)) as Result<Output<O>>; // the program parsed its answer
}

/** The same with any input. */
export async function callRaw(page: Page, operation: Operation, input: unknown): Promise<Result<unknown>> {
  return await page.evaluate(
    async ({ operation, input }) => {
      const [group = '', name = ''] = operation.split('.');
      const bridge = window.offshelf as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<never>>
      >;
      return (await bridge[group]?.[name]?.(input)) as never;
    },
    { operation, input },
  );
}

/** The value of an answer. Throws where it is an error. */
export async function ask<O extends Operation>(
  page: Page,
  operation: O,
  input: Input<O>,
): Promise<Output<O>> {
  const result = await call(page, operation, input);
  if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}
