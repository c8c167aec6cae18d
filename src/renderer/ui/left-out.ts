import { FIELD_WORDS } from '../../shared/model/field-words.ts';
import type { ProductField } from '../../shared/model/product.ts';
import { t } from '../i18n/t.ts';
import { fieldWord } from './field-words.ts';

/** A field of the form by its word; what a remote names otherwise stays as it is. */
export function sayField(field: string): string {
  return isField(field) ? fieldWord(field) : field;
}

/** The same with the remote's own name for it in brackets, where that is another word. */
export function sayFieldThere(field: string, theirs: string | undefined): string {
  const ours = sayField(field);
  return theirs === undefined || theirs === field || theirs === ours ? ours : `${ours} (${theirs})`;
}

export function isField(field: string): field is ProductField {
  return Object.hasOwn(FIELD_WORDS, field);
}

/** Which values a remote can't store: said before anything is sent. */
export function sayLeftOut(remoteName: string, fields: readonly string[]): string {
  const words = fields.map(sayField).join(', ');
  return fields.length === 1
    ? t`${remoteName} has no place for: ${words}. It stays here.`
    : t`${remoteName} has no place for: ${words}. They stay here.`;
}
