import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import type { KeyStatus } from '../../../../shared/model/remote.ts';
import { t } from '../../../i18n/t.ts';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import { useLostFocus } from '../../../ui/use-lost-focus.ts';
import type { AllowRequest } from './allow-place-host.tsx';
import { PlaceRow } from './place-row.tsx';
import classes from './places.module.css';
import type { PlacesStep } from './places-step.ts';
import { useRemotesOf } from './remotes-of.ts';

type Props = {
  readonly places: readonly ImagePlace[];
  readonly keys: readonly { readonly id: number; readonly status: KeyStatus }[];
  /** The place that was just set up or changed. */
  readonly saved: number | null;
  /** Nothing is asked above the list. */
  readonly settled: boolean;
  readonly onRemove: (place: ImagePlace) => void;
  readonly onAllow: (request: AllowRequest) => void;
  readonly onStep: (step: PlacesStep) => void;
};

/** The places that there are, how each stands, and what can be done with it. */
export function PlaceList({ places, keys, saved, settled, onRemove, onAllow, onStep }: Props) {
  const start = useInitialFocus<HTMLButtonElement>();
  const begin = useRef<HTMLButtonElement>(null);
  const remotesOf = useRemotesOf();
  useLostFocus(places.length === 0 ? start : begin, settled ? places : null);
  const add = (
    <Button
      ref={places.length === 0 ? start : begin}
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => onStep({ kind: 'kinds' })}
    >{t`Add a place…`}</Button>
  );
  if (places.length === 0) {
    return (
      <EmptyState
        text={t`No place yet: where image files are published, so that remotes can open them.`}
        action={add}
      />
    );
  }
  return (
    <>
      <ul className={classes['places']}>
        {places.map((place, at) => (
          <PlaceRow
            key={place.id}
            place={place}
            remotes={remotesOf(place.id)}
            keyStatus={keys.find(({ id }) => id === place.id)?.status}
            first={saved === null ? at === 0 : place.id === saved}
            onChange={() => onStep({ kind: 'form', place: place.where.kind, before: place })}
            onRemove={() => onRemove(place)}
            onAllow={onAllow}
          />
        ))}
      </ul>
      <DialogFoot>{add}</DialogFoot>
    </>
  );
}
