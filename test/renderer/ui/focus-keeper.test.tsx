import { renderHook, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useFocusKeeper } from '../../../src/renderer/ui/use-focus-keeper.ts';
import { expectPresent } from '../../../src/shared/assert.ts';

function build(html: string): (selector: string) => HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  onTestFinished(() => box.remove());
  return (selector) => expectPresent(box.querySelector<HTMLElement>(selector), 'it was built above');
}

test('what takes the focus and hands it on at once gets it back when that is gone', async () => {
  const find = build(
    `<div data-pane="list"><button data-pane-focus>Sheet</button><button id="cell">Cell</button></div>`,
  );
  renderHook(() => useFocusKeeper());
  const [sheet, cell] = [find('[data-pane-focus]'), find('#cell')];
  sheet.addEventListener('focusin', () => {
    if (cell.isConnected) cell.focus();
  });
  sheet.focus();
  expect(document.activeElement).toBe(cell);
  cell.remove();
  await waitFor(() => expect(document.activeElement).toBe(sheet));
});

test('who clicks beside everything keeps the keyboard nowhere', async () => {
  const find = build(`<div data-pane="list"><button data-pane-focus>Sheet</button><i></i></div>`);
  renderHook(() => useFocusKeeper());
  find('[data-pane-focus]').focus();
  find('[data-pane-focus]').blur();
  find('i').remove();
  await new Promise((done) => setTimeout(done, 300));
  expect(document.activeElement).toBe(document.body);
});
