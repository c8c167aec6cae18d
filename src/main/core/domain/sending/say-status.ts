/** Status codes that say something of their own, as the end of a sentence. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [400, 'it could not make sense of the request'],
  [401, 'it did not accept the key'],
  [402, 'it wants a plan or a payment first'],
  [403, 'the key may not do that'],
  [404, 'it has nothing at this address'],
  [405, 'it takes no products at this address'],
  [408, 'it took too long to read the request'],
  [409, 'it says that this clashes with what is there'],
  [413, 'the product is too large for it'],
  [422, 'something in the product is not as it wants it'],
  [429, 'it asked to wait'],
  [503, 'it was not available'],
]);

/** What an answer's status means, with its number in brackets; `null` for a success. */
export function sayStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return `${sayMeaning(status)} (${status})`;
}

/** What the status of an answer that is no success means, without its number. */
export function sayMeaning(status: number): string {
  return WORDS.get(status) ?? sayKind(status);
}

/**
 * The same for an answer that was about the remote and not about the product: its profile reads its words, such as a 400
 * that means the key, so that the bare number explains nothing.
 */
export function saySetback(status: number): string | null {
  const ABOUT_PRODUCT = status === 400 || status === 409 || status === 413 || status === 422;
  return ABOUT_PRODUCT
    ? `it held against the key or the remote, not the product (${status})`
    : sayStatus(status);
}

function sayKind(status: number): string {
  if (status >= 500) return 'something went wrong there';
  return status >= 400 ? 'it refused the request' : 'it pointed to another address';
}
