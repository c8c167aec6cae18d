import type { Bridge } from '../../shared/contract/bridge.ts';

/** What an answer depends on; when it changes, the answer is asked for again. */
export type Topic =
  | 'products'
  | 'sending'
  | 'remotes'
  | 'changes'
  | 'views'
  | 'catalog'
  | 'disk'
  | 'backups'
  | 'keys'
  | 'sandbox'
  | 'theme';

const CATALOG_TOPICS = ['products', 'sending', 'remotes', 'changes', 'views'] as const;
const listeners = new Set<(changed: ReadonlySet<Topic>) => void>();

/** Calls back whenever one of these changed; the returned function ends it. */
export function onTopics(topics: readonly Topic[], listener: () => void): () => void {
  const filtered = (changed: ReadonlySet<Topic>): void => {
    if (topics.some((topic) => changed.has(topic))) listener();
  };
  listeners.add(filtered);
  return () => listeners.delete(filtered);
}

/** Turns the program's events into topics. Called once per window; the returned function ends it. */
export function startTopics(on: Bridge['on']): () => void {
  const stops = [
    on.catalogChanged((changed) => tell(CATALOG_TOPICS.filter((topic) => changed[topic]))),
    on.catalogState(() => tell(['catalog', ...CATALOG_TOPICS, 'keys'])),
    on.diskTrouble(() => tell(['disk'])),
    on.backupTrouble(() => tell(['backups'])),
    on.keysChanged(() => tell(['keys'])),
    on.sandboxChanged(() => tell(['sandbox'])),
    on.themeChanged(() => tell(['theme'])),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function tell(topics: readonly Topic[]): void {
  const changed = new Set(topics);
  for (const listener of listeners) listener(changed);
}
