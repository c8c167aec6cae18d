import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CREEM_LIKE_FILE } from '../../helpers/creem-like.ts';
import { openWizard } from './open-wizard.tsx';

/** The wizard at its form, for a profile that is given as a file. */
async function openForm(text: string) {
  const { show, dialog: open, user } = await openWizard();
  show();
  const dialog = await open();
  await user.click(await dialog.findByRole('button', { name: /^From a profile file/ }));
  await user.upload(await dialog.findByLabelText('Profile file'), new File([text], 'profile.json'));
  await user.click(await dialog.findByRole('button', { name: 'Continue' }));
  const address = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
  await user.clear(address);
  await user.type(address, 'https://shop.example.com');
  return dialog;
}

test('Test of a profile with a filter says that it only reads, as it does', async () => {
  const file = join(process.cwd(), 'docs/profiles/location-id.json');
  const dialog = await openForm(readFileSync(file, 'utf8'));
  expect(await dialog.findByText('Only reads; creates nothing.')).toBeTruthy();
});

test('Test of a profile that can’t be asked says that it has no call that changes nothing', async () => {
  const dialog = await openForm(CREEM_LIKE_FILE);
  expect(await dialog.findByText(/^Creem-like has no call that changes nothing;/)).toBeTruthy();
});
