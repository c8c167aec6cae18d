import { z } from 'zod';
import { Theme } from './shell.ts';

/** What Electron does by itself. */
const MenuRole = z.enum([
  'cut',
  'copy',
  'paste',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'toggleDevTools',
  'quit',
]);

const Label = z.string().min(1).max(100);

/** An item of the native menu. */
export const MenuItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line') }),
  /** A command of the window's registry; `keys` in Electron's writing are only shown: the window hears them itself. */
  z.strictObject({
    kind: z.literal('command'),
    label: Label,
    id: z.string().min(1).max(60),
    keys: z.string().max(40).nullable(),
  }),
  z.strictObject({ kind: z.literal('role'), label: Label, role: MenuRole }),
  z.strictObject({ kind: z.literal('theme'), label: Label, theme: Theme }),
  z.strictObject({ kind: z.literal('about'), label: Label }),
  /** Where the catalogs that were opened before stand. */
  z.strictObject({ kind: z.literal('recent'), label: Label }),
]);
export type MenuItem = z.infer<typeof MenuItem>;

/** The native menu in the window's language, made of its command registry. `&` stands before the letter that opens a menu. */
export const MenuBar = z.array(z.strictObject({ label: Label, items: z.array(MenuItem).max(60) })).max(12);
export type MenuBar = z.infer<typeof MenuBar>;
