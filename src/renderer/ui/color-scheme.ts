import { useSyncExternalStore } from 'react';
import type { Theme } from '../../shared/contract/shell.ts';

const DARK = '(prefers-color-scheme: dark)';

function watchSystem(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Light or dark: what the person chose, else what the system says. */
export function useColorScheme(theme: Theme | undefined): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(watchSystem, () => window.matchMedia(DARK).matches);
  if (theme === 'light' || theme === 'dark') return theme;
  return systemIsDark ? 'dark' : 'light';
}
