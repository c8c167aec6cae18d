import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CatalogState } from '../../../src/shared/contract/shell.ts';
import { openCoreForWindow, openWindowWithoutCore, renderApp } from '../../helpers/render-with-core.tsx';

describe('the first run', () => {
  test('opens the sample catalog with one click', async () => {
    let state: CatalogState = { kind: 'none' };
    const { tell } = await openCoreForWindow({
      sample: true,
      shell: {
        'catalogs.state': () => state,
        'catalogs.openSample': () => {
          state = { kind: 'open', name: 'Sample', folder: '/sample', sample: true };
          tell({ event: 'catalogState', data: state });
          return state;
        },
      },
    });
    await renderApp();
    await userEvent.click(await screen.findByRole('button', { name: /Try the sample catalog/ }));
    expect(await screen.findByText('24 products')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Catalog:\s*Sample/ })).toBeTruthy();
  });

  test('offers the recent catalogs by name and folder', async () => {
    const opened: string[] = [];
    openWindowWithoutCore({
      'catalogs.state': () => ({ kind: 'none' }),
      'catalogs.recent': () => [{ handle: 'h1', name: 'Autumn fair', folder: '/home/ada/Fair', openedAt: 0 }],
      'catalogs.openRecent': ({ handle }) => {
        opened.push(handle);
        return { kind: 'none' };
      },
    });
    await renderApp();
    await userEvent.click(await screen.findByRole('button', { name: /Autumn fair.*\/home\/ada\/Fair/ }));
    expect(opened).toEqual(['h1']);
  });
});

describe('a refused catalog', () => {
  test('says why, what to do, and that nothing was changed', async () => {
    openWindowWithoutCore({
      'catalogs.state': () => ({
        kind: 'refused',
        name: 'Old shop',
        why: 'future',
        message: 'This catalog was saved by a newer Offshelf.',
      }),
    });
    await renderApp();
    expect(await screen.findByRole('heading', { name: '“Old shop” was not opened' })).toBeTruthy();
    expect(screen.getByText('This catalog was saved by a newer Offshelf.')).toBeTruthy();
    expect(screen.getByText(/Open it with the newer version/)).toBeTruthy();
    expect(screen.getByText('Nothing in it was changed.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Open another catalog/ })).toBeTruthy();
  });
});

describe('the offer of stand-in remotes', () => {
  test('tells that keys are stored readable where there is no keychain, and connects', async () => {
    const asked: string[] = [];
    await openCoreForWindow({
      products: [{ name: 'Mug' }],
      shell: {
        'app.info': () => ({
          version: '0',
          electron: '0',
          sqlite: '3',
          platform: 'linux',
          locale: 'en',
          weakKeychain: true,
          development: true,
        }),
        'sandbox.offer': () => ({
          remotes: [{ profileId: 'jani', name: 'Jani', baseUrl: 'http://127.0.0.1:4711' }],
        }),
        'sandbox.connect': ({ storage }) => {
          asked.push(storage);
          return [1];
        },
      },
    });
    await renderApp();
    expect(await screen.findByText(/stored readable/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    await waitFor(() => expect(asked).toEqual(['plain']));
  });
});
