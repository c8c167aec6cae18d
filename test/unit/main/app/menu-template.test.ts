import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { type MenuFacts, menuTemplate } from '../../../../src/main/app/menu-template.ts';
import type { MenuBar } from '../../../../src/shared/contract/menu.ts';

const FACTS: MenuFacts = {
  recent: [{ handle: 'h', name: 'Bits & Pieces', folder: '/data/Bits & Pieces', openedAt: 0 }],
  theme: 'dark',
  development: false,
  platform: 'linux',
};

const BAR: MenuBar = [
  {
    label: '&Datei',
    items: [
      { kind: 'command', label: 'Neues Produkt', id: 'product.new', keys: 'CmdOrCtrl+N' },
      { kind: 'line' },
      { kind: 'recent', label: 'Zuletzt' },
      { kind: 'theme', label: 'Hell', theme: 'light' },
      { kind: 'theme', label: 'Dunkel', theme: 'dark' },
      { kind: 'role', label: 'Werkzeuge', role: 'toggleDevTools' },
      { kind: 'about', label: 'Über' },
      { kind: 'role', label: 'Beenden', role: 'quit' },
    ],
  },
];

function openMenu(facts: Partial<MenuFacts> = {}, bar = BAR) {
  const done: unknown[] = [];
  const template = menuTemplate(
    bar,
    { ...FACTS, ...facts },
    {
      command: (id) => done.push(id),
      setTheme: (theme) => done.push(theme),
      openRecent: (folder) => done.push(folder),
      about: () => done.push('about'),
    },
  );
  const items = flatten(template);
  const click = (label: string) => {
    const item = items.find((one) => one.label === label);
    item?.click?.({} as never, undefined, {}); // as Electron calls it; nothing of it is used
    return done;
  };
  return { template, items, click };
}

function flatten(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => (Array.isArray(item.submenu) ? [item, ...flatten(item.submenu)] : [item]));
}

it('says what the window told, and its commands go back to the window', () => {
  const { template, items, click } = openMenu();
  expect(template.map(({ label }) => label)).toEqual(['&Datei']);
  expect(items).toContainEqual(
    expect.objectContaining({
      label: 'Neues Produkt',
      accelerator: 'CmdOrCtrl+N',
      registerAccelerator: false,
    }),
  );
  expect(click('Neues Produkt')).toEqual(['product.new']);
});

it('names recent catalogs as they are called, and opens the one that was chosen', () => {
  expect(openMenu().click('Bits && Pieces')).toEqual(['/data/Bits & Pieces']);
  expect(openMenu({ recent: [] }).items).not.toContainEqual(expect.objectContaining({ label: 'Zuletzt' }));
});

it('marks the theme that is chosen, and sets another', () => {
  const { items, click } = openMenu();
  expect(items.filter(({ checked }) => checked === true)).toMatchObject([{ label: 'Dunkel' }]);
  expect(click('Hell')).toEqual(['light']);
});

it('offers the developer tools in development alone', () => {
  const tools = expect.objectContaining({ role: 'toggleDevTools' }) as unknown;
  expect(openMenu().items).not.toContainEqual(tools);
  expect(openMenu({ development: true }).items).toContainEqual(tools);
});

it('on a Mac the program’s own menu has About and the way out', () => {
  const { template, items } = openMenu({ platform: 'darwin' });
  expect(template[0]).toEqual({ role: 'appMenu' });
  expect(items).not.toContainEqual(expect.objectContaining({ label: 'Über' }));
  expect(items).toContainEqual({ role: 'close' });
  expect(openMenu().click('Über')).toEqual(['about']);
  expect(openMenu().items).toContainEqual({ role: 'quit', label: 'Beenden' });
});

it('has a way out before the window has told anything', () => {
  expect(openMenu({}, []).template).toEqual([{ role: 'fileMenu' }]);
});
