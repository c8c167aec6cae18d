import { type KeybindingsMap, tinykeys } from 'tinykeys';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { t } from '../i18n/t.ts';
import { showRefusal } from '../ui/toasts.tsx';
import { commandState, runCommand, useCommandStore } from './command-store.ts';
import { COMMAND_IDS, type CommandId, commandFacts, isCommandId } from './command-table.ts';

/** What these are for the text that the cursor is in, as Chromium calls it. */
const IN_TEXT = new Map<CommandId, string>([
  ['edit.undo', 'undo'],
  ['edit.redo', 'redo'],
  ['cells.selectAll', 'selectAll'],
]);
/** In a text field the keys of these belong to the text, not to the catalog. */
const TEXT_KEEPS: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo', 'cells.pasteNew']);

/** Binds every shortcut of the table to the window; the returned function takes them off. */
export function startShortcuts(): () => void {
  const bindings: KeybindingsMap = Object.fromEntries(
    [...idsByKeys()].map(([keys, ids]) => [keys, (event: KeyboardEvent) => pressFirst(ids, event)]),
  );
  const selectAll = (event: KeyboardEvent): void => {
    if (keepsText(event.target)) return;
    event.preventDefault();
    // Never the whole page: a program's labels are no text.
    const dialog = openDialog();
    if (dialog === null) bindings['$mod+a']?.(event);
    else getSelection()?.selectAllChildren(dialog);
  };
  return tinykeys(window, { ...bindings, '$mod+a': selectAll }, { ignore: () => false });
}

/** The same keys may do one thing in the grid and another one elsewhere. */
function idsByKeys(): ReadonlyMap<string, readonly CommandId[]> {
  const byKeys = new Map<string, readonly CommandId[]>();
  for (const id of COMMAND_IDS) {
    for (const keys of commandFacts(id).keys) byKeys.set(keys, [...(byKeys.get(keys) ?? []), id]);
  }
  return byKeys;
}

function pressFirst(ids: readonly CommandId[], event: KeyboardEvent): void {
  const here = ids.find((id) => commandFacts(id).keysIn !== undefined && isIn(event.target, id));
  const everywhere = ids.find((id) => commandFacts(id).keysIn === undefined);
  const id = here ?? everywhere;
  if (id !== undefined) press(id, event);
  // What these keys do in the grid nobody is to miss in a list without a word.
  else if (ids[0] !== undefined && isListKey(event)) press(ids[0], event);
}

function isListKey({ target, defaultPrevented }: KeyboardEvent): boolean {
  return !defaultPrevented && target instanceof HTMLElement && target.dataset['keys'] === 'list';
}

/** A text that is edited in the grid has its keys for itself. */
function isIn(target: EventTarget | null, id: CommandId): boolean {
  const place = target instanceof Element ? target.closest<HTMLElement>('[data-keys]') : null;
  const { keys, keysIn } = commandFacts(id);
  return place?.dataset['keys'] === keysIn && (!isTextField(target) || keys.every(isNoTextKey));
}

/** Such as F8: no key of a text. */
function isNoTextKey(keys: string): boolean {
  return /^(?:Shift\+)?F\d+$/.test(keys);
}

/** Runs what the native menu asks for; the returned function ends it. */
export function startMenuCommands(onMenu: Bridge['on']['menuCommand']): () => void {
  return onMenu(({ id }) => {
    if (!isCommandId(id)) return;
    const { activeElement } = document;
    const inText = isTextField(activeElement) ? IN_TEXT.get(id) : undefined;
    if (inText !== undefined) document.execCommand(inText);
    else if (isBehindDialog(activeElement)) showRefusal(t`Close this dialog first.`);
    else runOrSayWhy(meantAt(activeElement, id));
  });
}

/** An item of the menu means what its keys would do where the keyboard is. */
function meantAt(target: Element | null, id: CommandId): CommandId {
  const [keys = ''] = commandFacts(id).keys;
  const sharing = idsByKeys().get(keys) ?? [];
  return sharing.find((other) => commandFacts(other).keysIn !== undefined && isIn(target, other)) ?? id;
}

function press(id: CommandId, event: KeyboardEvent): void {
  if (event.isComposing || (TEXT_KEEPS.has(id) && isTextField(event.target))) return;
  if (isBehindDialog(event.target)) return;
  event.preventDefault();
  runOrSayWhy(id, event.repeat || commandFacts(id).quiet === true);
}

/** Does it, or says why that can't be done now. */
export function runOrSayWhy(id: CommandId, quiet = false): void {
  const state = commandState(useCommandStore.getState().actions, id);
  if (state === true) runCommand(id);
  else if (!quiet) showRefusal(state);
}

export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (!(target instanceof HTMLInputElement)) return target instanceof HTMLElement && target.isContentEditable;
  return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** A text whose own letters are meant where all is selected or something is typed, also one that can only be read. */
export function keepsText(target: EventTarget | null): boolean {
  return isTextField(target) || target instanceof HTMLTextAreaElement;
}

function openDialog(): Element | null {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1) ?? null;
}

/** While a dialog is open only its own buttons and shortcuts count. */
function isBehindDialog(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
  return (
    dialog !== null &&
    !(target instanceof Node && dialog.contains(target) && dialog.hasAttribute('data-commands'))
  );
}
