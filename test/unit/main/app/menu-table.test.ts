import { expect, it } from 'vitest';
import { listMenu, type MenuFacts, type MenuItem } from '../../../../src/main/app/menu-table.ts';
import { COMMANDS, isCommandId } from '../../../../src/renderer/commands/command-table.ts';

const FACTS: MenuFacts = {
  recent: [{ handle: 'h', name: 'Bits & Pieces', folder: '/data/Bits & Pieces', openedAt: 0 }],
  theme: 'dark',
  isOpen: true,
  development: false,
  platform: 'linux',
};

function flatten(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.flatMap((item) => (item.kind === 'menu' ? [item, ...flatten(item.items)] : [item]));
}

const commandsOf = (facts: MenuFacts) => flatten(listMenu(facts)).filter((item) => item.kind === 'command');

it('every command is one that the window knows', () => {
  const commands = commandsOf(FACTS);
  expect(commands.length).toBeGreaterThan(15);
  for (const { id } of commands) expect(id).toSatisfy(isCommandId);
});

it('the keys that it shows are the ones that the window hears', () => {
  for (const { id, keys } of commandsOf(FACTS)) {
    const heard: readonly string[] = isCommandId(id) ? COMMANDS[id].keys : [];
    const shown = keys?.replace('CmdOrCtrl', '$mod').toLowerCase();
    expect({ id, keys: heard[0]?.toLowerCase() }).toEqual({ id, keys: shown });
  }
});

it('names recent catalogs as they are called', () => {
  const recent = flatten(listMenu(FACTS)).find(
    (item) => item.kind === 'action' && item.action.kind === 'open-recent',
  );
  expect(recent).toMatchObject({ label: 'Bits && Pieces', action: { folder: '/data/Bits & Pieces' } });
  const none = flatten(listMenu({ ...FACTS, recent: [] }));
  expect(none).not.toContainEqual(expect.objectContaining({ label: 'Open Recent' }));
});

it('marks the theme that is chosen', () => {
  const checked = flatten(listMenu(FACTS)).filter((item) => item.kind === 'action' && item.checked === true);
  expect(checked).toMatchObject([{ label: 'Dark' }]);
});

it('offers the developer tools in development alone', () => {
  const tools = expect.objectContaining({ role: 'toggleDevTools' }) as unknown;
  expect(flatten(listMenu(FACTS))).not.toContainEqual(tools);
  expect(flatten(listMenu({ ...FACTS, development: true }))).toContainEqual(tools);
});
