/** The nonce of this load, for style elements that libraries write; empty in a test without CSP. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? '';
}
