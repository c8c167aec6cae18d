/** Where the core says what a maintainer needs: never a key, never product data. */
export type Log = {
  readonly warn: (
    message: string,
    detail?: Readonly<Record<string, string | number | boolean | null>>,
  ) => void;
  readonly error: (message: string, cause: unknown) => void;
};
