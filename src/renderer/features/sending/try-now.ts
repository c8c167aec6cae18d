import type { LaneStatus } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { formatTimeExactly } from '../../ui/format.ts';
import type { NamedRemote } from './remote-chooser.tsx';

/** It tries again by itself at a time of its own. */
export function isWaiting({ unreachable, waitsUntil }: LaneStatus): boolean {
  return unreachable || waitsUntil !== null;
}

/** Why trying now changes nothing: the remotes that wait asked for that, and are not asked sooner. `null` where it does, or none waits. */
export function sayNoTry(lanes: readonly LaneStatus[], remotes: readonly NamedRemote[]): string | null {
  const waiting = lanes.filter(isWaiting);
  if (waiting.length === 0 || waiting.some(({ unreachable }) => unreachable)) return null;
  return waiting.map((lane) => sayAskedToWait(lane, remotes)).join(' ');
}

function sayAskedToWait({ remoteId, waitsUntil }: LaneStatus, remotes: readonly NamedRemote[]): string {
  const name = remotes.find(({ id }) => id === remoteId)?.name ?? t`The remote`;
  return waitsUntil === null
    ? t`${name} asked to wait: Offshelf keeps to that, and goes on by itself then.`
    : t`${name} asked to wait until ${formatTimeExactly(waitsUntil)}: Offshelf keeps to that, and goes on by itself then.`;
}
