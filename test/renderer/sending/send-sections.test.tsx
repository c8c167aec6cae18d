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

const NOTHING = { paused: false, needsYou: 0, waiting: 9, lookedUp: 0, sent: 0, open: 0, goesOn: true };

test('each remote stands above its own rows, and one that stands still says so and can be paused, too', async () => {
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
    .map((item) => /to (?:Jani|Bees|Held)|^(?:Jani|Bees|Held)/u.exec(item.textContent ?? '')?.[0]);
  expect(said).toEqual(['Bees', 'to Bees', 'Jani', 'to Jani', 'to Jani', 'Held', 'to Held']);
  const line = within(section.getByRole('group', { name: 'Held' }));
  expect(line.getByText(/it needs its key/)).toBeTruthy();
  expect(line.getByRole('button', { name: 'Pause Held' })).toBeTruthy();
});

test('the line of a remote counts what it stored differently, also while a search shows none of it', async () => {
  await openCoreForWindow();
  const waiting = waitingAt(1, 'Jani');
  const sent = { section: 'done', state: 'sent', reason: 'created' } as const;
  const differing = { ...waiting, key: { ...waiting.key, ...sent, differs: true }, count: 2 };
  render(
    <UiProvider theme="light">
      <SettleHost>
        <SendSections
          groups={[waiting]}
          all={[waiting, differing, { ...differing, key: { ...differing.key, remoteId: 2 } }]}
          state={{ ...NOTHING, lanes: [laneOf(1)] }}
          onFix={() => {}}
        />
      </SettleHost>
    </UiProvider>,
  );
  const line = within(screen.getByRole('group', { name: 'Jani' }));
  expect(line.getByText(/2 products stored differently/)).toBeTruthy();
});

test('what the list has no room for is one sentence and no row', async () => {
  await openCoreForWindow();
  const waiting = waitingAt(1, 'Jani');
  const key = { ...waiting.key, section: 'needs-you', state: 'rejected', reason: 'not-accepted' } as const;
  const rest = { ...waiting, key, count: 40, kinds: 30 };
  render(
    <UiProvider theme="light">
      <SettleHost>
        <SendSections groups={[{ ...waiting, key }, rest]} state={undefined} onFix={() => {}} />
      </SettleHost>
    </UiProvider>,
  );
  const section = within(screen.getByRole('region', { name: 'Needs you 43' }));
  expect(section.getAllByRole('listitem')).toHaveLength(1);
  expect(section.getByText(/^… and 30 more kinds of failure \(40 products\)/)).toBeTruthy();
});
