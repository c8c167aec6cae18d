import { createHash } from 'node:crypto';
import type { RecentCatalog } from '../../shared/contract/shell.ts';

const KEPT = 10;

/** What the window sends instead of a path. */
export function handleOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}

/** The list with this catalog on top, each folder once. `openedAt` is UTC milliseconds. */
export function withRecent(
  recent: readonly RecentCatalog[],
  opened: { readonly folder: string; readonly name: string; readonly openedAt: number },
): RecentCatalog[] {
  const others = recent.filter(({ folder }) => folder !== opened.folder);
  return [{ handle: handleOf(opened.folder), ...opened }, ...others].slice(0, KEPT);
}
