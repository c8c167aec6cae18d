import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { makePng } from '../helpers/images.ts';
import { findAxeFaults } from './axe.ts';
import { ask } from './bridge.ts';
import { type Desk, expect } from './fixture.ts';
import { openEmpty } from './importing.ts';

export const SQUARE = makePng(600, 600);
export const SMALL = makePng(300, 200);

/** A shop's server on this computer: what it gives by the path. */
const answer: RequestListener = ({ url = '' }, response) => {
  if (url.startsWith('/square')) response.writeHead(200).end(SQUARE);
  else if (url.startsWith('/small')) response.writeHead(200).end(SMALL);
  else if (url.startsWith('/slow')) setTimeout(() => response.writeHead(200).end(SQUARE), 3000);
  else if (url === '/page.png') response.writeHead(200).end('<!doctype html><title>No</title>');
  else response.writeHead(404).end();
};

export type Shop = { readonly at: string; readonly close: () => void };

export async function openServer(): Promise<Shop> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    at: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const aProduct = (name: string, sku: string, imageUrl: string) => ({
  ...newProductFields('EUR'),
  name,
  sku,
  imageUrl,
});

/** A person at a catalog whose products have these images, by their names. */
export async function openProducts(desk: Desk, images: Readonly<Record<string, string>>) {
  const opened = await openEmpty(desk);
  const products = Object.entries(images).map(([name, imageUrl], n) =>
    aProduct(name, `SKU-${n + 1}`, imageUrl),
  );
  await ask(opened.page, 'products.add', { products, remotes: [] });
  await opened.page.keyboard.press('F5');
  await opened.person.see(
    products.length === 1 ? '1 product' : `${products.length.toLocaleString('en')} products`,
  );
  return opened;
}

/** Runs a command by the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox').first()).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole('option').first()).toHaveText(new RegExp(`^${title}`));
  await page.keyboard.press('Enter');
}

/** Shows the products as images, by the keyboard, and goes there. */
export async function showGallery(page: Page) {
  await runCommand(page, 'Show as images');
  const grid = page.getByRole('grid', { name: /^Images of/ });
  await expect(grid).toBeFocused();
  return grid;
}

/** Looks at the addresses of some products, by the keyboard. */
export async function checkLinks(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Check links' }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: what, exact: true });
  await expect(item).toBeVisible();
  await item.focus();
  await page.keyboard.press('Enter');
}

export async function resize(
  app: ElectronApplication,
  size: { width: number; height: number },
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
}

/** Buttons that stand outside of what can be seen. */
export async function findCut(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('[data-pane="list"] button')].flatMap((button) => {
      const { left, right } = button.getBoundingClientRect();
      return left >= 0 && right <= innerWidth ? [] : [button.textContent];
    }),
  );
}

/** As it is, with more contrast, and in the colours that the system forces. */
const WAYS = [
  { way: 'as it is', contrast: null, forcedColors: null },
  { way: 'with more contrast', contrast: 'more', forcedColors: null },
  { way: 'in forced colours', contrast: 'more', forcedColors: 'active' },
] as const;

/** What axe finds wrong on a screen, in each of the ways. */
export async function findFaults(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { way, ...media } of WAYS) {
    await page.emulateMedia(media);
    faults.push(...(await findAxeFaults(page, `${screen}, ${way}`)));
  }
  return faults;
}
