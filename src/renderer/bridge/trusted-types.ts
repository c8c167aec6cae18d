type PolicyFactory = {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (text: string) => string }) => unknown;
};

/**
 * Lets Mantine write its CSS variables and nothing else: any text with a `<` is refused, scripts always. Made before
 * React starts; with no default policy the window would stay white.
 */
export function startTrustedTypes(): void {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes; // not in TypeScript's DOM types
  factory?.createPolicy('default', { createHTML: refuseMarkup });
}

/** The text itself. @throws TypeError when it could hold markup. */
export function refuseMarkup(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is not allowed here');
  return text;
}
