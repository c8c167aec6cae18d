import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import type { RemoteTest } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { readAddress } from './address.ts';
import type { RemoteDraft } from './remote-draft.ts';
import classes from './remotes.module.css';

type Props = {
  readonly profile: Profile;
  readonly remoteId: number | null;
  readonly draft: RemoteDraft;
  readonly keyText: string;
};

/** Tries the connection with calls that change nothing. Being offline is no reason not to add the remote. */
export function TestRemote({ profile, remoteId, draft, keyText }: Props) {
  const testing = useCall(offshelf().remotes.test);
  const asked = JSON.stringify([draft.baseUrl, draft.header, draft.prefix, keyText]);
  const [seen, setSeen] = useState<{ readonly asked: string; readonly result: RemoteTest } | null>(null);
  const { address, problem } = readAddress(draft.baseUrl);
  const name = draft.name.trim();
  const test = async () => {
    const result = await testing.call({
      remoteId,
      profileId: profile.id,
      ...(name !== '' && { name }),
      baseUrl: address,
      auth: { header: draft.header.trim(), prefix: draft.prefix },
      key: keyText.trim() || null,
    });
    if (result.ok) setSeen({ asked, result: result.value });
  };
  return (
    <div className={classes['test']}>
      <Button
        leftSection={testing.busy ? <Loader size={14} /> : <IconPlugConnected size={16} aria-hidden />}
        {...blocked(testing.busy || problem !== null)}
        {...(problem !== null && { title: problem })}
        onClick={() => problem === null && !testing.busy && void test()}
      >{t`Test`}</Button>
      <div className={classes['testResult']} aria-live="polite">
        {testing.busy && <span>{t`Asking ${address}…`}</span>}
        {!testing.busy && seen?.asked === asked && <TestResult result={seen.result} />}
        {!testing.busy && seen?.asked !== asked && (
          <span className={classes['quiet']}>
            {problem === null
              ? sayCall(profile, name || profile.name)
              : address === ''
                ? t`First type the address.`
                : t`First mend the address.`}
          </span>
        )}
        <ProblemText problem={testing.problem} />
      </div>
    </div>
  );
}

function sayCall({ lookUp }: Profile, name: string): string {
  return lookUp?.list === undefined && lookUp?.filter === undefined
    ? t`${name} has no call that changes nothing; the first send will be a single product.`
    : t`Only reads; creates nothing.`;
}

function TestResult({ result: { outcome, message } }: { readonly result: RemoteTest }) {
  const tone = toneOf(outcome);
  const Icon = tone === 'sent' ? IconCheck : tone === 'problem' ? IconAlertTriangle : IconInfoCircle;
  return (
    <span className={classes['outcome']} data-outcome={tone} data-selectable>
      <Icon size={16} aria-hidden />
      <span>
        {message}
        {outcome === 'unreachable' && ` ${t`You can add it now; products wait until it answers.`}`}
      </span>
    </span>
  );
}

function toneOf(outcome: RemoteTest['outcome']): 'sent' | 'hint' | 'problem' {
  if (outcome === 'works') return 'sent';
  return outcome === 'no-safe-call' || outcome === 'unreachable' || outcome === 'odd-answer'
    ? 'hint'
    : 'problem';
}
