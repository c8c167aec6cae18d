import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SendSections } from '../../../src/renderer/features/sending/send-sections.tsx';
import { SettleHost } from '../../../src/renderer/features/sending/settle-host.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { LaneStatus, SendGroup } from '../../../src/shared/model/submission.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { aSubmission } from './samples.ts';

function waitingAt(remoteId: number, remoteName: string): SendGroup {
  const first = aSubmission({ remoteId, remoteName });
  const key = { remoteId, state: 'queued', reason: 'in-line', detail: null, differs: false } as const;
  return { key: { section: 'going-on', ...key }, count: 3, first };
}

function laneOf(remoteId: number, part: Partial<LaneStatus> = {}): LaneStatus {
  const none = { hold: null, detail: null, waitsUntil: null, unreachable: false, listWorks: true };
  return { remoteId, paused: false, waiting: 3, ...none, ...part };
}

const NOTHING = { paused: false, needsYou: 0, waiting: 9, sent: 0, open: 0, goesOn: true };

test('each remote stands above its own rows, and rows without such a heading come first', async () => {
  await openCoreForWindow();
  const lanes = [laneOf(2), laneOf(1), laneOf(3, { hold: 'wrong-key' })];
  const groups = [
    waitingAt(1, 'Jani'),
    waitingAt(2, 'Bees'),
    { ...waitingAt(1, 'Jani'), key: { ...waitingAt(1, 'Jani').key, reason: 'paused' as const } },
    waitingAt(3, 'Held'),
  ];
  render(
    <UiProvider theme="light">
      <SettleHost>
        <SendSections groups={groups} state={{ ...NOTHING, lanes }} onFix={() => {}} />
      </SettleHost>
    </UiProvider>,
  );
  const section = within(screen.getByRole('region', { name: /^Going on/ }));
  const said = section
    .getAllByRole('listitem')
    .map((item) => /to (?:Jani|Bees|Held)|^(?:Jani|Bees)/u.exec(item.textContent ?? '')?.[0]);
  expect(said).toEqual(['to Held', 'Bees', 'to Bees', 'Jani', 'to Jani', 'to Jani']);
});
