/** Facts about the catalog itself. */
export type MetaStore = {
  readonly currency: () => string;
  readonly setCurrency: (code: string) => void;
  /** Says that the catalog sends from where it is now; ends the pause that its move began, and any other one. */
  readonly claim: () => void;
};
