import { t } from '../i18n/t.ts';

/** `Jani and JourneyBee`. */
export function joinAnd(parts: readonly string[]): string {
  return parts.length === 0 ? '' : parts.reduce((said, part) => t`${said} and ${part}`);
}

/** `Active or Draft`. */
export function joinOr(parts: readonly string[]): string {
  return parts.length === 0 ? '' : parts.reduce((said, part) => t`${said} or ${part}`);
}
