import { useState } from 'react';
import type { Failed, Result } from '../../../shared/contract/result.ts';

/** One command for several inputs, one after the other; the first refusal is shown, the others still go on. */
export function useEach<I>(operation: (input: I) => Promise<Result<unknown>>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failed | null>(null);
  const run = async (inputs: readonly I[]): Promise<void> => {
    if (busy) return;
    setBusy(true);
    let refused: Failed | null = null;
    for (const input of inputs) {
      const result = await operation(input);
      if (!result.ok) refused ??= result.error;
    }
    setProblem(refused);
    setBusy(false);
  };
  return { run, busy, problem };
}
