import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ErrorScreen } from '../../../src/renderer/ui/error-screen.tsx';

function Broken(): never {
  throw new Error('a bug');
}

test('a bug in a screen leaves words and a way on, not a white window', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports the bug there
  render(
    <ErrorScreen>
      <Broken />
    </ErrorScreen>,
  );
  expect(screen.getByRole('heading', { name: 'This window broke' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
});
