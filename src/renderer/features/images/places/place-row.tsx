import { ActionIcon, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBucket,
  IconCheck,
  IconCloud,
  IconFolder,
  IconLink,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ImagePlace, PlaceTest } from '../../../../shared/model/image-place.ts';
import type { KeyStatus } from '../../../../shared/model/remote.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { t } from '../../../i18n/t.ts';
import { blocked } from '../../../ui/blocked.ts';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import type { AllowRequest } from './allow-place-host.tsx';
import { PlaceStanding } from './place-standing.tsx';
import { KIND_WORDS, sayWhere } from './place-words.ts';
import classes from './places.module.css';

type Props = {
  readonly place: ImagePlace;
  readonly keyStatus: KeyStatus | undefined;
  /** The names of those whose images go there; `undefined` until they are known. */
  readonly remotes: readonly string[] | undefined;
  /** The keyboard starts at its Test. */
  readonly first: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onAllow: (request: AllowRequest) => void;
};

const ICONS = { s3: IconBucket, webdav: IconCloud, folder: IconFolder, address: IconLink } as const;

/** One place: what and where it is, what is in the way, how its files stand, and its test. */
export function PlaceRow({ place, keyStatus, remotes, first, onChange, onRemove, onAllow }: Props) {
  const { id, name, where, publicBase } = place;
  const testing = useCall(offshelf().imagePlaces.test);
  const [steps, setSteps] = useState<PlaceTest | null>(null);
  const test = async () => {
    if (testing.busy) return;
    setSteps(null);
    const result = await testing.call({ id });
    if (result.ok) setSteps(result.value);
  };
  const Icon = ICONS[where.kind];
  const start = useInitialFocus<HTMLButtonElement>();
  const later = useRef<HTMLButtonElement>(null);
  const begin = first ? start : later;
  const testAnew = () => {
    // The button that asked goes away.
    begin.current?.focus();
    void test();
  };
  return (
    <li className={classes['place']} aria-label={name}>
      <span className={classes['kind']} title={KIND_WORDS[where.kind].title}>
        <Icon size={20} aria-hidden />
      </span>
      <div className={classes['what']}>
        <p className={classes['name']}>{name}</p>
        <p
          className={classes['quiet']}
          title={where.kind === 'folder' ? where.folder : undefined}
          data-selectable
        >
          {sayWhere(place)}
        </p>
        <p className={classes['quiet']} dir="ltr" data-selectable>
          {publicBase}
        </p>
        <PlaceStanding place={place} keyStatus={keyStatus} remotes={remotes} onChange={onChange} />
      </div>
      <div className={classes['actions']}>
        <Button
          ref={begin}
          aria-label={t`Test ${name}`}
          {...blocked(testing.busy)}
          onClick={() => void test()}
        >{t`Test`}</Button>
        <ActionIcon aria-label={t`Change ${name}`} onClick={onChange}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t`Remove ${name}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes['steps']} aria-live="polite">
        {testing.busy && (
          <p className={classes['quiet']}>{t`Putting a small picture there and opening its address…`}</p>
        )}
        {steps?.map((step) => (
          <StepLine key={step.step} step={step} onAllow={(host) => onAllow({ host, onAllowed: testAnew })} />
        ))}
        <ProblemText problem={testing.problem} />
      </div>
    </li>
  );
}

type StepProps = { readonly step: PlaceTest[number]; readonly onAllow: (host: string) => void };

function StepLine({ step: { ok, message, host }, onAllow }: StepProps) {
  const Icon = ok ? IconCheck : IconAlertTriangle;
  return (
    <p className={classes['step']} data-ok={ok} data-selectable>
      <Icon size={16} aria-label={ok ? t`Worked:` : t`Problem:`} />
      <span>{message}</span>
      {host !== null && (
        <Button
          aria-label={t`Allow this host: ${host}`}
          title={host}
          onClick={() => onAllow(host)}
        >{t`Allow this host…`}</Button>
      )}
    </p>
  );
}
