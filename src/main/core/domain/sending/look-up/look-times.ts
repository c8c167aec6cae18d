import type { LookUp } from '../../../../../shared/model/profile.ts';

/** A proof that is half done is worth so many more looks than the profile asks for. */
const LOOKS_FOR_A_PROOF = 3;
/** The two readings of a proof lie a minute apart, from the end of the one to the start of the other. */
const NEXT_FOR_A_PROOF_MS = 70_000;

/** Milliseconds from an unsure answer to the first look. */
export function untilFirstLook({ settleSeconds }: LookUp): number {
  return (settleSeconds[0] ?? 0) * 1_000;
}

/** Milliseconds from one look to the next after so many; `undefined` after the last one. */
export function untilNextLook(
  { settleSeconds }: LookUp,
  looks: number,
  isHalfProven: boolean,
): number | undefined {
  const next = settleSeconds[looks];
  if (next !== undefined) return Math.max(1, next - (settleSeconds[looks - 1] ?? 0)) * 1_000;
  const isWorthIt = isHalfProven && looks < settleSeconds.length + LOOKS_FOR_A_PROOF;
  return isWorthIt ? NEXT_FOR_A_PROOF_MS : undefined;
}

/** Milliseconds than which no look is planned further away; so long it waits, too, where the way there is barred. */
export function longestUntilLook({ settleSeconds }: LookUp): number {
  return Math.max((settleSeconds.at(-1) ?? 0) * 1_000, NEXT_FOR_A_PROOF_MS);
}
