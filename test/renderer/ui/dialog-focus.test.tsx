import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { rescueFocus } from '../../../src/renderer/ui/focus-main.ts';
import { useLostFocus } from '../../../src/renderer/ui/use-lost-focus.ts';

/** A list that has the keyboard, and a dialog over it whose work ends. */
function Screen({ dialog, busy }: { readonly dialog: boolean; readonly busy: boolean }) {
  return (
    <>
      <section data-pane="list" tabIndex={-1} aria-label="Products">
        <button type="button" data-pane-focus>
          First cell
        </button>
      </section>
      {dialog && (
        <div role="dialog">
          <Foot busy={busy} />
        </div>
      )}
    </>
  );
}

function Foot({ busy }: { readonly busy: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useLostFocus(button, !busy);
  return (
    <>
      <input aria-label="A field" />
      <button ref={button} type="button">
        Go on
      </button>
    </>
  );
}

const pane = () => screen.getByRole('region', { name: 'Products' });
const goOn = () => screen.getByRole('button', { name: 'Go on' });

test('a list that comes under a dialog leaves the keyboard where it is', () => {
  const { rerender } = render(<Screen dialog busy />);
  pane().focus();
  rescueFocus();
  expect(document.activeElement).toBe(pane());
  rerender(<Screen dialog={false} busy />);
  rescueFocus();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'First cell' }));
});

test('a dialog whose work ends takes the keyboard from what lies under it, never from a field of its own', () => {
  const { rerender } = render(<Screen dialog busy />);
  pane().focus();
  rerender(<Screen dialog busy={false} />);
  expect(document.activeElement).toBe(goOn());
  rerender(<Screen dialog busy />);
  screen.getByRole('textbox', { name: 'A field' }).focus();
  rerender(<Screen dialog busy={false} />);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'A field' }));
});
