/** Hands out the key of a remote when its lane starts; `null` where the person has to give one. Keys stay in memory. */
export type KeySource = { readonly key: (remoteId: number, origin: string) => Promise<string | null> };
