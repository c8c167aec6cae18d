/** Which rows are ticked: those named, or all that match with exceptions, so that a million cost nothing. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };
export const EVERYTHING: Selection = { kind: 'all', except: new Set() };

export function isSelected(selection: Selection, id: number): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

/** How many of a list of `total` are ticked. */
export function countSelected(selection: Selection, total: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);
}

/** Ticks or unticks these rows and leaves the others as they are. */
export function setSelected(selection: Selection, ids: readonly number[], on: boolean): Selection {
  const listed = selection.kind === 'some' ? selection.ids : selection.except;
  const adds = (selection.kind === 'some') === on;
  const changed = new Set(listed);
  for (const id of ids) {
    if (adds) changed.add(id);
    else changed.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: changed } : { kind: 'all', except: changed };
}
