/** Why a catalog can not be opened or made. */
export type WhyRefused =
  | 'foreign'
  | 'broken'
  | 'future'
  | 'in-use'
  | 'read-only'
  | 'missing'
  | 'disk-full'
  | 'unknown';

/** A catalog that was not opened, and was left as it is. The message is one plain sentence for the person. */
export class CatalogRefusal extends Error {
  readonly why: WhyRefused;

  constructor(why: WhyRefused, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CatalogRefusal';
    this.why = why;
  }
}
