import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addProduct } from '../../helpers/catalog.ts';
import { field, openForm } from './render-form.tsx';

describe('the fields', () => {
  test('follow the type: the period is asked for only where billing recurs', async () => {
    const { user } = await openForm();
    expect(screen.queryByRole('textbox', { name: /Billing period/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Recurring' }));
    expect(await screen.findByLabelText(/Billing period/)).toBeTruthy();
  });

  test('say what a status becomes at each remote', async () => {
    await openForm();
    expect(await screen.findByText('Sent as active to Jani, draft to JourneyBee.')).toBeTruthy();
  });

  test('edit custom data as rows and as JSON, both the same text', async () => {
    const { user } = await openForm();
    const group = screen.getByRole('group', { name: 'Custom data' });
    await user.click(within(group).getByRole('button', { name: 'Add a key' }));
    await user.keyboard('origin');
    await user.type(within(group).getByLabelText('Value of origin'), 'Farm 12');
    await user.click(within(group).getByRole('radio', { name: 'JSON' }));
    const json = within(group).getByLabelText<HTMLTextAreaElement>('Custom data as JSON');
    expect(JSON.parse(json.value)).toEqual({ origin: 'Farm 12' });
    await user.clear(json);
    await user.click(json);
    await user.paste('{"sizes": [1, 2]}');
    await user.click(within(group).getByRole('radio', { name: 'Keys and values' }));
    expect(within(group).getByText(/“sizes” holds a list/)).toBeTruthy();
    expect(within(group).getByLabelText<HTMLTextAreaElement>('Custom data as JSON').value).toBe(
      '{"sizes": [1, 2]}',
    );
  });

  test('open at the one that is to be fixed', async () => {
    const { view, show, product } = await openForm({ product: { name: 'Mug' } });
    view.rerender(show(product?.id ?? null, { focusField: 'imageUrl' }));
    expect(document.activeElement).toBe(field('Image address'));
  });

  test('make a SKU from the name that nobody else has', async () => {
    const { core, user } = await openForm();
    await addProduct(core, { name: 'Other', sku: 'TIN-MUG' });
    await user.type(field('Name'), 'Tin mug');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await waitFor(() => expect(field('SKU').value).toBe('TIN-MUG-2'));
  });
});

describe('what will be sent', () => {
  test('is the exact request with the key masked, and what is left out', async () => {
    const { user } = await openForm({ product: { name: 'Mug', sku: '1', price: '3' } });
    await user.click(screen.getByRole('button', { name: 'What will be sent' }));
    const request = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Request' });
    expect(request.value).toContain('POST https://billing.example.com/api/v1/products');
    expect(request.value).toContain('Bearer ••••');
    expect(request.value).toContain('"name": "Mug"');
    expect(screen.getByText(/Jani has no place for: SKU, price/)).toBeTruthy();
    await user.clear(field('Name'));
    expect(await screen.findByText(/Nothing can be sent yet/)).toBeTruthy();
  });
});
