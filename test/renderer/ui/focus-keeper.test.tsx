import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useFocusKeeper } from '../../../src/renderer/ui/use-focus-keeper.ts';

function Pane() {
  useFocusKeeper();
  return (
    <div data-pane="list">
      <button type="button" data-pane-focus="">
        Sheet
      </button>
      <button type="button">Cell</button>
    </div>
  );
}

const button = (name: string) => screen.getByRole('button', { name });

test('what takes the focus and hands it on at once gets it back when that is gone', async () => {
  render(<Pane />);
  const [sheet, cell] = [button('Sheet'), button('Cell')];
  sheet.addEventListener('focusin', () => {
    if (cell.isConnected) cell.focus();
  });
  sheet.focus();
  expect(document.activeElement).toBe(cell);
  cell.remove();
  await waitFor(() => expect(document.activeElement).toBe(sheet));
});

test('who clicks beside everything keeps the keyboard nowhere', async () => {
  render(<Pane />);
  button('Sheet').focus();
  button('Sheet').blur();
  button('Cell').remove();
  await new Promise((done) => setTimeout(done, 300));
  expect(document.activeElement).toBe(document.body);
});
