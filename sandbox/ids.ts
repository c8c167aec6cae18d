import { randomBytes, randomUUID } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes an id as the document's example shows it: `pro_` and a lower-case ULID. */
export function janiDocumentId(now: number): string {
  return `pro_${timePart(now)}${randomPart()}`;
}

/** Makes an id as the public server code does: `pro_` and a UUID. */
export function janiServerId(): string {
  return `pro_${randomUUID()}`;
}

function timePart(now: number): string {
  let rest = now;
  let text = '';
  for (let i = 0; i < 10; i += 1) {
    text = crockford.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomPart(): string {
  return Array.from(randomBytes(16), (byte) => crockford.charAt(byte % 32)).join('');
}
