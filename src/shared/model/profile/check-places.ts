import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';

type Place = { readonly to: string; readonly name: string; readonly path: Misfit['path'] };

/** Two values at one place, or one inside another, would overwrite each other. */
export function checkPlaces({ fields, identity, codec }: ProfileFormat): readonly Misfit[] {
  const own = identity.kind === 'body' || identity.kind === 'own-id' ? identity.to : undefined;
  const places: readonly Place[] = [
    ...fields.map(({ to }, at) => ({ to, name: `fields[${at}].to`, path: ['fields', at, 'to'] })),
    ...(own === undefined ? [] : [{ to: own, name: 'identity.to', path: ['identity', 'to'] }]),
  ];
  const placeOf = codec === 'form' ? formPlace : (pointer: string) => pointer;
  return places.flatMap(({ to, path }, at) => {
    const step = to.split('/').find((name) => name === '-' || (codec === 'json' && /^\d+$/.test(name)));
    if (step !== undefined) return [{ path, message: sayNoList(step) }];
    const other = places.slice(0, at).find((before) => collide(placeOf(before.to), placeOf(to)));
    return other === undefined ? [] : [{ path, message: sayCollision(to, other) }];
  });
}

/** A body is made of objects; a list is what `list-of-one` makes, or the brackets of a form. */
function sayNoList(step: string): string {
  return `would make an object with the key "${step}", not a list: for a list of one value leave /${step} out and use {"kind": "list-of-one"}`;
}

function sayCollision(to: string, { to: other, name }: Place): string {
  if (collide(to, other)) return `${other} is filled by ${name} already`;
  return `a form has ${other} of ${name} and ${to} at one place, since it writes /a/b as a[b]`;
}

/** Whether two places are one, or one is inside the other. */
export function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Names in a form nest by brackets, and by dots where a server reads them so: what one may take for the other is one place. */
function formPlace(pointer: string): string {
  return pointer
    .replaceAll(/[[\].]+/g, '/')
    .replaceAll(/\/+/g, '/')
    .replace(/(?<=.)\/$/, '');
}
