import type { BulkAction } from '../../../../shared/model/change.ts';
import { findLiteral } from './find-literal.ts';

/** The value after one bulk action, or `null` where it would be longer than so many UTF-16 units. */
export function applyBulkAction(value: string, action: BulkAction, longest: number): string | null {
  switch (action.kind) {
    case 'set':
      return action.text.length > longest ? null : action.text;
    case 'append':
      return value.length + action.text.length > longest ? null : value + action.text;
    case 'replace':
      return replace(value, action, longest);
  }
}

/** The length is known before anything is built: a short text for a long one, a million times, would fill the memory. */
function replace(
  value: string,
  action: BulkAction & { readonly kind: 'replace' },
  longest: number,
): string | null {
  const places = findLiteral(value, action.find, action.matchCase);
  if (places.length === 0) return value;
  if (value.length + places.length * (action.text.length - action.find.length) > longest) return null;
  const pieces = places.map((place, at) =>
    value.slice(at === 0 ? 0 : (places[at - 1] ?? 0) + action.find.length, place),
  );
  return [...pieces, value.slice((places.at(-1) ?? 0) + action.find.length)].join(action.text);
}
