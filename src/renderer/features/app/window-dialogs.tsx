import { useState } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { atLeisure } from '../../ui/later.tsx';
import { keepTyped, takeTyped } from './typed-ahead.ts';

const Palette = atLeisure(async () => (await import('./palette.tsx')).Palette);
const ShortcutSheet = atLeisure(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet);

/** The dialogs that belong to the window as a whole. */
export function WindowDialogs({ catalogOpen }: { readonly catalogOpen: boolean }) {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const close = (): void => {
    takeTyped();
    setOpen(null);
  };
  const openPalette = (): void => {
    keepTyped(close);
    setOpen('palette');
  };
  useCommand('help.palette', { enabled: true, run: openPalette });
  useCommand('help.shortcuts', { enabled: true, run: () => setOpen('shortcuts') });
  return (
    <>
      <Palette opened={open === 'palette'} onClose={close} catalogOpen={catalogOpen} />
      <ShortcutSheet opened={open === 'shortcuts'} onClose={close} />
    </>
  );
}
