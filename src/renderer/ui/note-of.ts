import type { FieldNote } from './field.tsx';

/** A problem's sentence as the notes of a field. */
export function noteOf(text: string | undefined): readonly FieldNote[] {
  return text === undefined ? [] : [{ level: 'problem', text }];
}
