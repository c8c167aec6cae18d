import * as shared from '../../shared/model/field-words.ts';
import type { ProductField } from '../../shared/model/product.ts';
import { tWord } from '../i18n/t.ts';

/** What a field is called inside a sentence. */
export function fieldWord(field: ProductField): string {
  return tWord(shared.FIELD_WORDS[field]);
}

/** A field's name as a heading: `Image address`. */
export function fieldTitle(field: ProductField): string {
  return tWord(shared.fieldTitle(field));
}

/** What a value is called on screen where its field has words of its own; any other value as it is. */
export function wordOfChoice(field: ProductField, value: string): string {
  const word = shared.wordOfChoice(field, value);
  return word === value ? value : tWord(word);
}
