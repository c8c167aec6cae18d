import { Modal } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { expect, test } from 'vitest';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

/** The lower dialog takes Escape again as soon as the upper one is gone. The upper one hears of each key first. */
function Two() {
  const [isLower, setLower] = useState(true);
  const [isUpper, setUpper] = useState(true);
  return (
    <>
      <Modal title="Upper" opened={isUpper} onClose={() => flushSync(() => setUpper(false))} />
      <Modal title="Lower" opened={isLower} onClose={() => setLower(false)} closeOnEscape={!isUpper} />
    </>
  );
}

test('a press of Escape closes one dialog', () => {
  render(
    <UiProvider theme="light">
      <Two />
    </UiProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByRole('dialog', { name: 'Upper' })).toBeNull();
  expect(screen.getByRole('dialog', { name: 'Lower' })).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByRole('dialog', { name: 'Lower' })).toBeNull();
});
