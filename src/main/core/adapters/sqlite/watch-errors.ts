type Call = (...given: never[]) => unknown;

/** The same calls; whoever asked hears of each error that one of them throws, before the caller does. */
export function watchErrors<T extends Readonly<Record<string, Call>>>(
  calls: T,
  onError: (error: unknown) => void,
): T {
  const watched = Object.entries<Call>(calls).map(([name, call]): [string, Call] => [
    name,
    (...given) => {
      try {
        return call(...given);
      } catch (error) {
        onError(error);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(watched) as T; // the same names and signatures
}
