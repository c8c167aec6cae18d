import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { offshelf } from '../../../src/renderer/bridge/offshelf.ts';
import { useAnswer } from '../../../src/renderer/bridge/use-answer.ts';
import { UnsureDialog } from '../../../src/renderer/features/sending/unsure-dialog.tsx';
import { sayNextLook } from '../../../src/renderer/features/sending/unsure-evidence.tsx';
import { formatTime } from '../../../src/renderer/ui/format.ts';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './connect-sandbox.ts';
import { aSubmission } from './samples.ts';

const LOST: Fault = { name: 'close-after-create', times: 1 };
const EXISTS: Fault = { name: 'status', status: 409, message: 'Exists already', times: 1 };
const NO_LIST: Fault = { name: 'status', status: 404, on: 'list' };

/** The dialog on the row as it is at the moment. */
function Live({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { value } = useAnswer(offshelf().sending.list, { product: null, limit: 10 }, ['sending']);
  const row = value?.find((one) => one.id === id);
  return row === undefined ? null : <UnsureDialog row={row} opened onClose={onClose} onList={() => {}} />;
}

/** A product that left for Jani and met this, and the dialog about it. */
async function openDialog(...faults: Fault[]) {
  const to = await connectSandbox();
  await to.sandbox.faults.set('jani', faults);
  const { id: productId } = await addProduct(to.core, { name: 'Mug' });
  await to.core.call('sending.send', { products: [productId], remotes: [to.jani.id] });
  const rows = () => to.core.call('sending.list', { product: productId, limit: 10 });
  let row: Submission | undefined;
  await until('it came back', () => {
    void rows().then(([first]) => (row = first));
    return row?.state === 'unsure' || row?.state === 'rejected';
  });
  const onClose = vi.fn<() => void>();
  render(
    <UiProvider theme="light">
      <Live id={row?.id ?? ''} onClose={onClose} />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog'));
  const here = () => rows().then(([first]) => first);
  return { ...to, dialog, onClose, here, user: userEvent.setup() };
}

type Opened = Awaited<ReturnType<typeof openDialog>>;

const idThere = ({ sandbox }: Opened) => sandbox.products('jani')[0]?.id ?? 'none';
const posts = ({ sandbox }: Opened) => sandbox.log().filter(({ method }) => method === 'POST').length;

/** Why the button can't be used, in the words that belong to it. */
function whyNot({ dialog }: Opened, name: string): string | null | undefined {
  const button = dialog.getByRole('button', { name });
  if (button.getAttribute('aria-disabled') !== 'true') return null;
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;
}

describe('the three answers', () => {
  test('say what is missing until they can be given', async () => {
    const to = await openDialog(LOST, NO_LIST);
    expect(whyNot(to, 'It is there')).toBe('Choose first what you found.');
    await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
    expect(whyNot(to, 'It is there')).toBe('Give its id at Jani first.');
    await to.user.type(to.dialog.getByRole('textbox', { name: 'Its id at Jani' }), 'pro_1');
    expect(whyNot(to, 'It is there')).toBeNull();
    await to.user.click(to.dialog.getByRole('radio', { name: /^It is not there/ }));
    expect(whyNot(to, 'Send again')).toBe('Tick first that you looked.');
    await to.user.click(to.dialog.getByRole('checkbox', { name: /^I looked at Jani/ }));
    expect(whyNot(to, 'Send again')).toBeNull();
    await to.user.click(to.dialog.getByRole('button', { name: 'Later' }));
    expect(to.onClose).toHaveBeenCalledOnce();
    expect(await to.here()).toMatchObject({ state: 'unsure' });
    expect(posts(to)).toBe(1);
  });

  test('take an id that the remote knows, by Enter as well', async () => {
    const to = await openDialog(LOST, NO_LIST);
    await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
    await to.user.type(to.dialog.getByRole('textbox', { name: 'Its id at Jani' }), `${idThere(to)}{enter}`);
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
    expect(await to.here()).toMatchObject({ state: 'sent', remoteRecordId: idThere(to) });
    expect(posts(to)).toBe(1);
  });

  test('refuse an id that the remote does not know, unless the person insists on that very id', async () => {
    const to = await openDialog(LOST, NO_LIST);
    await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
    const field = to.dialog.getByRole('textbox', { name: 'Its id at Jani' });
    await to.user.type(field, 'pro_wrong{enter}');
    expect(await to.dialog.findByText('Jani has no product with the id pro_wrong.')).toBeTruthy();
    await to.user.click(to.dialog.getByRole('checkbox', { name: /^I see it at Jani/ }));
    await to.user.type(field, '2');
    expect(to.dialog.queryByRole('checkbox', { name: /^I see it at Jani/ })).toBeNull();
    await to.user.type(field, '{enter}');
    await to.user.click(await to.dialog.findByRole('checkbox', { name: /^I see it at Jani/ }));
    expect(await to.here()).toMatchObject({ state: 'unsure' });
    await to.user.click(to.dialog.getByRole('button', { name: 'It is there' }));
    await waitFor(() => expect(to.onClose).toHaveBeenCalled());
    expect(await to.here()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_wrong2' });
  });

  test('take no id that is longer than an id can be', async () => {
    const to = await openDialog(LOST, NO_LIST);
    await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
    await to.user.click(to.dialog.getByRole('textbox', { name: 'Its id at Jani' }));
    await to.user.paste('x'.repeat(501));
    expect(whyNot(to, 'It is there')).toBe('An id has at most 500 characters.');
    await to.user.keyboard('{Backspace}');
    expect(whyNot(to, 'It is there')).toBeNull();
  });

  test('scroll to what must be typed or ticked as soon as it appears', async () => {
    const scrolled: string[] = [];
    Element.prototype.scrollIntoView = function note() {
      scrolled.push(this.textContent ?? '');
    };
    onTestFinished(() => {
      Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
    });
    const to = await openDialog(LOST, NO_LIST);
    await to.user.click(to.dialog.getByRole('radio', { name: /^It is not there/ }));
    expect(scrolled.at(-1)).toMatch(/^I looked at Jani/);
    await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
    expect(scrolled.at(-1)).toMatch(/^Its id at Jani/);
    await to.user.type(to.dialog.getByRole('textbox', { name: 'Its id at Jani' }), 'pro_wrong{enter}');
    await to.dialog.findByRole('checkbox', { name: /^I see it at Jani/ });
    expect(scrolled.at(-1)).toMatch(/^Jani has no product with the id pro_wrong/);
  });

  test('stand beside what happened, in order', async () => {
    const to = await openDialog(LOST, NO_LIST);
    const known = within(await to.dialog.findByRole('list', { name: 'What happened' }));
    await waitFor(() => expect(known.getAllByRole('listitem').length).toBeGreaterThan(2));
    const said = known.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(said[0]).toMatch(/Put in line$/);
    expect(said[1]).toMatch(/The request left$/);
    expect(said[2]).toMatch(/Nobody can know whether it was created$/);
  });
});

describe('looking there', () => {
  test('again finds the product, without a second request to create it', async () => {
    const to = await openDialog(LOST);
    const look = await to.dialog.findByRole('button', { name: 'Look again' });
    expect(to.dialog.getByText('Offshelf looks there by itself within a minute.')).toBeTruthy();
    await to.user.click(look);
    await until('it was looked up', () =>
      to.sandbox.log().some(({ method, path }) => method === 'GET' && path === '/api/v1/products'),
    );
    expect(posts(to)).toBe(1);
  });

  const row = { remoteName: 'Jani', wakeAt: 10 * 60_000, lookWaits: false };

  test('is said with its time, or why it is not done', () => {
    expect(sayNextLook(row, { listWorks: true }, 0)).toBe(
      `Offshelf looks there again by itself at ${formatTime(row.wakeAt)}.`,
    );
    expect(sayNextLook(row, { listWorks: true }, row.wakeAt)).toBe('Offshelf looks at Jani now.');
    expect(sayNextLook({ ...row, wakeAt: null }, { listWorks: true }, 0)).toBe(
      'Offshelf does not look there by itself now.',
    );
    expect(sayNextLook({ ...row, wakeAt: null, lookWaits: true }, { listWorks: true }, 0)).toBe(
      'Offshelf looks there again once Jani goes on.',
    );
    expect(sayNextLook(row, { listWorks: false }, 0)).toBe('Offshelf can’t read a list at Jani now.');
  });
});

describe('another request that leaves while the dialog is open', () => {
  /** The dialog about a row, after so many requests. */
  function show(attempts: number) {
    return (
      <UiProvider theme="light">
        <UnsureDialog
          row={aSubmission({ ...unsure, attempts })}
          opened
          onClose={() => {}}
          onList={() => {}}
        />
      </UiProvider>
    );
  }
  const unsure = { id: aSubmission().id, state: 'unsure', unsureKind: 'maybe', reason: 'no-answer' } as const;

  test('takes back the tick that the person looked, and keeps what they typed', async () => {
    await connectSandbox();
    const { rerender } = render(show(1));
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: 'It is there' }));
    await user.type(screen.getByRole('textbox', { name: 'Its id at Jani' }), 'pro_half');
    await user.click(screen.getByRole('radio', { name: /^It is not there/ }));
    const looked = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^I looked at Jani/ });
    await user.click(looked());
    expect(looked().checked).toBe(true);
    expect(screen.queryByText(/^Another request left/)).toBeNull();
    rerender(show(2));
    expect(looked().checked).toBe(false);
    expect(screen.getByText('Another request left since you looked. Look there again.')).toBeTruthy();
    expect(screen.getByText(/^Another request left since you opened this/)).toBeTruthy();
    await user.click(looked());
    expect(screen.queryByText('Another request left since you looked. Look there again.')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'It is there' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Its id at Jani' }).value).toBe('pro_half');
  });

  test('is not given up with the others by an answer about the first alone', async () => {
    const to = await openDialog(LOST, NO_LIST);
    const seen = await to.here();
    if (seen === undefined) throw new Error('it has a row');
    await to.sandbox.faults.set('jani', [LOST, NO_LIST]);
    const again = { id: seen.id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
    await to.core.call('sending.resolve', again);
    let attempts = 0;
    await until('the second request ended unsure', () => {
      void to.here().then((now) => (attempts = now?.state === 'unsure' ? now.attempts : 0));
      return attempts === 2;
    });
    cleanup();
    render(
      <UiProvider theme="light">
        <UnsureDialog row={seen} opened onClose={to.onClose} onList={() => {}} />
      </UiProvider>,
    );
    await to.user.click(screen.getByRole('button', { name: 'More answers' }));
    await to.user.click(await screen.findByText('Give up on it…'));
    const asked = within(await screen.findByRole('dialog', { name: 'Give up on “Mug”?' }));
    await to.user.click(asked.getByRole('button', { name: 'Give up' }));
    await screen.findByText('Another request left since you looked. Look at its row again.');
    expect(to.onClose).not.toHaveBeenCalled();
    expect(await to.here()).toMatchObject({ state: 'unsure' });
  });
});

test('a refusal because it exists there is settled by its id, and never sent again from here', async () => {
  const to = await openDialog(EXISTS);
  expect(screen.getByRole('dialog', { name: 'Which product at Jani is “Mug”?' })).toBeTruthy();
  expect(to.dialog.queryByRole('radio')).toBeNull();
  expect(to.dialog.queryByRole('button', { name: 'Look again' })).toBeNull();
  expect(whyNot(to, 'It is there')).toBe('Give its id at Jani first.');
  await to.user.type(to.dialog.getByRole('textbox', { name: 'Its id at Jani' }), 'pro_old{enter}');
  await to.user.click(await to.dialog.findByRole('checkbox', { name: /^I see it at Jani/ }));
  await to.user.click(to.dialog.getByRole('button', { name: 'It is there' }));
  await waitFor(() => expect(to.onClose).toHaveBeenCalled());
  expect(await to.here()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_old' });
  expect(posts(to)).toBe(1);
});
