/** The text at a JSON pointer of a request body; `null` where the body is no JSON or has no text there. */
export function readSentText(body: string, pointer: string): string | null {
  try {
    let value: unknown = JSON.parse(body);
    for (const step of pointer.split('/').slice(1)) {
      if (typeof value !== 'object' || value === null) return null;
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : null; // an object with this key
    }
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
