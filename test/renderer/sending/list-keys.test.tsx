import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { openList, rowOf, send } from './open-list.tsx';

const REFUSED: Fault = { name: 'status', status: 422, message: 'no room for it' };
const focused = () => document.activeElement?.getAttribute('aria-label');

/** A group of two that were refused, and below it one product that was sent. */
async function openRows() {
  const to = await openList();
  await send(to, 'journeybee', { name: 'Bowl' });
  await rowOf('Bowl', 'Sent');
  for (const name of ['One', 'Two']) await send(to, 'journeybee', { name }, [REFUSED]);
  await rowOf('2 products', 'Not accepted');
  const group = screen.getByRole('button', { name: /^The 2 products to JourneyBee/ });
  return { ...to, group };
}

test('the arrow keys go from row to row, and Home and End to both ends', async () => {
  const { user, group } = await openRows();
  group.focus();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('What happened to Bowl at JourneyBee');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('What happened to Bowl at JourneyBee');
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(group);
  await user.keyboard('{End}');
  expect(focused()).toBe('What happened to Bowl at JourneyBee');
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(group);
  await user.keyboard('{PageDown}');
  expect(focused()).toBe('What happened to Bowl at JourneyBee');
  await user.keyboard('{PageUp}');
  expect(document.activeElement).toBe(group);
});

test('Right opens a group and goes into it, Left goes back to it and folds it', async () => {
  const { user, group } = await openRows();
  group.focus();
  await user.keyboard('{ArrowRight}');
  await screen.findByText('Two');
  expect(group.getAttribute('aria-expanded')).toBe('true');
  await user.keyboard('{ArrowRight}');
  expect(focused()).toMatch(/^What happened to (One|Two) at JourneyBee$/);
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(group);
  await user.keyboard('{ArrowLeft}');
  expect(group.getAttribute('aria-expanded')).toBe('false');
});

test('Enter opens what happened to a row', async () => {
  const { user } = await openRows();
  screen.getByRole('button', { name: 'What happened to Bowl at JourneyBee' }).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('list', { name: 'What happened to Bowl' })).toBeTruthy();
});

test('the menu key goes to what can be done, Right to the next of it, and Escape back to the row', async () => {
  const { user, group } = await openRows();
  group.focus();
  await user.keyboard('{ContextMenu}');
  expect(focused()).toMatch(/^Fix the first/);
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toBe('Send all again');
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(group);
  await user.keyboard('{Shift>}{F10}{/Shift}');
  expect(focused()).toMatch(/^Fix the first/);
});

test('the list is one stop of Tab: only the row that the keyboard is on can be reached by it', async () => {
  const { user, group } = await openRows();
  const bowl = screen.getByRole('button', { name: 'What happened to Bowl at JourneyBee' });
  group.focus();
  expect([group.tabIndex, bowl.tabIndex]).toEqual([0, -1]);
  await user.keyboard('{ArrowDown}');
  expect([group.tabIndex, bowl.tabIndex]).toEqual([-1, 0]);
  expect(screen.getByRole('button', { name: 'Send all again' }).tabIndex).toBe(-1);
});

test('a row that comes later is no stop of its own', async () => {
  const { group, ...to } = await openRows();
  group.focus();
  await send(to, 'jani', { name: 'Cup' });
  await rowOf('Cup', 'Sent');
  const cup = () => screen.getByRole('button', { name: 'What happened to Cup at Jani' });
  await waitFor(() => expect(cup().tabIndex).toBe(-1));
  expect(document.activeElement).toBe(group);
});
