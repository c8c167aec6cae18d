/** Hands out keys as they are needed; `null` where the person has to give one. Keys stay in memory. */
export type KeySource = {
  /** Of a remote, when its lane starts. */
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  /** Of a place for images: the secret access key or the password. */
  readonly placeKey: (placeId: number, origin: string) => Promise<string | null>;
};
