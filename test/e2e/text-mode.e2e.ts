import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../sandbox/start.ts';
import { findAxeFaults } from './axe.ts';
import { ask } from './bridge.ts';
import { type Desk, expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

/** The sample catalog as texts, sorted by name, with the keyboard in the first one. */
async function openTexts(desk: Desk) {
  const running = await desk.start();
  const { page } = running;
  const person = sitDown(page);
  await page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  await command(page, 'Show as text');
  const texts = readTexts(page);
  await expect(texts.editor).toBeFocused();
  return { ...running, person, texts };
}

/** By the palette. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or product' })).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

function readTexts(page: Page) {
  const editor = page.getByRole('form', { name: 'Text' }).getByRole('textbox', { name: 'Description' });
  return {
    editor,
    rows: page.getByRole('listbox', { name: /^Texts/ }),
    title: page.getByRole('form', { name: 'Text' }).getByRole('heading'),
    hints: page.getByRole('list', { name: 'Hints' }),
    async write(text: string): Promise<void> {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text, { delay: 0 });
    },
  };
}

/** Pastes as a program would have copied it, in several ways at once. */
const pasteCopied = (editor: Locator, copied: Readonly<Record<string, string>>) =>
  editor.evaluate((element, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, copied);

const readRow = (page: Page, name: string) =>
  ask(page, 'products.list', {
    view: 'all',
    search: name,
    descriptions: false,
    filter: null,
    sorts: [{ field: 'name', direction: 'asc' }],
  }).then(async ({ id }) => (await ask(page, 'products.page', { snapshot: id, from: 0, count: 1 }))[0]);

test('texts are written one after the other by keyboard alone, and no key goes to the wrong one', async ({
  desk,
}) => {
  const { page, texts, close } = await openTexts(desk);
  const first = (await texts.title.textContent()) ?? '';
  await texts.write('The first text, written by keyboard.');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('Second! ', { delay: 0 });
  await expect(texts.title).not.toHaveText(first);
  await expect(texts.editor).toContainText('Second! ');
  await page.keyboard.press('Control+z');
  await expect(texts.editor).not.toContainText('Second!');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Nothing was typed here that can be undone/).first()).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(texts.editor).toContainText('Second! ');
  const second = (await texts.title.textContent()) ?? '';
  await page.keyboard.press('Control+PageUp');
  await expect(texts.title).toHaveText(first);
  await expect(texts.editor).toHaveText('The first text, written by keyboard.');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.keyboard.press('Control+PageDown');
  await expect(texts.title).toHaveText(second);
  await expect(texts.editor).toContainText('Second! ');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  expect((await readRow(page, first))?.description).toBe('The first text, written by keyboard.');
  await close();
});

test('a crash loses no key, and form and text are one draft', async ({ desk }) => {
  const { page, texts, kill } = await openTexts(desk);
  const name = (await texts.title.textContent()) ?? '';
  await texts.write('Typed and never saved.');
  const kept = async () => (await ask(page, 'drafts.list', {})).map(({ fields }) => fields.description);
  await expect.poll(kept).toEqual(['Typed and never saved.']);
  await kill();

  const again = await desk.start();
  await expect(again.page.getByText('24 products')).toBeVisible();
  // The crash may have come before the look was on the disk.
  if (!(await again.page.getByRole('form', { name: 'Text' }).isVisible()))
    await command(again.page, 'Show as text');
  const after = readTexts(again.page);
  await expect(after.editor).toHaveText('Typed and never saved.');
  await expect(after.title).toHaveText(name);
  await command(again.page, 'Open product');
  const form = again.page.getByRole('form', { name: 'Product' }).getByLabel('Description', { exact: true });
  await expect(form).toHaveValue('Typed and never saved.');
  await form.fill('Typed in the form.');
  await again.page.getByRole('button', { name: 'Back to the text' }).click();
  await expect(after.editor).toHaveText('Typed in the form.');
  expect(await ask(again.page, 'drafts.list', {})).toHaveLength(1);
  await again.page.keyboard.press('Control+s');
  await expect(again.page.getByText(/^Saved \d/)).toBeVisible();
  expect(await ask(again.page, 'drafts.list', {})).toEqual([]);
  await again.close();
});

test('line ends stay what they were, and each line runs the way its letters do', async ({ desk }) => {
  const { page, texts, close } = await openTexts(desk);
  const row = await readRow(page, (await texts.title.textContent()) ?? '');
  const product = await ask(page, 'products.get', { id: row?.id ?? 0 });
  if (product === null) throw new Error('the product is not there');
  const save = (description: string, baseVersion: number) =>
    ask(page, 'products.save', {
      id: product.id,
      baseVersion,
      fields: { ...product.fields, description },
      draftId: null,
    });
  await save('Fresh coffee\r\nقهوة طازجة', product.version);
  await expect(texts.editor.locator('.cm-line')).toHaveCount(2);
  const directions = await texts.editor
    .locator('.cm-line')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  expect(directions).toEqual(['ltr', 'rtl']);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await page.keyboard.type('End');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await expect
    .poll(async () => (await ask(page, 'products.get', { id: product.id }))?.fields.description)
    .toBe('Fresh coffee\r\nقهوة طازجة!\r\nEnd');
  await close();
});

test('an unknown word is mended by keyboard, and one of the person’s own is right from then on', async ({
  desk,
}) => {
  const { page, texts, close } = await openTexts(desk);
  await texts.write('This cofee is made with a mokka pot at home.');
  const unknown = texts.editor.locator('.cm-misspelt');
  await expect(unknown).toHaveText(['cofee', 'mokka']);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F7');
  await expect(page.getByRole('menuitem', { name: 'coffee' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(texts.editor).toHaveText('This coffee is made with a mokka pot at home.');
  await expect(texts.editor).toBeFocused();
  await page.keyboard.press('F7');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Add to my words' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(unknown).toHaveCount(0);
  await expect(texts.editor).toBeFocused();
  await close();
});

test('HTML is pasted clean, and what is there already is cleaned after a look at what goes', async ({
  desk,
}) => {
  const { page, texts, close } = await openTexts(desk);
  await page.getByText('HTML', { exact: true }).click();
  await texts.editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await pasteCopied(texts.editor, {
    'text/plain': 'Hand made',
    'text/html':
      '<p style="color:red" onclick="alert(1)"><span class="x">Hand</span> <b>made</b></p><script>alert(1)</script>',
  });
  await expect(texts.editor).toHaveText('<p>Hand <b>made</b></p>');
  await expect(texts.hints).toContainText('Pasted without');
  await expect(texts.hints).toContainText('<script>');
  await page.keyboard.press('Control+z');
  await expect(texts.editor).not.toContainText('Hand');

  await page.keyboard.insertText('<h2 class="big">Mug</h2><script>steal()</script><p>For tea</p>');
  await expect(texts.hints).toContainText('The HTML holds');
  await page.getByRole('button', { name: 'Clean up…' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Clean up HTML' })).toContainText('<script>, class');
  await page.keyboard.press('Enter');
  await expect(texts.editor).toHaveText('<h2>Mug</h2><p>For tea</p>');
  await expect(texts.editor).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(texts.editor).toContainText('steal()');
  await close();
});

test('hints and remotes say what is worth a look', async ({ desk }) => {
  const sandbox = await startSandbox();
  try {
    const { page, person, texts, close } = await openTexts(desk);
    await person.addJani(sandbox, 'For this run only');
    await page.keyboard.press('Control+1');
    await expect(texts.editor).toBeVisible();
    await texts.editor.focus();
    await texts.write('');
    await page.keyboard.press('Delete');
    await expect(texts.hints).toContainText('There is no text yet.');
    await texts.write('BUY THIS MUG TODAY!  From {{brand}}');
    for (const hint of ['Short: 34', 'CAPITALS', 'Two spaces', 'left over']) {
      await expect(texts.hints).toContainText(hint);
    }
    const gets = page.getByRole('list', { name: 'What each remote gets' });
    await expect(gets).toContainText('Jani');
    await expect(gets).toContainText('35');
    await expect(gets).toContainText('Gets it as it stands.');
    await page.keyboard.press('Control+Enter');
    await expect(texts.editor).not.toContainText('BUY');
    await texts.write('BUY THIS MUG TODAY!  From {{brand}}');
    await expect(texts.hints).toContainText('1 other product has this very text.');
    await close();
  } finally {
    await sandbox.close();
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the texts in ${theme} colours`, async ({ desk }) => {
    const { page, texts, close } = await openTexts(desk);
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);
    const faults = () => findAxeFaults(page, 'the texts');
    await page.getByText('Markdown', { exact: true }).click();
    await texts.editor.focus();
    await texts.write('# Heading\n\nA **bold** cofee with a [link](https://example.com) and `code`  in it');
    await expect(texts.editor.locator('.cm-misspelt')).toHaveCount(1);
    await expect(texts.hints).toContainText('Two spaces');
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Spelling' }).click();
    await page.getByRole('menuitem', { name: 'My words…' }).click();
    await page.getByRole('dialog', { name: 'My words' }).waitFor();
    expect(await faults()).toEqual([]);
    await close();
  });
}
