import type { ProductField } from './product.ts';

/** A problem blocks sending to that remote; a hint never blocks. Neither blocks saving. */
export type Issue = {
  readonly level: 'problem' | 'hint';
  readonly field: ProductField;
  readonly code:
    | 'required'
    | 'too-long'
    | 'not-a-price'
    | 'negative-price'
    | 'too-many-decimals'
    | 'not-a-currency'
    | 'currency-unknown-there'
    | 'currency-missing'
    | 'not-json-object'
    | 'not-exact-number'
    | 'key-twice'
    | 'too-deep'
    | 'not-a-url'
    | 'url-not-https'
    | 'image-not-uploaded'
    | 'image-waits'
    | 'image-upload-failed'
    | 'no-period'
    | 'word-unknown-there'
    | 'not-stored-there'
    | 'sku-taken'
    | 'sku-duplicate'
    | 'blank';
  /** A whole sentence: what is wrong and the limit. */
  readonly text: string;
};

/** What a person sees of a product at one remote. */
export type Readiness =
  | 'ready'
  | 'problems'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'changed'
  | 'differs'
  | 'rejected'
  | 'unsure';
