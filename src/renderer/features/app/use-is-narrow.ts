import { useSyncExternalStore } from 'react';

/** Below this width three panes no longer fit side by side. */
const NARROW = '(max-width: 1099px)';

function watch(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(NARROW).matches);
}
