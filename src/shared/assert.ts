/** Marks a branch that the types rule out; reached only where data from outside broke them. */
export function assertNever(value: never, why: string): never {
  throw new Error(`${why}: ${JSON.stringify(value)}`);
}

/** The value, or an error that says why it had to be there. */
export function expectPresent<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new Error(why);
  return value;
}
