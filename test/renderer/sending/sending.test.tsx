import { render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { ProductSends } from '../../../src/renderer/features/sending/product-sends.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { editProduct } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './connect-sandbox.ts';
import { creates, openList, rowOf, send } from './open-list.tsx';

describe('the Send list', () => {
  test('shows the id that the remote gave, and behind the arrow the request and the answer', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Yoga strap' });
    const row = await rowOf('Yoga strap', 'Sent');
    const id = to.sandbox.products('jani')[0]?.id ?? 'none';
    expect(row.getByRole('button', { name: `Copy the id ${id}` })).toBeTruthy();
    await to.user.click(row.getByRole('button', { name: /^What happened to Yoga strap/ }));
    const request = await row.findByRole<HTMLTextAreaElement>('textbox', { name: 'Request' });
    expect(request.value).toContain('"name":"Yoga strap"');
    expect(row.getByRole<HTMLTextAreaElement>('textbox', { name: 'Answer' }).value).toContain(id);
    expect(document.body.textContent).not.toContain(to.sandbox.jani.key);
  });

  test('says which field the remote refused, and Fix goes there', async () => {
    const to = await openList();
    const fault: Fault = { name: 'status', status: 422, message: 'body/name: Required' };
    const product = await send(to, 'journeybee', { name: 'Mug' }, [fault]);
    const row = await rowOf('Mug', 'Not accepted');
    expect(row.getByText('name: Required')).toBeTruthy();
    await to.user.click(row.getByRole('button', { name: 'Fix Mug' }));
    expect(to.onFix).toHaveBeenCalledWith(product.id, 'name');
    await to.sandbox.faults.set('journeybee', []);
    await to.user.click(row.getByRole('button', { name: 'Send again: Mug' }));
    await until('it is there', () => to.sandbox.products('journeybee').length === 1);
  });

  test('offers to settle what the remote says is there already', async () => {
    const to = await openList();
    await send(to, 'journeybee', { name: 'Mug' }, [{ name: 'status', status: 409, message: 'SKU taken' }]);
    await to.user.click(await screen.findByRole('button', { name: 'It is there already: Mug' }));
    expect(await screen.findByRole('dialog', { name: /Mug/ })).toBeTruthy();
  });

  test('offers in the menu to settle what was refused in words that nobody knows', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [{ name: 'status', status: 422, message: 'in use', times: 1 }]);
    await to.user.click(await screen.findByRole('button', { name: 'More for Mug' }));
    expect(screen.queryByRole('button', { name: 'It is there already: Mug' })).toBeNull();
    await to.user.click(await screen.findByText('It is there already…'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Which product at Jani is “Mug”?' }));
    await to.user.type(dialog.getByRole('textbox', { name: 'Its id at Jani' }), 'pro_1{enter}');
    expect(await dialog.findByText('Jani has no product with the id pro_1.')).toBeTruthy();
  });

  test('shows apart what was stored otherwise than it was sent', async () => {
    const to = await openList();
    const renames: Fault = { name: 'different-fields', fields: { name: 'BOWL' }, times: 1 };
    await send(to, 'journeybee', { name: 'Bowl' }, [renames]);
    await rowOf('Bowl', 'Sent, stored differently');
    await send(to, 'journeybee', { name: 'Mug' });
    await rowOf('Mug', 'Sent');
    const row = await rowOf('Bowl', 'JourneyBee stored something else than was sent:');
    expect(row.getByText('name: sent “Bowl”, stored “BOWL”')).toBeTruthy();
    expect(screen.getByText('2 sent · 1 of them stored differently')).toBeTruthy();
    const names = screen.getAllByText(/^(?:Bowl|Mug)$/).map(({ textContent }) => textContent);
    expect(names).toEqual(['Bowl', 'Mug']);
  });

  test('keeps the focus at a row that moves to another section', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [{ name: 'down' }]);
    await rowOf('Mug', /^Jani can’t be reached/);
    screen.getByRole('button', { name: 'What happened to Mug at Jani' }).focus();
    await to.sandbox.faults.set('jani', []);
    await to.core.call('sending.tryNow', {});
    await rowOf('Mug', 'Sent');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('What happened to Mug at Jani'),
    );
  });

  test('waits for a remote that is gone, and sends without a click when it is back', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [{ name: 'down' }]);
    const row = await rowOf('Mug', /^Jani can’t be reached\. Tries again/);
    expect(row.getByText('Waiting')).toBeTruthy();
    await to.sandbox.faults.set('jani', []);
    await until('it went by itself', () => to.sandbox.products('jani').length === 1);
    await rowOf('Mug', 'Sent');
  });

  test('pauses and resumes, and withdraws what has not left', async () => {
    const to = await openList();
    await to.user.click(screen.getByRole('button', { name: 'Pause sending' }));
    await screen.findByRole('button', { name: 'Resume sending' });
    await send(to, 'jani', { name: 'Mug' });
    const row = await rowOf('Mug', 'Sending is paused. Resume it above.');
    await to.user.click(row.getByRole('button', { name: 'More for Mug' }));
    await to.user.click(await screen.findByText(/^Withdraw:/));
    await screen.findByText('Withdrawn');
    await to.user.click(screen.getByRole('button', { name: 'Resume sending' }));
    await screen.findByRole('button', { name: 'Pause sending' });
    expect(creates(to)).toBe(0);
  });
});

describe('an unsure product', () => {
  const LOST: Fault = { name: 'close-after-create', times: 1 };

  test('is sent again only when the person has looked and says so', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [LOST]);
    await to.user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    await to.user.click(dialog.getByRole('radio', { name: /It is not there/ }));
    await to.user.click(dialog.getByRole('button', { name: 'Send again' }));
    expect(creates(to)).toBe(1);
    await to.user.click(dialog.getByRole('checkbox', { name: /I looked at Jani/ }));
    await to.user.click(dialog.getByRole('button', { name: 'Send again' }));
    await until('it left again', () => creates(to) === 2);
  });

  test('that is there gets the id that the person found', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [LOST]);
    await to.user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    await to.user.click(dialog.getByRole('radio', { name: 'It is there' }));
    const id = to.sandbox.products('jani')[0]?.id ?? 'none';
    await to.user.type(dialog.getByRole('textbox', { name: 'Its id at Jani' }), id);
    await to.user.click(dialog.getByRole('button', { name: 'It is there' }));
    expect(await screen.findByRole('button', { name: `Copy the id ${id}` })).toBeTruthy();
    expect(screen.getByText(/^You said that it is there, as/)).toBeTruthy();
    expect(screen.queryByText(/^Jani has it/)).toBeNull();
    expect(creates(to)).toBe(1);
  });

  test('that got a wrong id is unsure again once the person takes that back', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [LOST, { name: 'status', status: 404, on: 'list' }]);
    await to.user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    await to.user.click(dialog.getByRole('radio', { name: 'It is there' }));
    const field = dialog.getByRole('textbox', { name: 'Its id at Jani' });
    await to.user.type(field, `${to.sandbox.products('jani')[0]?.id ?? 'none'}{enter}`);
    const row = await rowOf('Mug', /^You said that it is there, as/);
    await to.user.click(row.getByRole('button', { name: 'More for Mug' }));
    await to.user.click(await screen.findByText('That was wrong…'));
    const early = within(await screen.findByRole('dialog', { name: 'Take back that “Mug” is at Jani?' }));
    await to.user.click(early.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await to.user.click(row.getByRole('button', { name: /^What happened to Mug/ }));
    await to.user.click(await row.findByRole('button', { name: 'That was wrong: “Mug”' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Take back that “Mug” is at Jani?' }));
    await to.user.click(asked.getByRole('button', { name: 'Take back' }));
    const back = await rowOf('Mug', 'You took back that it is there. The product may be there or not.');
    expect(back.getByText('Unsure')).toBeTruthy();
    expect(back.getByRole('button', { name: 'Is it there? Mug at Jani' })).toBeTruthy();
    expect(creates(to)).toBe(1);
  });

  test('that the remote itself has can’t be taken back', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' });
    const row = await rowOf('Mug', 'Sent');
    await to.user.click(row.getByRole('button', { name: /^What happened to Mug/ }));
    await row.findByRole('textbox', { name: 'Request' });
    expect(row.queryByRole('button', { name: /^That was wrong/ })).toBeNull();
  });

  test('can wait: Later changes nothing', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Grinder “Pebble”' }, [LOST]);
    await to.user.click(await screen.findByRole('button', { name: 'Is it there? Grinder “Pebble” at Jani' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Is Grinder “Pebble” at Jani?' }));
    await to.user.click(dialog.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('Unsure')).toBeTruthy();
  });

  test('that the remote said it created can not be sent again', async () => {
    const to = await openList();
    await send(to, 'jani', { name: 'Mug' }, [{ name: 'empty-body', times: 1 }]);
    await to.user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole<HTMLInputElement>('radio', { name: /It is not there/ }).disabled).toBe(true);
  });
});

describe('a held remote', () => {
  test('with a wrong key takes a new one and goes on', async () => {
    const to = await openList({ withKeys: false });
    to.keys.set(to.jani.id, 'wrong-key-0123456789');
    await send(to, 'jani', { name: 'Mug' });
    const held = within(await screen.findByRole('region', { name: 'Jani is held' }));
    expect(held.getByText('Jani did not accept the key.')).toBeTruthy();
    await to.user.click(held.getByRole('button', { name: 'Enter a new key' }));
    const dialog = within(await screen.findByRole('dialog'));
    await to.user.type(dialog.getByLabelText('Key'), to.sandbox.jani.key);
    await to.user.click(dialog.getByRole('button', { name: 'Use this key' }));
    await until('it is there', () => to.sandbox.products('jani').length === 1);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Jani is held' })).toBeNull());
  });

  test('never sends what waits for one account with the key of another', async () => {
    const to = await openList({ withKeys: false });
    to.keys.set(to.jani.id, 'wrong-key-0123456789');
    await send(to, 'jani', { name: 'Mug' });
    await to.user.click(await screen.findByRole('button', { name: 'Enter a new key' }));
    const dialog = within(await screen.findByRole('dialog'));
    await to.user.type(dialog.getByLabelText('Key'), to.sandbox.jani.key);
    await to.user.click(dialog.getByRole('radio', { name: 'Another account' }));
    await to.user.click(dialog.getByRole('button', { name: 'Use this key' }));
    expect(dialog.getByText(/Add a remote of its own/)).toBeTruthy();
    expect(to.keys.get(to.jani.id)).toBe('wrong-key-0123456789');
  });

  test('that stored another price is loud, and goes on when it was seen', async () => {
    const to = await openList();
    await send(to, 'journeybee', { name: 'Mug' }, [{ name: 'different-price', times: 1 }]);
    await rowOf('Mug', /^price: sent “12\.5”, stored “13\.5”/);
    expect(within(screen.getByRole('region', { name: /^Needs you/ })).getByText('Mug')).toBeTruthy();
    await send(to, 'journeybee', { name: 'Bowl' });
    await rowOf('Bowl', /^JourneyBee is held: a price or currency came back different on “Mug”/);
    await to.user.click(await screen.findByRole('button', { name: 'I have seen it, go on' }));
    await until('the next one went', () => to.sandbox.products('journeybee').length === 2);
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Needs you/ })).toBeNull());
  });
});

test('a product’s own Send tab says that it was changed here since', async () => {
  const to = await connectSandbox();
  const product = await send(to, 'jani', { name: 'Mug' });
  await until('it is there', () => to.sandbox.products('jani').length === 1);
  render(
    <UiProvider theme="light">
      <ProductSends productId={product.id} />
    </UiProvider>,
  );
  await screen.findByText('Sent');
  await editProduct(to.core, product.id, { description: 'New' });
  expect(await screen.findByText(/^Changed here since/)).toBeTruthy();
});
