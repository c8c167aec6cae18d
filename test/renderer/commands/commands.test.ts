import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import {
  commandState,
  provideCommand,
  runCommand,
  useCommandStore,
} from '../../../src/renderer/commands/command-store.ts';
import { COMMAND_IDS, commandFacts } from '../../../src/renderer/commands/command-table.ts';
import { startShortcuts } from '../../../src/renderer/commands/shortcuts.ts';
import { findCommands } from '../../../src/renderer/features/app/palette-items.ts';
import { writeShortcut } from '../../../src/renderer/ui/kbd.tsx';

describe('a command', () => {
  test('says why it cannot be used, and then does nothing', () => {
    const done: string[] = [];
    const take = provideCommand('product.save', {
      enabled: 'Nothing was changed.',
      run: () => void done.push('x'),
    });
    expect(commandState(useCommandStore.getState().actions, 'product.save')).toBe('Nothing was changed.');
    expect(runCommand('product.save')).toBe(false);
    expect(done).toEqual([]);
    take();
  });

  test('is done by whoever offered it last, until that is gone', () => {
    const done: string[] = [];
    const takeForm = provideCommand('product.save', { enabled: true, run: () => void done.push('form') });
    const takeDialog = provideCommand('product.save', { enabled: true, run: () => void done.push('dialog') });
    runCommand('product.save');
    takeDialog();
    runCommand('product.save');
    takeForm();
    expect(runCommand('product.save')).toBe(false);
    expect(done).toEqual(['dialog', 'form']);
  });
});

describe('the table of commands', () => {
  test('gives no key to two commands of the same part of the window', () => {
    const keys = COMMAND_IDS.flatMap((id) => {
      const { keys: own, keysIn = 'window' } = commandFacts(id);
      return own.map((key) => `${keysIn} ${key.toLowerCase()}`);
    });
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('is searched by any words of title and group', () => {
    expect(findCommands('send list')[0]).toBe('send.list');
    expect(findCommands('find in send')).toEqual(['send.find']);
    expect(findCommands('trash move')).toEqual(['product.trash']);
  });

  test('finds what the page of the remotes does by its words', () => {
    expect(findCommands('connect')).toEqual(['remote.add']);
    for (const word of ['add a remote', 'remove', 'change', 'key', 'address', 'what would be sent']) {
      const found = findCommands(word);
      expect(found.some((id) => id === 'view.remotes' || id === 'remote.add')).toBe(true);
    }
  });

  test('writes shortcuts as they are printed on keys', () => {
    expect(writeShortcut('$mod+Shift+s')).toBe('Ctrl+Shift+S');
    expect(writeShortcut('Alt+ArrowDown')).toBe('Alt+↓');
  });
});

describe('Ctrl+A', () => {
  test('with a dialog open means its text, never what stands behind it, and otherwise that of a field alone', async () => {
    const stop = startShortcuts();
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.append('In front');
    document.body.replaceChildren('Behind', dialog);
    const user = userEvent.setup();
    const seen: boolean[] = [];
    const see = (event: KeyboardEvent) => void (event.key === 'a' && seen.push(event.defaultPrevented));
    window.addEventListener('keydown', see);
    await user.keyboard('{Control>}a{/Control}');
    expect(seen).toEqual([true]);
    expect(getSelection()?.toString()).toBe('In front');
    const field = document.createElement('input');
    document.body.replaceChildren('Behind', field);
    getSelection()?.removeAllRanges();
    await user.keyboard('{Control>}a{/Control}');
    expect(getSelection()?.toString()).toBe('');
    field.focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(seen).toEqual([true, true, false]);
    window.removeEventListener('keydown', see);
    stop();
  });
});
