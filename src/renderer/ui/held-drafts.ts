const held = new Set<string>();

/** This draft holds what is being typed outside its form just now: a form that opens meanwhile begins without it. */
export function holdDraft(id: string): void {
  held.add(id);
}

export function releaseDraft(id: string): void {
  held.delete(id);
}

export function isHeldDraft(id: string): boolean {
  return held.has(id);
}
