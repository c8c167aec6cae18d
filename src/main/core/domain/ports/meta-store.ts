/** Facts about the catalog itself. */
export type MetaStore = {
  readonly currency: () => string;
  readonly setCurrency: (code: string) => void;
};
