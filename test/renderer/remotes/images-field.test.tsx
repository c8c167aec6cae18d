import { render, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { closeImagePlaces, useImagePlaces } from '../../../src/renderer/commands/image-places.ts';
import { chooseImagePlace } from '../../../src/renderer/features/remotes/editor-store.ts';
import { RemoteEditor } from '../../../src/renderer/features/remotes/remote-editor.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { openWizard } from './open-wizard.tsx';

const PLACE = {
  where: { kind: 'address' },
  path: '{name}.{ext}',
  publicBase: 'https://images.example.com',
  preset: null,
} as const;

test('a remote gets a place for its images, and keeps it when something else is changed', async () => {
  const { core, show, dialog, user, remotes } = await openWizard();
  await core.call('imagePlaces.add', { ...PLACE, name: 'My site' });
  const jani = await addJani(core);
  const first = show(jani.id);
  await user.click(await (await dialog()).findByRole('combobox', { name: 'Images go to' }));
  await user.click(await screen.findByRole('option', { name: 'My site', hidden: true }));
  await user.click((await dialog()).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await remotes())[0]?.settings.imagePlaceId).toBe(1));
  first.unmount();

  show(jani.id);
  const name = await (await dialog()).findByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Shop');
  await user.click((await dialog()).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await remotes())[0]?.name).toBe('Shop'));
  expect((await remotes())[0]?.settings.imagePlaceId).toBe(1);
});

test('a place that is set up on the way is chosen', async () => {
  onTestFinished(closeImagePlaces);
  const { core, show, dialog, user } = await openWizard();
  await core.call('imagePlaces.add', { ...PLACE, name: 'Old' });
  const jani = await addJani(core);
  show(jani.id);
  const choice = await (await dialog()).findByRole<HTMLInputElement>('combobox', { name: 'Images go to' });
  expect(choice.value).toBe('Nowhere');
  await user.click(choice);
  await user.click(await screen.findByRole('option', { name: 'Set up a place…', hidden: true }));
  expect(useImagePlaces.getState().opened).toBe('add');
  expect(choice.value).toBe('Nowhere');
  await core.call('imagePlaces.add', { ...PLACE, name: 'New' });
  await waitFor(() => expect(choice.value).toBe('New'));
  // Whatever had the keyboard there is gone.
  choice.blur();
  closeImagePlaces();
  await waitFor(() => expect(document.activeElement).toBe(choice));
});

test('a remote without a field for images is not asked', async () => {
  const { core, show, dialog } = await openWizard();
  const journeybee = await addJourneyBee(core);
  show(journeybee.id);
  await (await dialog()).findByLabelText('Name');
  expect(screen.queryByRole('combobox', { name: 'Images go to' })).toBeNull();
});

test('who comes from an image starts where it is said where images go', async () => {
  const { core } = await openWizard();
  const jani = await addJani(core);
  render(
    <UiProvider theme="light">
      <RemoteEditor />
    </UiProvider>,
  );
  chooseImagePlace(jani.id);
  const choice = await screen.findByRole('combobox', { name: 'Images go to' });
  await waitFor(() => expect(document.activeElement).toBe(choice));
});
