import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { closeImagePlaces, useImagePlaces } from '../../../commands/image-places.ts';
import { t } from '../../../i18n/t.ts';
import { CardButton } from '../../../ui/card-button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import type { PlaceKind } from './place-draft.ts';
import { PlaceForm } from './place-form.tsx';
import { PlaceList } from './place-list.tsx';
import { KIND_WORDS, KINDS } from './place-words.ts';
import classes from './places.module.css';
import type { PlacesStep } from './places-step.ts';
import { RemovePlace } from './remove-place.tsx';

/** The places where image files are published. */
export function PlacesDialog() {
  const opened = useImagePlaces((state) => state.opened);
  const [changed, setChanged] = useState(false);
  const [asking, setAsking] = useState<(() => void) | null>(null);
  const [removing, setRemoving] = useState<ImagePlace | null>(null);
  const leave = (go: () => void) => {
    if (changed) setAsking(() => go);
    else go();
  };
  return (
    <>
      <Modal
        opened={opened !== null}
        onClose={() => leave(closeImagePlaces)}
        title={t`Places for images`}
        size={680}
        closeOnClickOutside={false}
        closeOnEscape={asking === null && removing === null}
      >
        {opened !== null && (
          <Steps
            start={opened}
            settled={removing === null}
            onChanged={setChanged}
            onLeave={leave}
            onRemove={setRemoving}
          />
        )}
      </Modal>
      {removing !== null && <RemovePlace place={removing} onClose={() => setRemoving(null)} />}
      {asking !== null && (
        <ConfirmDialog
          opened
          title={t`Throw away what you typed?`}
          confirmLabel={t`Throw it away`}
          danger
          onConfirm={() => {
            setChanged(false);
            setAsking(null);
            asking();
          }}
          onClose={() => setAsking(null)}
        >
          {t`No place is added or changed.`}
        </ConfirmDialog>
      )}
    </>
  );
}

type StepsProps = {
  readonly start: 'list' | 'add';
  /** Nothing is asked above it. */
  readonly settled: boolean;
  readonly onChanged: (changed: boolean) => void;
  /** Goes on, after a question where something was typed. */
  readonly onLeave: (go: () => void) => void;
  readonly onRemove: (place: ImagePlace) => void;
};

function Steps({ start, settled, onChanged, onLeave, onRemove }: StepsProps) {
  const [step, setStep] = useState<PlacesStep>(
    start === 'add' ? { kind: 'kinds' } : { kind: 'list', saved: null },
  );
  const { value: places, problem } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes', 'sending']);
  const { value: keys } = useAnswer(offshelf().imagePlaces.keyStatus, {}, ['keys', 'remotes']);
  const { value: info } = useAnswer(offshelf().app.info, {});
  if (places === undefined || keys === undefined || info === undefined) {
    return <ProblemText problem={problem} />;
  }
  switch (step.kind) {
    case 'list':
      return (
        <PlaceList
          places={places}
          keys={keys}
          saved={step.saved}
          settled={settled}
          onRemove={onRemove}
          onStep={setStep}
        />
      );
    case 'kinds':
      return <Kinds onChoose={(place) => setStep({ kind: 'form', place, before: null })} />;
    case 'form': {
      const { place, before } = step;
      return (
        <PlaceForm
          kind={place}
          before={before}
          weakKeychain={info.weakKeychain}
          keyStatus={keys.find(({ id }) => id === before?.id)?.status}
          onBack={() =>
            onLeave(() => setStep(before === null ? { kind: 'kinds' } : { kind: 'list', saved: null }))
          }
          onChanged={() => onChanged(true)}
          onDone={(saved) => {
            onChanged(false);
            setStep({ kind: 'list', saved });
          }}
        />
      );
    }
  }
}

function Kinds({ onChoose }: { readonly onChoose: (kind: PlaceKind) => void }) {
  const first = useInitialFocus<HTMLButtonElement>();
  return (
    <>
      <p
        className={classes['lead']}
      >{t`A remote takes the web address of an image, not the file. Where should Offshelf put the files?`}</p>
      <ul className={classes['cards']}>
        {KINDS.map((kind, at) => (
          <li key={kind}>
            <CardButton
              title={KIND_WORDS[kind].title}
              text={KIND_WORDS[kind].about}
              ref={at === 0 ? first : undefined}
              onChoose={() => onChoose(kind)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
