import { render } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { startTopics } from '../../src/renderer/bridge/topics.ts';
import { startMenuCommands, startShortcuts } from '../../src/renderer/commands/shortcuts.ts';
import { forgetRows } from '../../src/renderer/features/products/rows-store.ts';
import type { ProductFields } from '../../src/shared/model/product.ts';
import { addProduct, openTestCatalog } from './catalog.ts';
import type { InProcess, InProcessParts } from './in-process.ts';
import { createTestBridge, type Shell, type TestBridge } from './test-bridge.ts';

type Parts = Partial<InProcessParts> & {
  readonly shell?: Shell;
  readonly products?: readonly Partial<ProductFields>[];
};

export type WindowWithCore = Pick<TestBridge, 'tell'> & { readonly core: InProcess };

/** Gives the window a real core on a catalog of its own, in this thread, and listens as main.tsx does. */
export async function openCoreForWindow({
  shell,
  products = [],
  ...parts
}: Parts = {}): Promise<WindowWithCore> {
  let core: InProcess | null = null;
  const { bridge, tell } = createTestBridge(() => core, shell);
  core = await openTestCatalog({ ...parts, emit: tell });
  for (const fields of products) {
    await addProduct(core, fields);
    await nextMoment();
  }
  startWindow(bridge);
  return { core, tell };
}

/** Products of the same millisecond have no newest one. */
async function nextMoment(): Promise<void> {
  const now = Date.now();
  while (Date.now() === now) await new Promise((done) => setTimeout(done, 1));
}

/** A window before any catalog is open. */
export function openWindowWithoutCore(shell: Shell): Pick<TestBridge, 'tell'> {
  const { bridge, tell } = createTestBridge(() => null, shell);
  startWindow(bridge);
  return { tell };
}

/** Draws the whole window as it is. Sizes are the test's own: this DOM lays nothing out. */
export async function renderApp(): Promise<void> {
  const { App } = await import('../../src/renderer/app.tsx');
  render(<App />);
}

function startWindow(bridge: TestBridge['bridge']): void {
  layOut();
  // This DOM draws no pictures, and the grid is one: the products are shown as the plain table.
  localStorage.setItem('products-look', 'list');
  for (const key of Object.keys(localStorage))
    if (key.startsWith('products-order')) localStorage.removeItem(key);
  forgetRows();
  Object.defineProperty(window, 'offshelf', { value: bridge, configurable: true });
  const stops = [startTopics(bridge.on), startShortcuts(), startMenuCommands(bridge.on.menuCommand)];
  onTestFinished(() => {
    for (const stop of stops) stop();
  });
}

/** The list draws the rows that fit, so everything gets a size. */
function layOut(): void {
  const size = { offsetWidth: 1280, offsetHeight: 720, clientWidth: 1280, clientHeight: 720 };
  for (const [name, value] of Object.entries(size)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  const { happyDOM } = window as unknown as { happyDOM: { setViewport: (size: object) => void } }; // of this DOM alone
  happyDOM.setViewport({ width: 1440, height: 900 });
}
