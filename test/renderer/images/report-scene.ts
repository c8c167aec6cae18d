import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { InProcessParts } from '../../helpers/in-process.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import type { Shell } from '../../helpers/test-bridge.ts';
import { aWeb } from './image-server.ts';

export const SHOP = 'https://shop.example';

/** A person at the report of products with these images, which are named by the end of their addresses. */
export async function openReport(
  images: readonly string[],
  parts: Partial<InProcessParts> & { shell?: Shell } = {},
) {
  const products = images.map((imageUrl, n) => {
    const name = imageUrl === '' ? `none ${n + 1}` : (imageUrl.split('/').at(-1) ?? '');
    return { name, sku: `P-${n + 1}`, imageUrl };
  });
  const { core } = await openCoreForWindow({ imageFetcher: aWeb().fetcher, ...parts, products });
  await renderApp();
  const user = userEvent.setup();
  await screen.findByRole('grid');
  await user.keyboard('{Control>}7{/Control}');
  await screen.findByRole('heading', { name: 'Image report' });
  const tab = (name: string) => screen.findByRole('tab', { name });
  return {
    core,
    user,
    tab,
    open: async (name: string) => await user.click(await tab(name)),
    check: async (what = 'All products') => {
      // This DOM lays nothing out, so that menus stay hidden in it.
      await user.click(screen.getByRole('button', { name: 'Check links' }));
      await user.click(await screen.findByRole('menuitem', { name: what, hidden: true }));
    },
    imageOf: async (id: number) => (await core.call('products.get', { id }))?.fields.imageUrl,
  };
}

export const rows = () => within(screen.getByRole('tabpanel')).queryAllByRole('listitem');
