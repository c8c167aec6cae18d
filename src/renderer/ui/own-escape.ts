/** On what has the keyboard: its Escape is its own, and closes no dialog around it. */
export const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' };

/**
 * Escape that means what the field stands in. It is not that where it ends a word that is being composed, or closes a list of
 * choices that is open in the field.
 */
export function isOwnEscape({ key, target, isComposing }: KeyboardEvent): boolean {
  const isListOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
  return key === 'Escape' && !isComposing && !isListOpen;
}
