import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { Failure } from '../../../src/main/core/domain/failure.ts';
import { RemoteEditor } from '../../../src/renderer/features/remotes/remote-editor.tsx';
import { RemoteList } from '../../../src/renderer/features/remotes/remote-list.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addProduct } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { APP_INFO, type Shell } from '../../helpers/test-bridge.ts';
import { openWizard } from './open-wizard.tsx';

const KEY = 'canary-key-0123456789';

const WEAK: Shell = {
  'app.info': () => ({ ...APP_INFO, weakKeychain: true }),
};

/** Opens the wizard at the page of one kind of remote. */
async function openKind(kind: RegExp, parts: Parameters<typeof openWizard>[0] = {}) {
  const opened = await openWizard(parts);
  opened.show();
  const dialog = await opened.dialog();
  await opened.user.click(await dialog.findByRole('button', { name: kind }));
  return { ...opened, dialog };
}

describe('adding a remote', () => {
  test('takes the scheme, the key and the currencies of JourneyBee', async () => {
    const { dialog, user, remotes, setKey, onClose } = await openKind(/^JourneyBee/);
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Address' }).value).toBe(
      'https://api.journeybee.io/v1',
    );
    await user.click(dialog.getByRole('radio', { name: 'Api-Key' }));
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.type(dialog.getByRole('combobox', { name: 'The account’s default currency' }), 'usd');
    await user.click(dialog.getByRole('button', { name: 'Add a currency’s id' }));
    await user.type(dialog.getByRole('combobox', { name: 'Currency 1' }), 'EUR');
    await user.type(dialog.getByRole('textbox', { name: 'JourneyBee’s id of EUR' }), '5f0c');
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const [remote] = await remotes();
    expect(remote).toMatchObject({
      name: 'JourneyBee',
      auth: { header: 'Authorization', prefix: 'Api-Key ' },
      settings: { currencies: { EUR: '5f0c' }, accountCurrency: 'USD' },
    });
    expect(setKey).toHaveBeenCalledWith({ remoteId: remote?.id, key: KEY, storage: 'keychain' });
    expect(JSON.stringify(remote)).not.toContain(KEY);
  });

  test('lets the header and what stands before the key be changed for Jani', async () => {
    const { dialog, user, remotes } = await openKind(/^Jani/);
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await user.click(dialog.getByRole('button', { name: 'Advanced' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Header' }));
    await user.type(dialog.getByRole('textbox', { name: 'Header' }), 'X-Api-Key');
    await user.clear(dialog.getByRole('textbox', { name: 'Before the key' }));
    await user.click(dialog.getByRole('checkbox', { name: /Add Offshelf’s reference/ }));
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(async () => expect(await remotes()).toHaveLength(1));
    expect((await remotes())[0]).toMatchObject({
      auth: { header: 'X-Api-Key', prefix: '' },
      settings: { addReference: false },
    });
  });

  test('says what is missing and adds nothing', async () => {
    const { dialog, user, remotes } = await openKind(/^Jani/);
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'http://billing.example.com');
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    expect((await dialog.findAllByText(/^Use https:\/\//)).length).toBeGreaterThan(0);
    expect(dialog.queryByText(/^Products go to http/)).toBeNull();
    expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: 'Address' }));
    expect(dialog.getByRole('button', { name: 'Test' }).title).toMatch(/^Use https/);
    expect(await remotes()).toEqual([]);
  });

  test('says that an address is wrong when its field is left, and that a path stands there twice', async () => {
    const { dialog, user } = await openKind(/^JourneyBee/);
    const address = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Address' });
    await user.clear(address);
    await user.type(address, 'foo');
    expect(dialog.queryByText(/^This is no web address/)).toBeNull();
    await user.tab();
    expect(dialog.getByText(/^This is no web address/)).toBeTruthy();
    await user.clear(address);
    await user.type(address, 'https://api.example.com/v1/products/');
    await user.click(dialog.getByRole('button', { name: 'Use https://api.example.com/v1' }));
    expect(address.value).toBe('https://api.example.com/v1');
  });

  test('asks before it throws away what was typed', async () => {
    const { dialog, user, onClose } = await openKind(/^Jani/);
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await user.keyboard('{Escape}');
    const question = within(await screen.findByRole('dialog', { name: 'Throw away what you typed?' }));
    expect(onClose).not.toHaveBeenCalled();
    await user.click(question.getByRole('button', { name: 'Throw it away' }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('adds it once, though its key was refused at first', async () => {
    let refuse = true;
    const { dialog, user, remotes, onClose } = await openKind(/^Jani/, {
      shell: {
        'keys.set': () => {
          if (refuse) throw new Failure('not-allowed-now', 'The keychain is locked. Unlock it.');
          return 'keychain';
        },
      },
    });
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    expect(await dialog.findByText(/keychain is locked/)).toBeTruthy();
    refuse = false;
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(await remotes()).toHaveLength(1);
  });
});

describe('where the computer has no keychain', () => {
  test('the person is told and the key is kept for this run unless they choose otherwise', async () => {
    const { dialog, user, setKey } = await openKind(/^Jani/, { shell: WEAK });
    expect(dialog.getByText(/has no keychain that Offshelf can use/)).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() =>
      expect(setKey).toHaveBeenCalledWith(expect.objectContaining({ storage: 'this-run' })),
    );
  });

  test('it can be stored anyway', async () => {
    const { dialog, user, setKey } = await openKind(/^Jani/, { shell: WEAK });
    await user.type(dialog.getByRole('textbox', { name: 'Address' }), 'https://billing.example.com');
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.click(dialog.getByRole('radio', { name: 'Store it anyway' }));
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() => expect(setKey).toHaveBeenCalledWith(expect.objectContaining({ storage: 'plain' })));
  });
});

describe('Test', () => {
  async function openTest() {
    const sandbox = await startSandbox();
    const http = createHttpClient();
    onTestFinished(async () => {
      await http.close();
      await sandbox.close();
    });
    const opened = await openKind(/^Jani/, { http });
    await opened.user.type(opened.dialog.getByRole('textbox', { name: 'Address' }), sandbox.jani.url);
    return { ...opened, sandbox };
  }

  test('says that the key works, with a call that creates nothing', async () => {
    const { dialog, user, sandbox } = await openTest();
    await user.type(dialog.getByLabelText('Key'), sandbox.jani.key);
    await user.click(dialog.getByRole('button', { name: 'Test' }));
    expect(
      await dialog.findByText(/^Jani answered: the address and the key work for reading\./),
    ).toBeTruthy();
    expect(sandbox.log().map(({ method }) => method)).toEqual(['GET']);
  });

  test('says that the key is wrong, and forgets it when something is changed', async () => {
    const { dialog, user } = await openTest();
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.click(dialog.getByRole('button', { name: 'Test' }));
    expect(await dialog.findByText(/does not accept this key/)).toBeTruthy();
    await user.type(dialog.getByLabelText('Key'), '1');
    expect(dialog.queryByText(/does not accept this key/)).toBeNull();
  });

  test('that reaches nothing does not keep the remote from being added', async () => {
    const { dialog, user, sandbox, remotes } = await openTest();
    await sandbox.faults.set('jani', { name: 'down' });
    await user.type(dialog.getByLabelText('Key'), KEY);
    await user.click(dialog.getByRole('button', { name: 'Test' }));
    expect(await dialog.findByText(/You can add it now; products wait until it answers/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(async () => expect(await remotes()).toHaveLength(1));
  });
});

describe('the list of remotes', () => {
  async function openList(shell: Shell = {}) {
    const { core } = await openCoreForWindow({ shell });
    const remote = await addJani(core);
    render(
      <UiProvider theme="light">
        <RemoteList />
        <RemoteEditor />
      </UiProvider>,
    );
    await screen.findByRole('rowheader', { name: 'Jani' });
    return { core, remote, user: userEvent.setup() };
  }

  test.each([
    ['keychain', 'In the keychain'],
    ['this-run', 'For this run'],
    ['plain', 'Stored readable'],
    ['missing', 'No key'],
  ] as const)('says of a key that is %s: %s', async (status, words) => {
    await openList({ 'keys.status': () => [{ remoteId: 1, status }] });
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('changes a remote and keeps its key', async () => {
    const setKey = vi.fn<() => 'keychain'>();
    const { core, user } = await openList({ 'keys.set': setKey });
    await user.click(screen.getByRole('button', { name: 'Change Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    const name = await dialog.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Billing');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await screen.findByRole('rowheader', { name: 'Billing' });
    expect((await core.call('remotes.list', {}))[0]?.name).toBe('Billing');
    expect(setKey).not.toHaveBeenCalled();
  });

  test('removes one after asking', async () => {
    const { core, user } = await openList();
    await user.click(screen.getByRole('button', { name: 'Remove Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/What was sent there stays known/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText(/^No remote yet/)).toBeTruthy();
    expect(await core.call('remotes.list', {})).toEqual([]);
    await waitFor(() => expect(document.activeElement?.matches('[data-pane-focus]')).toBe(true));
  });

  test('says before removing how many products are withdrawn, and what stays', async () => {
    const { core, user } = await openList();
    await user.click(screen.getByRole('button', { name: 'Remove Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/^Nothing waits for it\. Its key is forgotten\./)).toBeTruthy();
    expect(dialog.queryByText(/Added again/)).toBeNull();
    const [remote] = await core.call('remotes.list', {});
    const { id } = await addProduct(core, { name: 'Mug' });
    await core.call('sending.send', { products: [id], remotes: [remote?.id ?? 0] });
    expect(
      await dialog.findByText(/^1 product that waits for it is withdrawn, and its key is forgotten\./),
    ).toBeTruthy();
  });
});
