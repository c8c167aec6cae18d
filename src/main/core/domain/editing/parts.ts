const AT_ONCE = 500;

/** Many of which only some are needed at a time; a list that is kept copies no more than those. */
export type Many<T> = {
  readonly length: number;
  readonly slice: (from: number, to: number) => readonly T[];
};

/** Cuts many into parts, between which long work says how far it is. */
export function* partsOf<T>(many: Many<T>, atOnce = AT_ONCE): Generator<readonly T[]> {
  for (let from = 0; from < many.length; from += atOnce) yield many.slice(from, from + atOnce);
}
