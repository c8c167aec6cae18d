const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The Base64 text (RFC 4648) of a text in UTF-8. */
export function writeBase64(text: string): string {
  const bytes = bytesOf(text);
  let written = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    written += sign(group >> 18) + sign(group >> 12);
    written += second === undefined ? '=' : sign(group >> 6);
    written += third === undefined ? '=' : sign(group);
  }
  return written;
}

function sign(bits: number): string {
  return SIGNS.charAt(bits & 63);
}

function bytesOf(text: string): readonly number[] {
  const encoded = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')); // half a character can't be encoded
  return Array.from(encoded.matchAll(/%([\dA-F]{2})|[^%]/g), ([whole, hex]) =>
    hex === undefined ? whole.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
