/** Milliseconds that a server asks to be left alone for; `null` where it does not say. */
export function readRetryAfter(text: string, now: number): number | null {
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const at = Date.parse(text);
  return text.trim() === '' || Number.isNaN(at) ? null : Math.max(0, at - now);
}
