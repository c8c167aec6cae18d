import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { addProduct, editProduct, getProduct } from '../../helpers/catalog.ts';
import { connectSandbox } from '../sending/connect-sandbox.ts';
import { drafts, field, openForm, renderForm } from './render-form.tsx';

describe('typing', () => {
  test('is kept in the catalog without Save, and the form comes back with it', async () => {
    const opened = await openForm({ product: { name: 'Mug' } });
    await opened.user.type(field('Name'), ' of tin');
    await waitFor(async () => expect((await drafts(opened))[0]?.fields.name).toBe('Mug of tin'));
    await opened.reopen();
    expect(field('Name').value).toBe('Mug of tin');
    expect(screen.getByText(/^Unsaved changes from/)).toBeTruthy();
    await opened.user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(field('Name').value).toBe('Mug'));
    expect(await drafts(opened)).toEqual([]);
    await opened.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(field('Name').value).toBe('Mug of tin');
    await waitFor(async () => expect(await drafts(opened)).toHaveLength(1));
  });

  test('nothing saves nothing: an empty new form adds no product', async () => {
    const { core, user } = await openForm();
    await user.keyboard('{Control>}s{/Control}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await core.call('products.counts', {})).all).toBe(0);
  });

  test('is kept at once when the window closes', async () => {
    const opened = await openForm();
    await opened.user.type(field('Name'), 'M');
    opened.tell({ event: 'flush', data: {} });
    await new Promise((done) => setTimeout(done, 30));
    expect(await drafts(opened)).toHaveLength(1);
  });

  test('of a new product that was not saved waits beside the next new one', async () => {
    const opened = await openForm();
    await opened.user.type(field('Name'), 'First');
    await opened.reopen(null);
    expect(field('Name').value).toBe('');
    await opened.user.type(field('Name'), 'Second');
    await opened.user.click(await screen.findByRole('button', { name: /^First, / }));
    await waitFor(() => expect(field('Name').value).toBe('First'));
    expect(await screen.findByRole('button', { name: /^Second, / })).toBeTruthy();
  });
});

describe('problems', () => {
  test('show per remote while typing, and block nothing but sending', async () => {
    const { user, saved: onSaved } = await openForm();
    await user.type(field('Name'), 'Mug');
    expect(await screen.findByText('Ready for Jani')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /1 problem for JourneyBee/ }));
    expect(document.activeElement).toBe(field('Price'));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  });

  test('about what is missing wait until the person has been there', async () => {
    const { user } = await openForm();
    expect(screen.queryByText(/needs a name/)).toBeNull();
    await user.click(field('Name'));
    await user.tab();
    expect(await screen.findByText('Jani, JourneyBee: needs a name.')).toBeTruthy();
  });

  test('have a button that mends them', async () => {
    const { user } = await openForm({ product: { price: '1.005', currency: 'EUR' } });
    await user.click(await screen.findByRole('button', { name: /^Round to 1.01/ }));
    expect(field('Price').value).toBe('1.01');
    expect(await screen.findByText('Ready for JourneyBee')).toBeTruthy();
  });

  test('F8 goes from one to the next', async () => {
    const { user } = await openForm({ product: { name: '', type: '' } });
    await screen.findByText(/problems for Jani/);
    await user.keyboard('{F8}');
    expect(document.activeElement).toBe(field('Name'));
    await user.keyboard('{F8}');
    expect(document.activeElement?.getAttribute('data-field')).toBe('type');
  });

  test('of a SKU that another product has here are named with that product', async () => {
    const { core, user } = await openForm();
    await addProduct(core, { name: 'Old mug', sku: '0042' });
    await user.type(field('SKU'), '0042');
    expect(await screen.findByText('“Old mug” has this SKU too.')).toBeTruthy();
  });
});

describe('a price', () => {
  test('is echoed as it reads', async () => {
    const { user } = await openForm();
    await user.type(field('Price'), '1,234.50');
    expect(screen.getByText('Reads as 1,234.50 EUR')).toBeTruthy();
  });

  test('that reads two ways asks and is never guessed', async () => {
    const { core, user } = await openForm();
    await user.type(field('Name'), 'Mug');
    await user.type(field('Price'), '1.234');
    expect(screen.getByText('This reads two ways. Which is it?')).toBeTruthy();
    expect(screen.getByRole('button', { name: '1.234, between 1 and 2' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '1234, a thousand or more' }));
    expect(field('Price').value).toBe('1234');
    expect(document.activeElement).toBe(field('Price'));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () => expect((await getProduct(core, 1)).fields.price).toBe('1234'));
  });
});

test('the currency’s list shows every code beside a chosen one, and what a search matches', async () => {
  const { user } = await openForm({ product: { price: '3', currency: 'EUR' } });
  const currency = screen.getByRole('combobox', { name: 'Currency' });
  const codesShown = () =>
    screen
      .getAllByRole('option', { hidden: true })
      .flatMap(({ textContent }) => (/^[A-Z]{3}$/.test(textContent) ? [textContent] : []));
  await user.click(currency);
  await waitFor(() => expect(codesShown().length).toBeGreaterThan(100));
  expect(codesShown()[0]).toBe('EUR');
  await user.clear(currency);
  await user.type(currency, 'zl');
  await waitFor(() => expect(codesShown()).toEqual(['SZL']));
});

test('what a remote refused is said at its field, until that is edited', async () => {
  const to = await connectSandbox();
  await to.sandbox.faults.set('journeybee', [
    { name: 'status', status: 422, message: 'body/sku: Already taken' },
  ]);
  const { id } = await addProduct(to.core, { name: 'Mug', sku: '7', price: '3', currency: 'EUR' });
  await to.core.call('sending.send', { products: [id], remotes: [to.journeybee.id] });
  renderForm(id);
  const user = userEvent.setup();
  expect(await screen.findByText('JourneyBee said: Already taken')).toBeTruthy();
  expect(field('SKU').getAttribute('aria-invalid')).toBe('true');
  await user.type(field('Name'), ' 2');
  expect(screen.getByText('JourneyBee said: Already taken')).toBeTruthy();
  await user.type(field('SKU'), '7');
  expect(screen.queryByText('JourneyBee said: Already taken')).toBeNull();
});

describe('a product that waits for its form', () => {
  async function openWaiting() {
    const opened = await openForm({ product: { name: 'Mug' } });
    const id = opened.product?.id ?? 0;
    await opened.user.type(field('Name'), ' of tin');
    await waitFor(async () => expect(await drafts(opened)).toHaveLength(1));
    await opened.core.call('sending.send', { products: [id], remotes: [1] });
    opened.tell({
      event: 'catalogChanged',
      data: { products: false, sending: true, remotes: false, changes: false, views: false },
    });
    await screen.findByText('Waits for this form: it is sent to Jani once you save or discard.');
    return opened;
  }

  test('says so, and Discard asks before it lets the product go', async () => {
    const opened = await openWaiting();
    await opened.user.click(screen.getByRole('button', { name: 'More actions' }));
    await opened.user.click(await screen.findByText('Discard unsaved changes'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Discard and send?' }));
    expect(field('Name').value).toBe('Mug of tin');
    await opened.user.click(dialog.getByRole('button', { name: 'Discard and send the saved version' }));
    await waitFor(() => expect(field('Name').value).toBe('Mug'));
    await waitFor(() => expect(screen.queryByText(/^Waits for this form/)).toBeNull());
  });
});

describe('saving', () => {
  test('and adding another keeps type, currency, billing and status', async () => {
    const { core, user, saved: onSaved, another } = await openForm();
    await user.type(field('Name'), 'Box');
    await user.click(screen.getByRole('radio', { name: 'Recurring' }));
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(another).toHaveBeenCalledOnce());
    expect(onSaved.mock.calls[0]?.[0].fields.name).toBe('Box');
    expect(field('Name').value).toBe('');
    expect(document.activeElement).toBe(field('Name'));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Recurring' }).checked).toBe(true);
    expect(await core.call('drafts.list', {})).toEqual([]);
  });

  test('a new product leaves its form open as that product', async () => {
    const { core, user, saved: onSaved } = await openForm();
    await user.type(field('Name'), 'Mug');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    const id = onSaved.mock.calls[0]?.[0].id ?? 0;
    await user.type(field('Name'), ' 2');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () => expect((await getProduct(core, id)).fields.name).toBe('Mug 2'));
  });

  test('asks when the product was saved elsewhere meanwhile', async () => {
    const { core, product, user } = await openForm({ product: { name: 'Mug' } });
    await user.type(field('Name'), ' mine');
    await editProduct(core, product?.id ?? 0, { name: 'Mug theirs' });
    expect(await screen.findByText(/changed elsewhere/)).toBeTruthy();
    expect(screen.getByText(/Mine: “Mug mine” · Saved: “Mug theirs”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(async () =>
      expect((await getProduct(core, product?.id ?? 0)).fields.name).toBe('Mug mine'),
    );
    expect(screen.queryByText(/changed elsewhere/)).toBeNull();
  });

  test('puts the focus on the question where a field was changed on both sides', async () => {
    const { core, product, user } = await openForm({ product: { name: 'Mug' } });
    await user.type(field('Name'), ' mine');
    await editProduct(core, product?.id ?? 0, { name: 'Mug theirs', description: 'Theirs too' });
    await screen.findByText(/changed elsewhere while/);
    await user.keyboard('{Control>}s{/Control}');
    const mine = screen.getByRole('button', { name: 'Save mine over it' });
    await waitFor(() => expect(document.activeElement).toBe(mine));
    expect(screen.getAllByText(/Choose above which one goes on/).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Take the saved one' }));
    await waitFor(() => expect(field('Name').value).toBe('Mug theirs'));
    expect(document.activeElement).toBe(field('Name'));
    expect(field('Description').value).toBe('Theirs too');
  });

  test('shows a line break in a name, and keeps it while the name is edited', async () => {
    const { core, product, user } = await openForm({ product: { name: 'Line1\nLine2' } });
    expect(field('Name').value).toBe('Line1\nLine2');
    await user.type(field('Name'), '!');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () =>
      expect((await getProduct(core, product?.id ?? 0)).fields.name).toBe('Line1\nLine2!'),
    );
  });

  test('says what no remote would take, even before there is one', async () => {
    const { user } = await openForm({
      product: { name: 'Mug', price: '12', currency: 'ZZZ' },
      remotes: false,
    });
    expect(await screen.findByText(/“ZZZ” is no currency code/)).toBeTruthy();
    await user.keyboard('{F8}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Currency');
  });

  test('Duplicate begins a new product with everything but the SKU', async () => {
    const opened = await openForm({ product: { name: 'Mug', sku: '007' } });
    const { user, another, core } = opened;
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByText('Duplicate as a new product'));
    await waitFor(() => expect(another).toHaveBeenCalledOnce());
    expect(field('Name').value).toBe('Mug');
    expect(field('SKU').value).toBe('');
    await waitFor(async () => expect((await core.call('drafts.list', {}))[0]?.productId).toBeNull());
  });
});
