import { useState } from 'react';
import type { Failed, Result } from '../../shared/contract/result.ts';

export type Call<I, T> = {
  /** Asks once; the problem, if any, is kept for the screen and also returned. */
  readonly call: (input: I) => Promise<Result<T>>;
  readonly busy: boolean;
  readonly problem: Failed | null;
  readonly clear: () => void;
};

/**
 * A command with its own place for errors: `const saving = useCall(offshelf().products.save)`, then
 * `<ProblemText problem={saving.problem} />` beside the button that called it.
 */
export function useCall<I, T>(operation: (input: I) => Promise<Result<T>>): Call<I, T> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failed | null>(null);
  const call = async (input: I): Promise<Result<T>> => {
    setBusy(true);
    setProblem(null);
    const result = await operation(input);
    setBusy(false);
    if (!result.ok) setProblem(result.error);
    return result;
  };
  return { call, busy, problem, clear: () => setProblem(null) };
}
