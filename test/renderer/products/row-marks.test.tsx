import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { letterRemotes, RowMarks } from '../../../src/renderer/features/products/row-marks.tsx';
import { READINESS_LOOK } from '../../../src/renderer/ui/status-look.ts';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

test('the mark of what is stored differently says so in words and has an icon of its own', () => {
  const remotes = [
    { remoteId: 1, readiness: 'differs', problems: 0 } as const,
    { remoteId: 2, readiness: 'sent', problems: 0 } as const,
  ];
  const letters = letterRemotes([
    { id: 1, name: 'Jani' },
    { id: 2, name: 'Bee' },
  ]);
  render(
    <UiProvider theme="light">
      <RowMarks remotes={remotes} letters={letters} />
    </UiProvider>,
  );
  expect(screen.getByTitle('Jani: Sent, stored differently').textContent).toContain('J');
  expect(screen.getByText('Bee: Sent')).toBeTruthy();
  const icons = Object.values(READINESS_LOOK).map(({ icon }) => icon);
  expect(icons.filter((icon) => icon === READINESS_LOOK.differs.icon)).toHaveLength(1);
});

test('no two remotes have the same letters, whatever they are called', () => {
  const names = ['Bees', 'Beeline', 'Jani', 'B1', 'Be', 'Shop', 'Store'];
  const letters = letterRemotes(names.map((name, at) => ({ id: at + 1, name })));
  const all = [...letters.values()].map(({ letter }) => letter);
  expect(all).toEqual(['B2', 'B3', 'J', 'B1', 'B4', 'Sh', 'St']);
});
