import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { closeImagePlaces, useImagePlaces } from '../../../commands/image-places.ts';
import { t } from '../../../i18n/t.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { isOwnEscape } from '../../../ui/own-escape.ts';
import { AllowPlaceHost, type AllowRequest } from './allow-place-host.tsx';
import { firstStep, type PlacesStep, stepBefore } from './places-step.ts';
import { PlacesSteps } from './places-steps.tsx';
import { RemovePlace } from './remove-place.tsx';

/** The places where image files are published. */
export function PlacesDialog() {
  const opened = useImagePlaces((state) => state.opened);
  const [at, setAt] = useState<PlacesStep | null>(null);
  const [changed, setChanged] = useState(false);
  const [asking, setAsking] = useState<(() => void) | null>(null);
  const [removing, setRemoving] = useState<ImagePlace | null>(null);
  const [allowing, setAllowing] = useState<AllowRequest | null>(null);
  const step = at ?? firstStep(opened ?? 'list');
  const before = opened === null ? null : stepBefore(step, opened);
  const settled = asking === null && removing === null && allowing === null;
  /** Goes on, after a question where something was typed. */
  const leave = (go: () => void) => {
    if (changed) setAsking(() => go);
    else go();
  };
  const close = () => {
    setAt(null);
    closeImagePlaces();
  };
  const onBack = before === null ? null : () => leave(() => setAt(before));
  return (
    <>
      <Modal
        opened={opened !== null}
        onClose={() => leave(close)}
        title={t`Places for images`}
        size={680}
        closeOnClickOutside={false}
        // One step back first, and out of the dialog at its beginning.
        closeOnEscape={settled && onBack === null}
        onKeyDown={({ nativeEvent }) => isOwnEscape(nativeEvent) && onBack?.()}
      >
        {opened !== null && (
          <PlacesSteps
            step={step}
            settled={settled}
            onStep={setAt}
            onBack={onBack}
            onChanged={setChanged}
            onRemove={setRemoving}
            onAllow={setAllowing}
          />
        )}
      </Modal>
      {removing !== null && <RemovePlace place={removing} onClose={() => setRemoving(null)} />}
      {allowing !== null && <AllowPlaceHost request={allowing} onClose={() => setAllowing(null)} />}
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
