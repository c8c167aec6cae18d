import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { SettleListDialog } from '../../../src/renderer/features/sending/settle-list-dialog.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './connect-sandbox.ts';
import {
  CREATED,
  choose,
  LOST,
  listOf,
  NEVER_ARRIVED,
  NO_LIST,
  openDialog,
  paste,
  posts,
  rowsOf,
  stateOf,
} from './open-settle-list.tsx';

describe('a list of the remote', () => {
  test('settles what our reference finds, and nothing leaves', async () => {
    const to = await openDialog({ Mug: LOST, Bowl: LOST });
    const before = posts(to);
    paste(to, JSON.stringify(listOf(to), null, 1));
    await to.dialog.findByText('4 products in the list, pasted');
    const there = within(await to.dialog.findByRole('region', { name: /^On the list/ }));
    const mug = listOf(to).find(({ name }) => name === 'Mug');
    expect(
      there.getByRole<HTMLInputElement>('checkbox', { name: `Mug is there, as ${mug?.id}` }).checked,
    ).toBe(true);
    await to.user.click(to.dialog.getByRole('button', { name: '2 are there: settle them' }));
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
    expect(await stateOf(to, 'Mug')).toMatchObject({ state: 'sent', remoteRecordId: mug?.id });
    expect(await stateOf(to, 'Bowl')).toMatchObject({ state: 'sent' });
    expect(screen.getAllByText('Settled 2 products at Jani.')).toBeTruthy();
    expect(posts(to)).toBe(before);
    const { id = '' } = (await stateOf(to, 'Mug')) ?? {};
    const told = await to.core.call('sending.timeline', { id });
    expect(told.at(-1)?.text).toContain('From a list of 4 products, pasted.');
  });

  test('with names alone gives hints, each with a tick of its own', async () => {
    const to = await openDialog({ Mug: LOST });
    paste(to, ['id;name', ...listOf(to).map(({ id, name }) => `${id};${name}`)].join('\n'));
    const hints = within(await to.dialog.findByRole('region', { name: /^May be on the list/ }));
    const tick = hints.getByRole<HTMLInputElement>('checkbox', { name: /^Mug is there/ });
    expect(tick.checked).toBe(false);
    const button = to.dialog.getByRole('button', { name: 'Settle' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toMatch(/^Tick what is there first/);
    await to.user.click(tick);
    await to.user.click(to.dialog.getByRole('button', { name: '1 is there: settle it' }));
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
    expect(await stateOf(to, 'Mug')).toMatchObject({ state: 'sent' });
  });

  test('does not tick a SKU that may have been there before, and says why', async () => {
    const to = await connectSandbox();
    await to.sandbox.faults.set('journeybee', [LOST, NO_LIST]);
    const { id } = await addProduct(to.core, { name: 'Mug', sku: 'M-1', price: '1' });
    await to.core.call('sending.send', { products: [id], remotes: [to.journeybee.id] });
    let rows: readonly Submission[] = [];
    await until('it is unsure', () => {
      void rowsOf(to).then((now) => (rows = now));
      return rows[0]?.state === 'unsure';
    });
    render(
      <UiProvider theme="light">
        <SettleListDialog remoteId={to.journeybee.id} remoteName="JourneyBee" opened onClose={() => {}} />
      </UiProvider>,
    );
    const box = await screen.findByRole('textbox', { name: 'The list' });
    fireEvent.paste(box, { clipboardData: { getData: () => 'uuid,sku\nu1,M-1\nu2,M-2' } });
    const hints = within(await screen.findByRole('region', { name: /^May be on the list/ }));
    expect(hints.getByRole<HTMLInputElement>('checkbox', { name: 'Mug is there, as u1' }).checked).toBe(
      false,
    );
    expect(hints.getByText(/the SKU is the same, but it may have been there before/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Settle' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('lets what is not on it leave again only by a tick of its own', async () => {
    const to = await openDialog({ Mug: LOST, Bowl: NEVER_ARRIVED });
    const before = posts(to);
    paste(to, JSON.stringify(listOf(to)));
    const absent = within(await to.dialog.findByRole('region', { name: /^Not on the list/ }));
    expect(absent.getByText('Bowl')).toBeTruthy();
    const again = to.dialog.getByRole<HTMLInputElement>('checkbox', {
      name: /^This list is complete, and I want the 1 that is not on it sent again/,
    });
    expect(again.checked).toBe(false);
    expect(to.dialog.getByText(/^It must be newer than .*, when it left/)).toBeTruthy();
    await to.user.click(again);
    await to.user.click(to.dialog.getByRole('button', { name: 'Settle 1, send 1 again' }));
    await until('it left again', () => posts(to) === before + 1);
    expect(screen.getAllByText('Settled 1 product at Jani; 1 goes there again.')).toBeTruthy();
    await until('it is there once', () => listOf(to).filter(({ name }) => name === 'Bowl').length === 1);
    expect(listOf(to).filter(({ name }) => name === 'Mug')).toHaveLength(1);
  });

  test('of something else is doubted aloud, and lets nothing leave again before a tick for the list itself', async () => {
    const to = await openDialog({ Mug: NEVER_ARRIVED, Bowl: NEVER_ARRIVED });
    const before = posts(to);
    paste(to, 'id,name\nx1,Chair\nx2,Table\n');
    expect(
      await to.dialog.findByText(
        /^None of the 2 products that Offshelf sent to Jani is on this list\. It may be/,
      ),
    ).toBeTruthy();
    expect(to.dialog.queryByRole('checkbox', { name: /^This list is complete/ })).toBeNull();
    const sure = to.dialog.getByRole<HTMLInputElement>('checkbox', {
      name: 'I made sure that this is the list of Jani',
    });
    expect(sure.checked).toBe(false);
    await to.user.click(sure);
    const again = () =>
      to.dialog.getByRole<HTMLInputElement>('checkbox', { name: /^This list is complete, and I want the 2/ });
    expect(again().checked).toBe(false);
    await to.user.click(again());
    expect(to.dialog.getByRole('button', { name: 'Send 2 again' })).toBeTruthy();
    // Whoever doubts the list again has ticked nothing that leaves.
    await to.user.click(sure);
    await to.user.click(sure);
    expect(again().checked).toBe(false);
    expect(to.dialog.getByRole('button', { name: 'Settle' }).getAttribute('aria-disabled')).toBe('true');
    expect(posts(to)).toBe(before);
  });

  test('without ids is doubted as well', async () => {
    const to = await openDialog({ Mug: NEVER_ARRIVED });
    paste(to, 'name\nAfter Mug\n');
    expect(await to.dialog.findByText(/^This list has no ids, so that nothing shows whether/)).toBeTruthy();
    expect(to.dialog.queryByRole('checkbox', { name: /^This list is complete/ })).toBeNull();
    expect(
      to.dialog.getByRole('checkbox', { name: 'I made sure that this is the list of Jani' }),
    ).toBeTruthy();
  });

  test('never lets a product leave again that the remote said it created', async () => {
    const to = await openDialog({ Mug: CREATED });
    paste(to, JSON.stringify(listOf(to, ['Mug'])));
    const created = within(
      await to.dialog.findByRole('region', { name: /^Not on the list, though it was created/ }),
    );
    expect(created.getByText('Mug')).toBeTruthy();
    expect(created.getByText(/Can’t be sent again: find its id there/)).toBeTruthy();
    expect(to.dialog.queryByRole('checkbox', { name: /^This list is complete/ })).toBeNull();
  });

  test('has its columns shown and chosen anew', async () => {
    const to = await openDialog({ Mug: LOST });
    const rows = listOf(to).map(({ id, name }) => `${name},${id}`);
    paste(to, ['Bezeichnung,Nummer', ...rows].join('\n'));
    await to.dialog.findByText('3 products in the list, pasted');
    await choose(to, to.dialog.getByRole('combobox', { name: 'Id' }), 'Column 2');
    const mug = listOf(to).find((product) => product.name === 'Mug');
    expect(await to.dialog.findByRole('checkbox', { name: `Mug is there, as ${mug?.id}` })).toBeTruthy();
    expect(to.dialog.getByText(/^such as Bezeichnung/)).toBeTruthy();
  });

  test('with the same name twice lets the person pick', async () => {
    const to = await openDialog({ Mug: LOST });
    paste(to, 'id\tname\npro_1\tMug\npro_2\tmug');
    await choose(to, await to.dialog.findByRole('combobox', { name: 'Which one is Mug' }), 'pro_2 · mug');
    await to.user.click(to.dialog.getByRole('button', { name: '1 is there: settle it' }));
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
    expect(await stateOf(to, 'Mug')).toMatchObject({ state: 'sent', remoteRecordId: 'pro_2' });
  });

  test('of names without ids settles nothing, and keeps those on it from leaving again', async () => {
    const to = await openDialog({ Mug: LOST });
    paste(to, 'Mug\nAfter Mug\n');
    const noId = within(await to.dialog.findByRole('region', { name: /^On the list, without an id/ }));
    expect(noId.getByText('Mug')).toBeTruthy();
    expect(to.dialog.queryByRole('checkbox')).toBeNull();
  });

  test('of ids alone is asked for more', async () => {
    const to = await openDialog({ Mug: LOST });
    paste(to, 'pro_8f3a\npro_77b1\n');
    expect(await to.dialog.findByText(/^By ids alone nothing can be found/)).toBeTruthy();
  });

  test('may be a file, and says so where the answers are written down', async () => {
    const to = await openDialog({ Mug: LOST });
    const file = new File(
      [
        listOf(to)
          .map((product) => JSON.stringify(product))
          .join('\n'),
      ],
      'jani.jsonl',
    );
    await to.user.upload(to.dialog.getByLabelText<HTMLInputElement>('File with the list'), file);
    await to.dialog.findByText('2 products in the list, file jani.jsonl');
    await to.user.click(await to.dialog.findByRole('button', { name: '1 is there: settle it' }));
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
  });

  test('that can’t be read says why, and another one can be given', async () => {
    const to = await openDialog({ Mug: LOST });
    paste(to, '<html>\n<body>no list</body></html>');
    expect(await to.dialog.findByText(/source of a web page/)).toBeTruthy();
    paste(to, 'id,name\npro_1,Mug');
    await to.dialog.findByText('1 product in the list, pasted');
    await to.user.click(to.dialog.getByRole('button', { name: 'Another list' }));
    expect(to.dialog.getByRole('textbox', { name: 'The list' })).toBeTruthy();
  });

  test('says by name what was refused, and settles the others', async () => {
    const to = await openDialog({ Mug: LOST, Bowl: LOST });
    paste(to, JSON.stringify(listOf(to)));
    await to.dialog.findByRole('button', { name: '2 are there: settle them' });
    // Meanwhile somebody settles one of them elsewhere.
    const { id = '' } = (await stateOf(to, 'Bowl')) ?? {};
    await to.core.call('sending.resolve', { id, resolution: { kind: 'discard' }, attempts: 1 });
    await to.user.click(to.dialog.getByRole('button', { name: '2 are there: settle them' }));
    expect(await to.dialog.findByText(/^1 product was settled\. 1 answer was refused/)).toBeTruthy();
    expect(to.dialog.getByRole('listitem').textContent).toMatch(/^Bowl: This product is not unsure any more/);
    expect(to.onClose).not.toHaveBeenCalled();
  });

  test('may be typed, a line at a time', async () => {
    const to = await openDialog({ Mug: LOST });
    const box = to.dialog.getByRole('textbox', { name: 'The list' });
    await to.user.type(box, 'id,name{enter}pro_5,Mug');
    await to.user.click(to.dialog.getByRole('button', { name: 'Read the list' }));
    expect(await to.dialog.findByRole('checkbox', { name: 'Mug is there, as pro_5' })).toBeTruthy();
  });
});
