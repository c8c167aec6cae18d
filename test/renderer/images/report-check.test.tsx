import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aWeb } from './image-server.ts';

import { openReport, rows, SHOP } from './report-scene.ts';

describe('a look at the addresses', () => {
  test('without a network leaves what was known, and says so', async () => {
    const offline = async () => ({ kind: 'not-asked', why: 'offline', detail: '' }) as const;
    const { tab, check } = await openReport([`${SHOP}/good.png`], { imageFetcher: { fetchImage: offline } });
    await tab('Not checked 1');
    await check();
    await screen.findAllByText(
      /This computer is offline\. Not looked at: 1 address\. What was known before stays\./,
    );
    await tab('Not checked 1');
  });

  test('behind a proxy is not made, and says why', async () => {
    const proxy = async () => ({ kind: 'not-asked', why: 'proxy', detail: '' }) as const;
    const { tab, check } = await openReport([`${SHOP}/good.png`], { imageFetcher: { fetchImage: proxy } });
    await tab('Not checked 1');
    await check();
    await screen.findAllByText(/reaches the web through a proxy/);
  });

  test('shows how far it is, and ends when it is told to; what was found stays', async () => {
    let go = (): void => undefined;
    const waits = new Promise<void>((resolve) => {
      go = resolve;
    });
    const cancelled = new Set<number>();
    const { tab, check, user } = await openReport([`${SHOP}/a.png`, `${SHOP}/b.png`], {
      imageFetcher: aWeb({ waits }).fetcher,
      isCancelled: (job) => cancelled.has(job),
      shell: { 'jobs.cancel': ({ job }) => (cancelled.add(job), {}) },
    });
    await tab('Not checked 2');
    await check();
    await screen.findByRole('progressbar', { name: 'Looking at the addresses of images' });
    expect(screen.getByRole('button', { name: 'Check links' }).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findAllByText(/It was ended early\. Not looked at: 2 addresses\./);
    go();
    await tab('Not checked 2');
  });

  test('of the products that are selected in the list asks for no other', async () => {
    const web = aWeb();
    const { core, user, tab } = await openReport([`${SHOP}/a.png`, `${SHOP}/b.png`], {
      imageFetcher: web.fetcher,
    });
    await user.keyboard('{Control>}1{/Control}');
    const grid = await screen.findByRole('grid');
    await user.click(within(grid).getByRole('checkbox', { name: 'Select a.png' }));
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('Check image links');
    await user.click(await screen.findByRole('option', { name: /^Check image links/ }));
    await screen.findAllByText('Looked at 1 address, 1 OK, 0 broken.');
    await tab('Not checked 1');
    expect(web.asked).toEqual([`${SHOP}/a.png`]);
    expect((await core.call('images.standings', { ids: [1] }))[0]?.state).toBe('ok');
  });

  test('at a private host asks first; the host is allowed and taken back', async () => {
    const { core, user, open, check, tab } = await openReport([
      'http://pictures.lan/mug.png',
      `${SHOP}/gone.png`,
    ]);
    await check();
    await screen.findAllByText(
      'Looked at 1 address, 0 OK, 1 broken. 1 was not looked at, because its host is not allowed: see Host not allowed.',
    );
    await tab('Broken 1');
    await open('Host not allowed 1');
    expect(rows()[0]?.textContent).toMatch(/Not looked at: pictures\.lan is not allowed\..*yours\.Allow/);
    await user.click(await screen.findByRole('button', { name: 'Allow this host: pictures.lan' }));
    // Nothing is to be allowed at the other one.
    expect(screen.queryByRole('button', { name: /Allow this host: shop/ })).toBeNull();
    const dialog = await screen.findByRole('dialog', { name: 'Allow pictures.lan?' });
    expect(dialog.textContent).toContain('only your computer');
    await user.click(within(dialog).getByRole('button', { name: 'Allow and check' }));
    await screen.findAllByText('Looked at 1 address, 1 OK, 0 broken.');
    await tab('Host not allowed 0');
    expect(await core.call('images.allowedHosts', {})).toEqual(['pictures.lan']);
    const hosts = screen.getByRole('region', { name: 'Hosts that you allowed' });
    await user.click(within(hosts).getByRole('button', { name: 'Allow pictures.lan no more' }));
    await waitFor(async () => expect(await core.call('images.allowedHosts', {})).toEqual([]));
    expect(screen.queryByRole('region', { name: 'Hosts that you allowed' })).toBeNull();
  });
});

test('the broken ones are shown by a command from anywhere', async () => {
  const { user, check, tab, open } = await openReport([`${SHOP}/gone.png`, '']);
  await check();
  await open('No image 1');
  await user.keyboard('{Control>}1{/Control}');
  await screen.findByRole('grid');
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('Show broken images');
  await user.click(await screen.findByRole('option', { name: /^Show broken images/ }));
  await waitFor(async () => expect((await tab('Broken 1')).getAttribute('aria-selected')).toBe('true'));
  await waitFor(() => expect(rows()[0]?.textContent).toContain('gone.png'));
});

test('a host that leads on to another one is allowed first, and then that one', async () => {
  const { user, open, check } = await openReport(['http://pictures.lan/moved.png']);
  await check();
  await open('Host not allowed 1');
  const allow = async (host: string) => {
    await user.click(await screen.findByRole('button', { name: `Allow this host: ${host}` }));
    await user.click(await screen.findByRole('button', { name: 'Allow and check' }));
  };
  await allow('pictures.lan');
  await allow('nas.lan');
  await screen.findByRole('tab', { name: 'Host not allowed 0' });
});
