import { expect, it } from 'vitest';
import { COMMANDS, isCommandId } from '../../../src/renderer/commands/command-table.ts';
import { nativeMenu } from '../../../src/renderer/commands/native-menu.ts';
import { MenuBar } from '../../../src/shared/contract/menu.ts';

const commands = nativeMenu().flatMap(({ items }) => items.filter((item) => item.kind === 'command'));

it('is one that the main process takes', () => {
  expect(MenuBar.parse(nativeMenu())).toEqual(nativeMenu());
});

it('says each command once, as the registry calls it', () => {
  expect(commands.length).toBeGreaterThan(40);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  for (const { id, label } of commands) expect(isCommandId(id) && COMMANDS[id].title).toBe(label);
});

it.for([
  ['product.new', 'CmdOrCtrl+N'],
  ['product.duplicate', 'CmdOrCtrl+Shift+D'],
  ['help.shortcuts', 'CmdOrCtrl+/'],
  ['view.refresh', 'F5'],
  ['product.trash', null],
] as const)('%s shows %s', ([id, keys]) => {
  expect(commands.find((command) => command.id === id)?.keys).toBe(keys);
});

it('shows for each command that has keys the first of them', () => {
  for (const { id, keys } of commands) {
    const heard: readonly string[] = isCommandId(id) ? COMMANDS[id].keys : [];
    expect(keys?.replace('CmdOrCtrl', '$mod').toLowerCase()).toBe(heard[0]?.toLowerCase());
  }
});
