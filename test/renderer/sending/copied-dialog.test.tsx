import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { UnsureDialog } from '../../../src/renderer/features/sending/unsure-dialog.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { expectPresent } from '../../../src/shared/assert.ts';
import { addProduct, peek } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './connect-sandbox.ts';

test('the dialog about an unsure product asks the same of a product in line that another copy of the catalog may have sent', async () => {
  const { core, sandbox, jani } = await connectSandbox();
  await sandbox.faults.set('jani', [{ name: 'status', status: 404, on: 'list' }]);
  await core.call('sending.pauseAll', { paused: true });
  const { id } = await addProduct(core, { name: 'Mug' });
  await core.call('sending.send', { products: [id], remotes: [jani.id] });
  peek(core).exec('UPDATE submission SET copied = 2');
  await core.call('sending.pauseAll', { paused: false });
  const rows = await core.call('sending.list', { product: id, limit: 1 });
  const user = userEvent.setup();
  const onClose = vi.fn<() => void>();
  render(
    <UiProvider theme="light">
      <UnsureDialog
        row={expectPresent(rows[0], 'it is in line')}
        opened
        onClose={onClose}
        onList={() => {}}
      />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/another one may have sent it\. Look for it at Jani/)).toBeTruthy();
  expect(dialog.queryByRole('button', { name: /Give up|Look again/ })).toBeNull();
  await user.click(dialog.getByRole('radio', { name: 'It is not there: send it again' }));
  await user.click(dialog.getByRole('checkbox', { name: /I looked at Jani/ }));
  await user.click(dialog.getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  await until('it left', () => sandbox.products('jani').length === 1);
});
