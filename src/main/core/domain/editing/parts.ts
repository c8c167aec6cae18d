const AT_ONCE = 500;

/** Cuts many into parts, between which long work says how far it is. */
export function* partsOf<T>(many: readonly T[], atOnce = AT_ONCE): Generator<readonly T[]> {
  for (let from = 0; from < many.length; from += atOnce) yield many.slice(from, from + atOnce);
}
