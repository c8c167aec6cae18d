let kept = '';
let end: (() => void) | null = null;

/**
 * Keeps what is typed from now on until a field that is on its way has the keyboard and takes it: on a busy machine that takes a
 * moment, and the letters would go into what had it before. Escape leaves instead.
 */
export function keepTyped(onLeave: () => void): void {
  takeTyped();
  const keep = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Backspace') kept = [...kept].slice(0, -1).join('');
    else if (isLetter(event)) kept += event.key;
  };
  window.addEventListener('keydown', keep, { capture: true });
  end = () => window.removeEventListener('keydown', keep, { capture: true });
}

/** What was typed meanwhile; from now on the keys go where they belong. */
export function takeTyped(): string {
  end?.();
  end = null;
  const typed = kept;
  kept = '';
  return typed;
}

/** Whatever the language: names of keys, such as `Enter`, have more than one letter. AltGr writes, though it counts as Ctrl and Alt. */
function isLetter(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  return [...event.key].length === 1 && (!isCommand || event.getModifierState('AltGraph'));
}
