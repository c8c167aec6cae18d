import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { offshelf } from '../../../src/renderer/bridge/offshelf.ts';
import { cut } from '../../../src/renderer/bridge/save-file.ts';
import { writeRows } from '../../../src/renderer/features/sending/export-csv.ts';
import { ExportDialog } from '../../../src/renderer/features/sending/export-dialog.tsx';
import { exportSendList } from '../../../src/renderer/features/sending/export-list.ts';
import { writeCsvLine } from '../../../src/renderer/ui/csv.ts';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { expectPresent } from '../../../src/shared/assert.ts';
import { aDisk } from '../../helpers/export-disk.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './connect-sandbox.ts';
import { send } from './open-list.tsx';
import { aSubmission } from './samples.ts';

async function openDialog({ refuses = false } = {}) {
  const disk = aDisk({ refuses });
  const to = await connectSandbox({ shell: disk.shell });
  await send(to, 'journeybee', { name: '=1+1, "quoted"', sku: '@SKU' });
  await until('the first is there', () => to.sandbox.products('journeybee').length === 1);
  const fault: Fault = { name: 'status', status: 422, message: 'body/name: Too short' };
  await send(to, 'journeybee', { name: 'Bowl' }, [fault]);
  let open = 1;
  await until('both are settled', () => {
    void to.core.call('sending.status', {}).then((status) => (open = status.open + status.waiting));
    return open === 0;
  });
  const onClose = vi.fn<() => void>();
  render(
    <UiProvider theme="light">
      <ExportDialog opened onClose={onClose} />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Export the Send list' }));
  return { ...to, ...disk, dialog, onClose, user: userEvent.setup() };
}

test('the Send list is saved as CSV, with its sentences, and formulas are made text', async () => {
  const { dialog, user, written, ended, onClose, sandbox } = await openDialog();
  expect(dialog.getByText(/as a formula, such as =1\+1, gets an apostrophe/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Save as…' }));
  await until('it is saved', () => onClose.mock.calls.length === 1);
  const [head, first = '', second = '', end] = written.join('').split('\r\n');
  expect(head).toBe(
    '\u{FEFF}Product,SKU,Remote,State,Reason,Id there,Stored differently,Attempts,Last change',
  );
  const id = sandbox.products('journeybee')[0]?.id ?? '';
  expect(first.slice(0, first.lastIndexOf(','))).toBe(
    `"'=1+1, ""quoted""",'@SKU,JourneyBee,Sent,JourneyBee has it.,${id},,1`,
  );
  expect(second).toMatch(
    /^Bowl,,JourneyBee,Not accepted,"?JourneyBee did not accept it\. Mend the product, then send it again\."?,,,1,\d{4}-\d\d-\d\dT/,
  );
  expect(end).toBe('');
  expect(ended).toEqual([true]);
});

test('what the disk refuses is said, and nothing half is kept', async () => {
  const { dialog, user, ended, onClose } = await openDialog({ refuses: true });
  await user.click(dialog.getByRole('button', { name: 'Save as…' }));
  expect(await dialog.findByText('The disk is full. Make room, or choose another place.')).toBeTruthy();
  expect(ended).toEqual([false]);
  expect(onClose).not.toHaveBeenCalled();
});

test('what a remote stored differently stands in a column of its own, and stays text', () => {
  const differences = [
    { field: 'price', sent: '12.50', answered: '13' },
    { field: 'imageAlt', sent: 'A mug', answered: '=1+1' },
  ];
  const [first, second] = [aSubmission({ differences }), aSubmission()];
  const lines = writeRows([first, second], () => undefined, 0).split('\r\n');
  expect(lines[0]).toContain(',"price: 12.50 -> 13; image alt text: A mug -> =1+1",0,');
  expect(lines[1]).toContain(',,,0,');
  const opens = aSubmission({ differences: [{ field: '=x', sent: '1', answered: '2' }] });
  expect(writeRows([opens], () => undefined, 0)).toContain(",'=x: 1 -> 2,0,");
});

test('a product is listed once for a remote, also when its row is replaced while the list is written', async () => {
  const disk = aDisk();
  const asked: string[] = [];
  const to = await connectSandbox({ shell: disk.shell });
  const fault: Fault = { name: 'status', status: 422, message: 'no room' };
  await send(to, 'journeybee', { name: 'Bowl' }, [fault]);
  await send(to, 'jani', { name: 'Cup' });
  let open = 1;
  await until('both are settled', () => {
    void to.core.call('sending.status', {}).then((status) => (open = status.open + status.waiting));
    return open === 0;
  });
  const rows = await to.core.call('sending.rowsAfter', { id: null, count: 10 });
  const bowl = rows.find(({ productName }) => productName === 'Bowl');
  const later = { ...expectPresent(bowl, 'the one that was refused'), state: 'queued' as const };
  // The rest of the first part: a part of a thousand rows is followed by another.
  const others = Array.from({ length: 998 }, () => aSubmission({ state: 'cancelled' }));
  vi.spyOn(offshelf().sending, 'rowsAfter').mockImplementation(async (input) => {
    asked.push(input.id ?? 'first');
    return { ok: true, value: input.id === null ? [...rows, ...others] : [later] };
  });
  expect(await exportSendList(new Date(0))).toEqual({ kind: 'saved', rows: 1_000 });
  expect(asked).toHaveLength(2);
  const lines = disk.written.join('').split('\r\n');
  expect(lines.filter((line) => line.startsWith('Bowl,'))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('Cup,'))).toHaveLength(1);
});

/** What a cell says in the file, without the quotes around it. */
const written = (cell: string) => writeCsvLine([cell]).slice(0, -2).replace(/^"|"$/g, '');

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('%j gets an apostrophe in front', (cell) => {
  expect(written(cell)).toBe(`'${cell}`);
});

test.each([
  ['a;=1', "a;'=1"],
  ['a\t+1', "a\t'+1"],
  ['a\n@x', "a\n'@x"],
])('%j gets one where a spreadsheet may part it', (cell, guarded) => {
  expect(written(cell)).toBe(guarded);
});

test('a long text is cut by its size, never inside of one character', () => {
  expect(cut('abcde', 2)).toEqual(['ab', 'cd', 'e']);
  expect(cut('a😀b', 2)).toEqual(['a', '😀', 'b']);
  expect(cut('')).toEqual([]);
});

test.each(['', 'a=1', ' =1', '1-2', "'=1"])('%j stays as it is', (cell) => {
  expect(written(cell)).toBe(cell);
});
