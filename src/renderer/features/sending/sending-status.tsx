import { VisuallyHidden } from '@mantine/core';
import {
  IconCloudCheck,
  IconCloudOff,
  IconHandStop,
  IconKeyOff,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import type { Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { openSendListAt } from './send-wish.ts';
import classes from './sending.module.css';
import { type SendingState, useKeyless, useSendingState } from './use-sending.ts';

export type SendingStatusProps = { readonly onOpen: () => void };

/** In the top bar: whether remotes can be reached, what is to be sent, and what needs the person. */
export function SendingStatus({ onOpen }: SendingStatusProps) {
  const { value: state } = useSendingState();
  const { value: remotes } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const keyless = useKeyless();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  if (state === undefined || remotes === undefined) return null;
  const { icon: Icon, tone, text } = sayConnection(state, remotes, online, keyless);
  const open = () => {
    if (tone === 'problem') openSendListAt('held');
    onOpen();
  };
  return (
    <button
      type="button"
      className={classes['status']}
      title={tone === 'problem' ? t`Show what to do about it` : t`Show the Send list`}
      onClick={open}
    >
      <span className={classes['connection']} data-tone={tone}>
        <Icon size={16} aria-hidden />
        <span>{text}</span>
      </span>
      {state.waiting > 0 && <span>{t`${formatCount(state.waiting)} to send`}</span>}
      {state.needsYou > 0 && (
        <span className={classes['badge']}>
          <span aria-hidden>{formatCount(state.needsYou)}</span>
          <VisuallyHidden>{sayNeedsYou(state.needsYou)}</VisuallyHidden>
        </span>
      )}
    </button>
  );
}

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

const NONE: ReadonlySet<number> = new Set();

function sayNeedsYou(count: number): string {
  const n = formatCount(count);
  return plural(count, s`${n} needs you`, s`${n} need you`);
}

function sayNames(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : countOf(names.length, 'remote');
}

/** What real attempts have shown comes first; the system's own word only where nothing was tried. */
export function sayConnection(
  { paused, lanes }: Pick<SendingState, 'paused' | 'lanes'>,
  remotes: readonly Pick<Remote, 'id' | 'name' | 'removedAt'>[],
  online: boolean,
  keyless: ReadonlySet<number> = NONE,
) {
  const nameOf = (id: number) => remotes.find((remote) => remote.id === id)?.name;
  const names = (pick: (lane: SendingState['lanes'][number]) => boolean) =>
    lanes.filter(pick).flatMap(({ remoteId }) => nameOf(remoteId) ?? []);
  if (paused) return { icon: IconPlayerPause, tone: 'waiting', text: t`Paused` } as const;
  const locked = names(
    ({ remoteId, hold, waiting }) =>
      hold === 'wrong-key' || (hold === null && waiting > 0 && keyless.has(remoteId)),
  );
  if (locked.length > 0) {
    const who = sayNames(locked);
    const text = plural(locked.length, s`${who} needs its key`, s`${who} need their keys`);
    return { icon: IconKeyOff, tone: 'problem', text } as const;
  }
  const held = names(({ hold }) => hold !== null && hold !== 'tested');
  if (held.length > 0) {
    const who = sayNames(held);
    const text = plural(held.length, s`${who} stands still`, s`${who} stand still`);
    return { icon: IconHandStop, tone: 'problem', text } as const;
  }
  const tested = names(({ hold }) => hold === 'tested');
  if (tested.length > 0) {
    const who = sayNames(tested);
    const text = plural(tested.length, s`${who} waits for your word`, s`${who} wait for your word`);
    return { icon: IconHandStop, tone: 'hint', text } as const;
  }
  const resting = names((lane) => lane.paused);
  if (resting.length > 0) {
    return { icon: IconPlayerPause, tone: 'waiting', text: t`${sayNames(resting)} paused` } as const;
  }
  const away = names(({ unreachable }) => unreachable);
  if (away.length > 0) {
    return { icon: IconPlugConnectedX, tone: 'hint', text: t`Can’t reach ${sayNames(away)}` } as const;
  }
  if (!online) return { icon: IconCloudOff, tone: 'waiting', text: t`Offline` } as const;
  return { icon: IconCloudCheck, tone: 'ready', text: t`Online` } as const;
}
