import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { MovedBar } from '../../../src/renderer/features/catalogs/moved-bar.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { peek } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

const FOUND = `{"sent":12,"unsure":3,"rejected":0,"lost":1}`;

function show(): void {
  render(
    <UiProvider theme="light">
      <MovedBar />
    </UiProvider>,
  );
}

/** A catalog that is not at home, with so many products in line. */
async function openAway(why: string, waiting: number) {
  const products = Array.from({ length: waiting }, (_, at) => ({ name: `Mug ${at}` }));
  const { core } = await openCoreForWindow({ installId: 'this one', products });
  const remote = await addJani(core);
  for (let id = 1; id <= waiting; id += 1)
    await core.call('sending.send', { products: [id], remotes: [remote.id] });
  peek(core).exec(`INSERT INTO meta VALUES ('away', '0'), ('away_why', '${why}'), ('sending_paused', '1'),
    ('found_elsewhere', '${FOUND}')`);
  show();
  return core;
}

test('a catalog that was moved says so, and sends when the person says that it does', async () => {
  const core = await openAway('moved', 0);
  expect(await screen.findByText(/This catalog was moved or copied/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'This copy sends from now on' }));
  await waitFor(() => expect(screen.queryByText(/moved or copied/)).toBeNull());
  expect(await core.call('sending.status', {})).toMatchObject({ paused: false });
});

test('an older copy says what was found out about it, and asks about its line', async () => {
  const core = await openAway('older', 2);
  expect(await screen.findByText(/This is an older copy of the catalog/)).toBeTruthy();
  expect(screen.getByText(/12 products .* are marked Sent now/)).toBeTruthy();
  expect(screen.getByText(/3 were being sent: Unsure/)).toBeTruthy();
  expect(screen.getByText(/2 wait until you say that this copy sends/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'This copy sends from now on' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Check first' }));
  expect(
    await screen.findByText(/2 products wait for your word: they were here when this copy began to send/),
  ).toBeTruthy();
  expect(await core.call('catalog.copies', {})).toMatchObject({ why: null, copied: 2 });
  await userEvent.click(screen.getByRole('button', { name: 'Send them: nothing else has' }));
  await waitFor(() => expect(screen.queryByText(/wait for your word/)).toBeNull());
  const evidence = peek(core).prepare('SELECT actor, kind FROM evidence').all();
  const word = { actor: 'person', kind: 'not-sent-elsewhere' };
  expect(evidence).toEqual([word, word]);
});

test('a person may keep the line waiting', async () => {
  const core = await openAway('older', 1);
  await userEvent.click(await screen.findByRole('button', { name: 'This copy sends from now on' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Keep them waiting' }));
  expect(await core.call('catalog.copies', {})).toMatchObject({ why: 'older', waiting: 1 });
});
