import type { CellValue } from '../../shared/model/cell.ts';
import * as shared from '../../shared/model/field-words.ts';
import type { ProductField } from '../../shared/model/product.ts';
import { t, tWord } from '../i18n/t.ts';
import { imageName } from './shown-name.ts';

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

/** A saved value as it is read: an image by its name, a choice by its word, any other as it is. '' for none. */
export function sayValue(field: ProductField, value: CellValue): string {
  return field === 'imageUrl' ? imageName(value ?? '') : wordOfChoice(field, value ?? '');
}

/** What a value was and what it becomes; of two files that have the same name, the second says that it is another one. */
export function sayChange(
  field: ProductField,
  before: CellValue,
  after: CellValue,
): { readonly before: string; readonly after: string } {
  const said = { before: sayValue(field, before), after: sayValue(field, after) };
  const isOther = field === 'imageUrl' && said.after !== '' && said.before === said.after && before !== after;
  return isOther ? { ...said, after: t`${said.after} (another file)` } : said;
}
