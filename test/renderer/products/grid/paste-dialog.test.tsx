import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { readSheet } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { PasteDialog } from '../../../../src/renderer/features/products/grid/paste-dialog.tsx';
import type { PasteAsk } from '../../../../src/renderer/features/products/grid/paste-flow.ts';
import { dropPaste, usePasteAsk } from '../../../../src/renderer/features/products/grid/paste-store.ts';

const EARLY = /^Answer this first/u;

beforeEach(() => {
  vi.useFakeTimers();
  noteRemotes(false);
});
afterEach(() => {
  dropPaste();
  vi.useRealTimers();
});

function ask(more: Pick<PasteAsk, 'typed'>): HTMLElement {
  const { columns, list } = readSheet();
  const target = { selection: selectCell(columns.indexOf('price'), 0), columns, rows: 1 };
  const marks = { decimal: '.', group: ',' };
  usePasteAsk.setState({
    ask: { given: { table: [['1,234']], fields: [] }, target, list, marks, asNew: false, ...more },
  });
  render(<PasteDialog onPreview={() => {}} />, { wrapper: MantineProvider });
  wait(10);
  return screen.getByRole('radio', { name: /^1234/u, hidden: true });
}

function wait(milliseconds: number): void {
  act(() => void vi.advanceTimersByTime(milliseconds));
}

/** Whether the key does what keys do there. */
const press = (radio: HTMLElement, key: string): boolean => fireEvent.keyDown(radio, { key });

test('a price that is asked about takes no key of a person who types on, and says so', () => {
  const radio = ask({ typed: 'one' });
  press(radio, 'Shift');
  expect(screen.queryByText(EARLY)).toBeNull();
  expect([' ', 'Enter', 'ArrowDown', 'Tab', '7'].map((key) => press(radio, key))).toEqual(
    [' ', 'Enter', 'ArrowDown', 'Tab', '7'].map(() => false),
  );
  screen.getByText(EARLY);
  // It lasts until there is a pause.
  for (const key of ['1', '2', ' ', 'Enter']) {
    wait(400);
    expect(press(radio, key)).toBe(false);
  }
  wait(500);
  expect(press(radio, ' ')).toBe(true);
  screen.getByText(EARLY);
});

test('whoever waits before answering is told nothing', () => {
  const radio = ask({ typed: 'one' });
  wait(500);
  expect(press(radio, 'ArrowDown')).toBe(true);
  expect(screen.queryByText(EARLY)).toBeNull();
});

test('a paste was asked for, and its question takes keys at once', () => {
  const radio = ask({});
  expect(press(radio, ' ')).toBe(true);
});
