import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Theme } from '../../shared/contract/shell.ts';
import { PREFERENCES_FILE } from './preferences-place.ts';
import type { WindowState } from './preferences-schema.ts';

/** What the window has to know before the rest of the program is there. */
export type FirstLook = {
  readonly theme: Theme;
  readonly window: WindowState | null;
  /** A catalog was open the last time. */
  readonly lastCatalog: boolean;
};

const THEMES: readonly unknown[] = ['light', 'dark', 'system'] satisfies readonly Theme[];

/**
 * Reads from a profile's preferences what the window opens with. The preferences as a whole are read, checked and kept by
 * `openPreferences` while the page loads; a file that it will set aside says nothing here.
 */
export function readFirstLook(profile: string): FirstLook {
  const { theme, window, lastCatalog } = readObject(join(profile, PREFERENCES_FILE));
  return {
    theme: isTheme(theme) ? theme : 'system',
    window: isWindowState(window) ? window : null,
    lastCatalog: typeof lastCatalog === 'string',
  };
}

function readObject(file: string): Readonly<Partial<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // the first start, or no preferences at all
  }
}

function isTheme(value: unknown): value is Theme {
  return THEMES.includes(value);
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Partial<Record<string, unknown>>; // each is looked at
  return (
    isWithin(x, -MOST, MOST) &&
    isWithin(y, -MOST, MOST) &&
    isWithin(width, 1, MOST) &&
    isWithin(height, 1, MOST) &&
    typeof maximized === 'boolean'
  );
}

const MOST = 100_000;

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && least <= Number(value) && Number(value) <= most;
}
