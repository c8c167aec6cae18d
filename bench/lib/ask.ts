import type { Input, Operation, Output } from '../../src/shared/contract/api.ts';
import type { Result } from '../../src/shared/contract/result.ts';

/** Asks for an operation of the core. @throws Error where it is refused */
export type Ask = <O extends Operation>(operation: O, input: Input<O>) => Promise<Output<O>>;

type Core = { readonly dispatch: (operation: Operation, input: unknown) => Promise<Result<unknown>> };

export function askOf(core: Core): Ask {
  return async (operation, input) => {
    const result = await core.dispatch(operation, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as Output<typeof operation>; // dispatch parsed it as that
  };
}
