import { ActionIcon, Button } from '@mantine/core';
import { IconFileSearch, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ImagePlace } from '../../../shared/model/image-place.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { KeyStatus, Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyDialog } from '../../ui/key-dialog.tsx';
import { type KeyKind, keyKindOf } from '../../ui/key-fields.tsx';
import { PaneBody, Spacer, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { DryRunDialog } from './dry-run-dialog.tsx';
import { chooseImagePlace, editRemote } from './editor-store.ts';
import { ImagesState } from './images-state.tsx';
import { KeyState } from './key-state.tsx';
import classes from './remotes.module.css';
import { storeKey } from './use-remote-form.ts';
import { WhatRemovingDoes } from './what-removing-does.tsx';

type Task =
  | { readonly kind: 'none' }
  | { readonly kind: 'key' | 'remove' | 'dry-run'; readonly remote: Remote };

/** The remotes of this catalog, and what can be done with each. */
export function RemoteList() {
  const { value, problem } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const [task, setTask] = useState<Task>({ kind: 'none' });
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  const remotes = value?.filter(({ removedAt }) => removedAt === null);
  const add = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => runCommand('remote.add')}
    >{t`Add a remote…`}</Button>
  );
  return (
    <>
      {remotes !== undefined && remotes.length > 0 && (
        <Toolbar label={t`Remotes`}>
          <h2>{t`Remotes`}</h2>
          <Spacer />
          {add}
        </Toolbar>
      )}
      <PaneBody>
        <ProblemText problem={problem} />
        {remotes?.length === 0 && (
          <EmptyState text={t`No remote yet: a place that products are sent to.`} action={add} />
        )}
        <div ref={list}>
          {remotes !== undefined && remotes.length > 0 && <RemoteTable remotes={remotes} onTask={setTask} />}
        </div>
      </PaneBody>
      <TaskDialogs task={task} onClose={() => setTask({ kind: 'none' })} />
    </>
  );
}

type TableProps = { readonly remotes: readonly Remote[]; readonly onTask: (task: Task) => void };

function RemoteTable({ remotes, onTask }: TableProps) {
  const { value: keys = [] } = useAnswer(offshelf().keys.status, {}, ['keys', 'remotes']);
  const { value: profiles = [] } = useAnswer(offshelf().profiles.list, {}, ['remotes']);
  const { value: places } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes']);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th>{t`Name`}</th>
          <th>{t`Kind`}</th>
          <th>{t`Address`}</th>
          <th>{t`Key`}</th>
          <th>{t`Currencies`}</th>
          <th>
            <span className={classes['hidden']}>{t`Actions`}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {remotes.map((remote) => (
          <RemoteRow
            key={remote.id}
            remote={remote}
            profile={profiles.find(({ id }) => id === remote.profileId)}
            places={places}
            keyStatus={keys.find(({ remoteId }) => remoteId === remote.id)?.status}
            onTask={onTask}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly remote: Remote;
  readonly profile: Profile | undefined;
  readonly places: readonly ImagePlace[] | undefined;
  readonly keyStatus: KeyStatus | undefined;
  readonly onTask: (task: Task) => void;
};

function RemoteRow({ remote, profile, places, keyStatus, onTask }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {remote.name}
        {remote.accountLabel !== '' && <span className={classes['quiet']}> {remote.accountLabel}</span>}
      </th>
      <td>{profile?.name ?? remote.profileId}</td>
      <td className={classes['where']}>
        <span data-selectable>{remote.baseUrl}</span>
        <ImagesState
          remote={remote}
          profile={profile}
          places={places}
          onChoose={() => chooseImagePlace(remote.id)}
        />
      </td>
      <td>
        <KeyState status={keyStatus} onEnter={() => onTask({ kind: 'key', remote })} name={remote.name} />
      </td>
      <td>{currenciesOf(remote)}</td>
      <td className={classes['rowActions']}>
        <ActionIcon
          aria-label={t`What would be sent to ${remote.name}`}
          title={t`What would be sent`}
          onClick={() => onTask({ kind: 'dry-run', remote })}
        >
          <IconFileSearch size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t`Change ${remote.name}`} onClick={() => editRemote(remote.id)}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t`Remove ${remote.name}`} onClick={() => onTask({ kind: 'remove', remote })}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

function keyKindAt(profiles: readonly Profile[], task: Task): KeyKind {
  const id = task.kind === 'key' ? task.remote.profileId : null;
  return keyKindOf(profiles.find((profile) => profile.id === id));
}

function currenciesOf({ settings }: Remote): string {
  const codes = Object.keys(settings.currencies).filter((code) => code !== settings.accountCurrency);
  const all = [
    ...(settings.accountCurrency === null ? [] : [t`${settings.accountCurrency} (default)`]),
    ...codes,
  ];
  return all.length === 0 ? t`none` : all.join(', ');
}

function TaskDialogs({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { value: info } = useAnswer(offshelf().app.info, {});
  const { value: profiles = [] } = useAnswer(offshelf().profiles.list, {}, ['remotes']);
  const { value: keys = [] } = useAnswer(offshelf().keys.status, {}, ['keys', 'remotes']);
  const removing = useCall(offshelf().remotes.remove);
  const remove = async (remote: Remote) => {
    const result = await removing.call({ id: remote.id });
    if (result.ok) onClose();
  };
  return (
    <>
      <DryRunDialog remote={task.kind === 'dry-run' ? task.remote : null} onClose={onClose} />
      <KeyDialog
        opened={task.kind === 'key'}
        remoteName={task.kind === 'key' ? task.remote.name : ''}
        weakKeychain={info?.weakKeychain ?? false}
        status={keys.find(({ remoteId }) => task.kind === 'key' && remoteId === task.remote.id)?.status}
        kind={keyKindAt(profiles, task)}
        onSave={(entry) => (task.kind === 'key' ? storeKey(task.remote.id, entry) : Promise.resolve(null))}
        onClose={onClose}
      />
      <ConfirmDialog
        opened={task.kind === 'remove'}
        title={task.kind === 'remove' ? t`Remove ${task.remote.name}?` : ''}
        confirmLabel={t`Remove`}
        danger
        busy={removing.busy}
        problem={removing.problem}
        onConfirm={() => task.kind === 'remove' && void remove(task.remote)}
        onClose={onClose}
      >
        {task.kind === 'remove' && <WhatRemovingDoes remoteId={task.remote.id} />}
      </ConfirmDialog>
    </>
  );
}
