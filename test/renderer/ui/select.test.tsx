import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Select } from '../../../src/renderer/ui/select.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

const FIELDS = ['Name', 'Short description', 'Descriptive', 'Description', 'Price'];
const GROUPS = [
  { group: 'Shown', items: ['Name', 'My price', 'Price unit'] },
  { group: 'Others', items: ['Price'] },
];

function open(value: string, data: typeof FIELDS | typeof GROUPS = FIELDS) {
  const onChange = vi.fn<(value: string | null) => void>();
  render(
    <UiProvider theme="light">
      <Select label="What" data={data} value={value} onChange={onChange} />
    </UiProvider>,
  );
  return { onChange, user: userEvent.setup(), field: screen.getByRole('combobox', { name: 'What' }) };
}

function readOptions(): readonly (string | null)[] {
  return screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent);
}

function highlighted(): string | null | undefined {
  return document.querySelector('[data-combobox-selected]')?.textContent;
}

test('the name of what is chosen, typed in full, is highlighted, and Enter keeps it', async () => {
  const { user, onChange, field } = open('Description');
  await user.tab();
  await user.keyboard('Description');
  await waitFor(() => expect(highlighted()).toBe('Description'));
  await user.keyboard('{Enter}');
  expect(onChange).not.toHaveBeenCalled();
  expect(field).toHaveProperty('value', 'Description');
});

test('the best one comes first: called just so, then begun so, then with the text in it', async () => {
  const { user, onChange } = open('Name');
  await user.tab();
  await user.keyboard('descripti');
  expect(readOptions()).toEqual(['Descriptive', 'Description', 'Short description']);
  await user.keyboard('on');
  await waitFor(() => expect(highlighted()).toBe('Description'));
  await user.keyboard('{Enter}');
  expect(onChange.mock.lastCall?.[0]).toBe('Description');
});

test('the best one is found in any group', async () => {
  const { user, onChange } = open('Name', GROUPS);
  await user.tab();
  await user.keyboard('price');
  await waitFor(() => expect(highlighted()).toBe('Price'));
  await user.keyboard('{Enter}');
  expect(onChange.mock.lastCall?.[0]).toBe('Price');
});

test('a list that is opened again shows all of it in its own order', async () => {
  const { user, field } = open('Description');
  await user.tab();
  await user.keyboard('Pri{Escape}');
  await user.tab();
  await user.click(field);
  expect(readOptions()).toEqual(FIELDS);
});
