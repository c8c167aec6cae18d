/** The host in a web address as it was typed, without a user name, a password and its port; `null` where there is none. */
export function hostOf(address: string): string | null {
  return /^\s*https?:\/\/(?:[^/\\?#]*@)?(\[[^\]]+\]|[^/\\:?#@]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;
}
