import { Button, Loader } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { LongPage } from '../../ui/long-page.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { ProfileProblems } from './profile-problems.tsx';
import { ProfileSummary } from './profile-summary.tsx';
import classes from './remotes.module.css';
import { type ProfileFileState, useProfileFile } from './use-profile-file.ts';

type Props = { readonly onBack: () => void; readonly onProfile: (profile: Profile) => void };

/** A kind of remote from a file: chosen or dropped, read, looked at, then used. */
export function ProfileFile({ onBack, onProfile }: Props) {
  const file = useProfileFile();
  const { chosen, busy, failed } = file;
  const use = async () => {
    const profile = await file.add();
    if (profile !== null) onProfile(profile);
  };
  return (
    <LongPage
      foot={
        <>
          <Button onClick={onBack}>{t`Back`}</Button>
          <ProblemText problem={failed} />
          <Button
            variant="filled"
            loading={busy}
            {...blocked(!chosen?.profile)}
            onClick={() => chosen?.profile && void use()}
          >{t`Continue`}</Button>
        </>
      }
    >
      <Chooser file={file} />
      <div className={classes['found']} aria-live="polite">
        {chosen?.profile && <ProfileSummary profile={chosen.profile} />}
        {chosen !== null && chosen.problems.length > 0 && (
          <ProfileProblems file={chosen.name} problems={chosen.problems} />
        )}
      </div>
    </LongPage>
  );
}

function Chooser({ file: { chosen, busy, choose } }: { readonly file: ProfileFileState }) {
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const first = useInitialFocus<HTMLButtonElement>();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) void choose(dropped);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a file can also be chosen by the button
    <section
      className={classes['chooser']}
      aria-label={t`The profile file`}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t`A profile is a JSON file that says how one API takes products: where they go, under which names, and how the key travels. It holds no key and runs no code. docs/profiles.md tells how to write one.`}</p>
      <div className={classes['or']}>
        <Button
          ref={first}
          leftSection={busy ? <Loader size={14} /> : <IconFile size={16} aria-hidden />}
          onClick={() => chooser.current?.click()}
        >
          {chosen === null ? t`Choose a file…` : t`Choose another file…`}
        </Button>
        {chosen === null ? t`or drop it here` : <span data-selectable>{chosen.name}</span>}
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t`Profile file`}
          onChange={(event) => {
            const picked = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (picked !== undefined) void choose(picked);
          }}
        />
      </div>
    </section>
  );
}
