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
import { useState } from 'react';
import type { ImagePlace, PlaceTest } from '../../../../shared/model/image-place.ts';
import type { KeyStatus } from '../../../../shared/model/remote.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { t } from '../../../i18n/t.ts';
import { blocked } from '../../../ui/blocked.ts';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { TextAction } from '../../../ui/text-action.tsx';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import { KIND_WORDS, sayCounts, sayWhere } from './place-words.ts';
import classes from './places.module.css';

type Props = {
  readonly place: ImagePlace;
  readonly keyStatus: KeyStatus | undefined;
  /** The keyboard starts at its Test. */
  readonly first: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
};

const ICONS = { s3: IconBucket, webdav: IconCloud, folder: IconFolder, address: IconLink } as const;

/** One place: what and where it is, what is in the way, how its files stand, and its test. */
export function PlaceRow({ place, keyStatus, first, onChange, onRemove }: Props) {
  const { id, name, where, publicBase, held } = place;
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
  return (
    <li className={classes['place']} aria-label={name}>
      <span className={classes['kind']} title={KIND_WORDS[where.kind].title}>
        <Icon size={20} aria-hidden />
      </span>
      <div className={classes['what']}>
        <p className={classes['name']}>{name}</p>
        <p className={classes['quiet']} data-selectable>
          {sayWhere(place)}
        </p>
        <p className={classes['quiet']} dir="ltr" data-selectable>
          {publicBase}
        </p>
        <Standing place={place} />
        {keyStatus === 'missing' && held === null && (
          <p className={classes['held']}>
            <IconAlertTriangle size={16} aria-label={t`Problem:`} />
            <span>
              {t`There is no key for this place.`}
              <TextAction within label={t`Enter it…`} onRun={onChange} />
            </span>
          </p>
        )}
      </div>
      <div className={classes['actions']}>
        <Button
          ref={first ? start : null}
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
          <StepLine key={step.step} {...step} />
        ))}
        <ProblemText problem={testing.problem} />
      </div>
    </li>
  );
}

function StepLine({ ok, message }: PlaceTest[number]) {
  const Icon = ok ? IconCheck : IconAlertTriangle;
  return (
    <p className={classes['step']} data-ok={ok} data-selectable>
      <Icon size={16} aria-label={ok ? t`Worked:` : t`Problem:`} />
      <span>{message}</span>
    </p>
  );
}

/** How many files stand how there; what waits or failed can be tried again. */
function Standing({ place: { id, held } }: Pick<Props, 'place'>) {
  const { value: counts } = useAnswer(offshelf().imagePlaces.counts, { id }, [
    'sending',
    'remotes',
    'products',
  ]);
  const trying = useCall(offshelf().imagePlaces.tryAgain);
  const mayTry = held !== null || (counts !== undefined && counts.waiting + counts.failed > 0);
  return (
    <>
      {held !== null && (
        <p className={classes['held']} data-selectable>
          <IconAlertTriangle size={16} aria-label={t`Problem:`} />
          <span>{held}</span>
        </p>
      )}
      <p className={classes['quiet']}>
        {counts === undefined ? ' ' : sayCounts(counts)}
        {mayTry && (
          <TextAction within label={t`Try again`} onRun={() => !trying.busy && void trying.call({ id })} />
        )}
      </p>
      <ProblemText problem={trying.problem} />
    </>
  );
}
