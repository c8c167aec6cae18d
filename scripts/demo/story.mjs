// The whole story, step by step. Each step waits for its words on the screen and fails without them.
import { waitFor } from './wait-for.mjs';

const FIFTY = 50;
const ADDED = ' Ships in recycled cardboard.';

export const STEPS = [
  {
    title: 'The first window: nothing to sign up for',
    async run({ window }) {
      await window.see('Try the sample catalog');
    },
  },
  {
    title: 'The sample catalog is one click away',
    async run({ window }) {
      await window.click('button', /Try the sample catalog/);
      await window.see('24 products');
    },
  },
  {
    title: 'Both stand-in remotes are connected',
    async run({ window }) {
      await window.see('on this computer');
      await window.click('button', 'Connect');
      await window.see('Connected 2 stand-in remotes');
    },
  },
  {
    title: 'The network goes, and a product is typed into the form',
    async run({ window, product, sandbox }) {
      await sandbox.faults.set('jani', { name: 'down' });
      await sandbox.faults.set('journeybee', { name: 'down' });
      await window.press('Control+n');
      await window.see('Image address');
      await window.enter('Name', product.name);
      await window.enter('SKU', product.sku);
      await window.enter('Type', product.type);
      await window.press('Tab');
      await window.enter('Description', product.description);
      await window.enter('Price', product.price);
      await window.enter('Currency', product.currency);
      await window.press('Tab');
      await window.enter('Image address', product.imageUrl);
      await window.see(/Ready for/);
    },
  },
  {
    title: 'It is saved without a network',
    async run({ window }) {
      await window.press('Control+s');
      await window.see(/Saved on this computer \d/);
      await window.see('25 products');
    },
  },
  {
    title: 'It is sent to both remotes, and waits',
    async run({ window }) {
      await window.press('Control+Shift+s');
      await window.see('Jani sandbox');
      await window.click('button', /^Send 2/);
      await window.see('2 on the way');
      await window.press('Control+4');
      await window.see(/can’t be reached/);
    },
  },
  {
    title: 'The program is closed and started again: it still waits',
    async run(stage) {
      await stage.restart();
      await stage.window.see('25 products');
      await stage.window.press('Control+4');
      await stage.window.see(/can’t be reached/);
    },
  },
  {
    title: 'The network is back: it goes by itself, and both ids are shown',
    async run({ window, sandbox }) {
      await sandbox.faults.clear();
      for (const remote of ['jani', 'journeybee']) {
        await window.see(await createdId(sandbox, remote));
      }
    },
  },
  {
    title: 'Fifty descriptions are changed at once, after a look at each',
    async run({ window }) {
      await window.press('Control+1');
      await window.see('25 products');
      await window.toList();
      await window.press('Control+a');
      await window.press('Control+Shift+d');
      await window.see(`${FIFTY} products`);
      await window.press('F5');
      await window.toList();
      await window.press('Control+a');
      await window.press('Control+e');
      await window.click('combobox', 'Action');
      await window.click('option', 'Add at the end');
      await window.enter('Text to add at the end', ADDED);
      await window.see(`Apply to ${FIFTY} products`);
    },
  },
  {
    title: 'They are one change',
    async run({ window }) {
      await window.press('Control+Enter');
      await window.see(`Changed ${FIFTY} products.`);
    },
  },
  {
    title: 'One Ctrl+Z takes it back',
    async run({ window }) {
      await window.toList();
      await window.press('Control+z');
      await window.see(/^Undone: .*50 products/);
    },
  },
];

/** The id that a remote gave, as soon as it has created something. */
const createdId = (sandbox, remote) =>
  waitFor(`the creation at ${remote}`, () => sandbox.products(remote)[0]?.id);
