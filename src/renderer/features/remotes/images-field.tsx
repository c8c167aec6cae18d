import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImagePlace } from '../../../shared/model/image-place.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { openImagePlaces, useImagePlaces } from '../../commands/image-places.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextAction } from '../../ui/text-action.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState; readonly first: boolean };

const NOWHERE = 'nowhere';
const NEW = 'new';

/** Where the image files of its products are published, because a remote opens web addresses alone. */
export function ImagesField({ form: { draft, change }, first }: Props) {
  const { value: places } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes']);
  const begin = useNewPlace(places, (imagePlaceId) => change({ imagePlaceId }));
  const [isLeft, setLeft] = useState(false);
  const leave = (go: () => void) => {
    setLeft(true);
    go();
  };
  const chosen = draft.imagePlaceId;
  return (
    <Field
      label={t`Images go to`}
      aside={
        <TextAction label={t`Places for images…`} onRun={() => leave(() => openImagePlaces('list', true))} />
      }
      help={
        chosen === null
          ? t`Products whose image is a file of this computer can’t be sent there. Those with a web address can.`
          : t`Image files are put there and their addresses opened before their products are sent.`
      }
    >
      {(wiring) => (
        <Choice
          id={wiring.id}
          first={first}
          isLeft={isLeft}
          value={chosen === null ? NOWHERE : String(chosen)}
          places={places ?? []}
          onChoose={(value) => {
            if (value === NEW) leave(begin);
            else change({ imagePlaceId: value === NOWHERE ? null : Number(value) });
          }}
        />
      )}
    </Field>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly first: boolean;
  /** The person went from here to the places before. */
  readonly isLeft: boolean;
  readonly value: string;
  readonly places: readonly ImagePlace[];
  readonly onChoose: (value: string) => void;
};

function Choice({ id, first, isLeft, value, places, onChoose }: ChoiceProps) {
  const start = useInitialFocus<HTMLInputElement>();
  const later = useRef<HTMLInputElement>(null);
  const control = first ? start : later;
  const isBack = useImagePlaces(({ opened }) => opened === null) && isLeft;
  useLostFocus(control, isBack);
  const data = [
    { value: NOWHERE, label: t`Nowhere` },
    ...places.map(({ id: placeId, name }) => ({ value: String(placeId), label: name })),
    { value: NEW, label: t`Set up a place…` },
  ];
  return (
    <Select
      id={id}
      ref={control}
      data={data}
      value={value}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}

/** Begins a new place; the one that is then there and was not before is the one that is meant. */
function useNewPlace(places: readonly ImagePlace[] | undefined, onAdded: (id: number) => void): () => void {
  const before = useRef<ReadonlySet<number> | null>(null);
  const take = useEffectEvent((now: readonly ImagePlace[]) => {
    const added = now.find(({ id }) => before.current?.has(id) === false);
    if (added === undefined) return;
    before.current = null;
    onAdded(added.id);
  });
  useEffect(() => {
    if (places !== undefined) take(places);
  }, [places]);
  return () => {
    before.current = new Set(places?.map(({ id }) => id));
    openImagePlaces('add', true);
  };
}
