import type { Page } from '@playwright/test';
import type { Input, Operation, Output } from '../../src/shared/contract/api.ts';
import type { Result } from '../../src/shared/contract/result.ts';

type Functions = Readonly<
  Record<string, Readonly<Record<string, (input: unknown) => Promise<Result<unknown>>>>>
>;

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
  const [result] = await callEach(page, operation, [input]);
  if (result === undefined) throw new Error('there was no answer');
  return result;
}

/** Calls an operation with one input after the other, without a way to the page and back for each. */
export async function callEach(
  page: Page,
  operation: Operation,
  inputs: readonly unknown[],
): Promise<readonly Result<unknown>[]> {
  const [group, name] = operation.split('.');
  return await page.evaluate(
    async (asked) => {
      const bridge = window.offshelf as unknown as Functions;
      const answer = bridge[asked.group ?? '']?.[asked.name ?? ''];
      if (answer === undefined) throw new Error('there is no such function on the bridge');
      const results: Result<unknown>[] = [];
      for (const input of asked.inputs) results.push(await answer(input));
      return results;
    },
    { group, name, inputs },
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
