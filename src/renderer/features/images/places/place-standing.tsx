import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import type { KeyStatus } from '../../../../shared/model/remote.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { useImagePlaces } from '../../../commands/image-places.ts';
import { t } from '../../../i18n/t.ts';
import { formatTime } from '../../../ui/format.ts';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { TextAction } from '../../../ui/text-action.tsx';
import { sayCounts } from './place-words.ts';
import classes from './places.module.css';
import { useWayToRemotes } from './remotes-of.ts';

type Props = {
  readonly place: ImagePlace;
  readonly keyStatus: KeyStatus | undefined;
  /** The names of those whose images go there; `undefined` until they are known. */
  readonly remotes: readonly string[] | undefined;
  readonly onChange: () => void;
};

/** What is in the way, and how many files stand how there; what waits or failed can be tried again. */
export function PlaceStanding({ place, keyStatus, remotes, onChange }: Props) {
  const { id, held, waits, origin } = place;
  const { value: counts } = useAnswer(offshelf().imagePlaces.counts, { id }, [
    'sending',
    'remotes',
    'products',
  ]);
  const trying = useCall(offshelf().imagePlaces.tryAgain);
  const waiting = counts === undefined ? 0 : counts.waiting + counts.failed;
  const hasNoKey = keyStatus === 'missing' || held === PLACE_HOLDS.noKey;
  const enter = <TextAction within label={t`Enter it…`} onRun={onChange} />;
  return (
    <>
      {held !== null && (
        <Trouble>
          {held} {held === PLACE_HOLDS.noKey && enter}
        </Trouble>
      )}
      {keyStatus === 'missing' && held !== PLACE_HOLDS.noKey && (
        <Trouble>
          {t`There is no key for this place.`} {enter}
        </Trouble>
      )}
      {held === null && waits !== null && (
        <p className={classes['waits']} data-selectable>
          <IconClock size={16} aria-label={t`Waiting:`} />
          <span>
            {waits.detail} {t`It is tried again at ${formatTime(waits.until)}.`}
          </span>
        </p>
      )}
      <p className={classes['quiet']}>
        {counts === undefined ? ' ' : sayCounts(counts)}
        {(held !== null || waits !== null || waiting > 0) && (
          <TextAction within label={t`Try again`} onRun={() => !trying.busy && void trying.call({ id })} />
        )}
        {held !== null && origin !== null && !hasNoKey && (
          <TextAction within label={t`Enter the key anew…`} onRun={onChange} />
        )}
      </p>
      <ProblemText problem={trying.problem} />
      {remotes?.length === 0 && <NotChosen />}
    </>
  );
}

/** A place alone does nothing: a remote has to choose it. */
function NotChosen() {
  const isForRemote = useImagePlaces((state) => state.isForRemote);
  const { label, go } = useWayToRemotes();
  if (isForRemote) return null;
  return (
    <p className={classes['quiet']}>
      {t`No remote’s images go here yet: choose this place in one.`}
      <TextAction within label={label} onRun={go} />
    </p>
  );
}

function Trouble({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes['held']} data-selectable>
      <IconAlertTriangle size={16} aria-label={t`Problem:`} />
      <span>{children}</span>
    </p>
  );
}
