import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Backup, RestoreOutcome } from '../../../shared/model/backup.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { formatMoment } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { BackupList } from './backup-list.tsx';
import { sayRestored } from './backup-words.ts';
import classes from './backups.module.css';
import { closeRestore, useBackups } from './backups-store.ts';

type Props = {
  /** The catalog's own name. */
  readonly name: string;
  readonly damaged: boolean;
};

/** Puts a backup in the place of the catalog. The dialog stays while the catalog is closed and opened again. */
export function RestoreDialog(props: Props) {
  const opened = useBackups((state) => state.restoring);
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={busy ? () => undefined : closeRestore}
      withCloseButton={!busy}
      title={t`Restore a backup`}
      size={560}
    >
      {opened && <Steps {...props} onBusy={setBusy} />}
    </Modal>
  );
}

function Steps({ onBusy, ...props }: Props & { readonly onBusy: (busy: boolean) => void }) {
  const restoring = useCall(offshelf().backups.restore);
  const [outcome, setOutcome] = useState<RestoreOutcome | null>(null);
  useEffect(() => onBusy(restoring.busy), [onBusy, restoring.busy]);
  const restore = async (backup: Backup) => {
    const result = await restoring.call({ handle: backup.handle, otherCatalog: backup.foreign });
    if (result.ok) setOutcome(result.value);
  };
  if (outcome !== null) return <Done outcome={outcome} />;
  return (
    <Choice
      {...props}
      busy={restoring.busy}
      problem={restoring.problem}
      onRestore={(it) => void restore(it)}
    />
  );
}

function Done({ outcome }: { readonly outcome: RestoreOutcome }) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <p role="status" data-selectable>
        {sayRestored(outcome)}
      </p>
      <Group justify="flex-end" mt="xl">
        <Button variant="filled" onClick={closeRestore} ref={close}>{t`Close`}</Button>
      </Group>
    </>
  );
}

type ChoiceProps = Props & {
  readonly busy: boolean;
  readonly problem: ReturnType<typeof useCall>['problem'];
  readonly onRestore: (backup: Backup) => void;
};

function Choice({ name, damaged, busy, problem, onRestore }: ChoiceProps) {
  const listed = useAnswer(offshelf().backups.list, {});
  const choosing = useCall(offshelf().backups.choose);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [handle, setHandle] = useState<string | null>(null);
  const backups = [...(chosen ? [chosen] : []), ...(listed.value ?? [])];
  const choice =
    backups.find((backup) => backup.handle === handle) ?? backups.find(({ products }) => products !== null);
  const choose = async () => {
    const result = await choosing.call({});
    if (!result.ok || result.value === null) return;
    setChosen(result.value);
    setHandle(result.value.handle);
  };
  return (
    <>
      {listed.value && (
        <BackupList
          backups={backups}
          handle={choice?.handle ?? null}
          disabled={busy}
          onChange={(next) => setHandle(next)}
        />
      )}
      {choice && <WhatHappens backup={choice} name={name} damaged={damaged} busy={busy} />}
      <ProblemText problem={problem ?? choosing.problem ?? listed.problem} />
      <Group justify="space-between" mt="xl">
        <Button onClick={() => void choose()} disabled={busy}>{t`Choose a file…`}</Button>
        <Group gap="sm">
          <Button onClick={closeRestore} disabled={busy}>{t`Cancel`}</Button>
          <Button
            variant="filled"
            loading={busy}
            disabled={choice === undefined || choice.products === null}
            onClick={() => choice && onRestore(choice)}
          >
            {choice?.foreign ? t`Replace with the other catalog` : t`Restore this backup`}
          </Button>
        </Group>
      </Group>
    </>
  );
}

type WhatProps = Props & { readonly backup: Backup; readonly busy: boolean };

function WhatHappens({ backup, name, damaged, busy }: WhatProps) {
  if (busy) {
    return (
      <p
        className={classes['what']}
        role="status"
      >{t`The backup is checked, what is there is kept, and the backup is put in its place…`}</p>
    );
  }
  return (
    <div className={classes['what']}>
      {backup.foreign && (
        <p
          className={classes['foreign']}
        >{t`This backup is of another catalog than “${name}”. All of “${name}” would be replaced.`}</p>
      )}
      <p>
        {backup.foreign
          ? t`That catalog, as it was on ${formatMoment(backup.at)}, takes the place of “${name}”.`
          : t`“${name}” becomes as it was on ${formatMoment(backup.at)}.`}{' '}
        {damaged
          ? t`The damaged files are kept in its folder “backups”.`
          : t`What is in it now is backed up first, so you can go back.`}
      </p>
      <p>{t`Images stay as they are. Nothing is sent from it until you say that this copy sends.`}</p>
    </div>
  );
}
