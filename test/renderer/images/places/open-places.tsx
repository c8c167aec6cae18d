import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import { closeImagePlaces, openImagePlaces } from '../../../../src/renderer/commands/image-places.ts';
import { PlacesDialog } from '../../../../src/renderer/features/images/places/places-dialog.tsx';
import { UiProvider } from '../../../../src/renderer/ui/ui-provider.tsx';
import type { Input } from '../../../../src/shared/contract/api.ts';
import type { ImagePlaceInput } from '../../../../src/shared/model/image-place.ts';
import type { InProcessParts } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';
import type { Shell } from '../../../helpers/test-bridge.ts';

export const ONLY_ADDRESSES: ImagePlaceInput = {
  name: 'My site',
  where: { kind: 'address' },
  path: '{name}.{ext}',
  publicBase: 'https://images.example.com',
  preset: null,
};

/** The dialog of places, over a real core that has these. */
export async function openPlaces(
  places: readonly ImagePlaceInput[] = [],
  shell: Shell = {},
  parts: Partial<InProcessParts> = {},
) {
  const setKey = vi.fn<(input: Input<'imagePlaces.setKey'>) => void>();
  const { core, tell } = await openCoreForWindow({
    ...parts,
    shell: {
      'imagePlaces.setKey': (input) => {
        setKey(input);
        return 'keychain';
      },
      ...shell,
    },
  });
  for (const place of places) await core.call('imagePlaces.add', place);
  openImagePlaces('list');
  onTestFinished(closeImagePlaces);
  render(
    <UiProvider theme="light">
      <PlacesDialog />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Places for images' }));
  return {
    core,
    tell,
    setKey,
    dialog,
    user: userEvent.setup(),
    list: () => core.call('imagePlaces.list', {}),
  };
}
