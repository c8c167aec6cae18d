type Rules = {
  readonly createHTML: (text: string) => string;
  readonly createScriptURL: (url: string) => string;
};
type PolicyFactory = { readonly createPolicy: (name: string, rules: Rules) => unknown };

/**
 * Lets Mantine write its CSS variables and the window start its own workers, and nothing else: any text with a `<` is refused,
 * scripts always. Made before React starts; with no default policy the window would stay white.
 */
export function startTrustedTypes(): void {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes; // not in TypeScript's DOM types
  factory?.createPolicy('default', { createHTML: refuseMarkup, createScriptURL: refuseForeignScript });
}

/** The text itself. @throws TypeError when it could hold markup. */
export function refuseMarkup(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is not allowed here');
  return text;
}

/** The address itself. @throws TypeError when it is not a file of the window's own. */
export function refuseForeignScript(url: string): string {
  const { protocol, host, pathname } = new URL(url, location.href);
  const isOwn = protocol === location.protocol && host === location.host && /\.[jt]s$/.test(pathname);
  if (!isOwn) throw new TypeError('a script from elsewhere is not allowed');
  return url;
}
