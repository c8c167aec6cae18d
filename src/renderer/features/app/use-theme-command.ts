import { offshelf } from '../../bridge/offshelf.ts';
import { useCommand } from '../../commands/use-command.ts';

/** Offers to switch to the other colours; the choice is kept by the program. */
export function useThemeCommand(scheme: 'light' | 'dark'): void {
  useCommand('view.theme', {
    enabled: true,
    run: async () => {
      await offshelf().app.setTheme({ theme: scheme === 'dark' ? 'light' : 'dark' });
    },
  });
}
