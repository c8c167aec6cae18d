import classes from './kbd.module.css';

const MAC = /mac/i.test(navigator.platform);
const ARROWS = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const NAMES: Readonly<Record<string, string>> = {
  ...ARROWS,
  ...(MAC
    ? { $mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Delete: '⌫', Escape: 'Esc' }
    : { $mod: 'Ctrl', Escape: 'Esc', Delete: 'Del' }),
};

/** A shortcut as people write it: `$mod+Shift+s` becomes `Ctrl+Shift+S`. */
export function writeShortcut(keys: string): string {
  const parts = keys.split('+').map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(MAC ? '' : '+');
}

/** A shortcut on a key cap. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={classes['kbd']} translate="no">
      {writeShortcut(keys)}
    </kbd>
  );
}
