import { expect, type Locator, type Page } from '@playwright/test';
import type { Sandbox } from '../../sandbox/start.ts';

export function sitDown(page: Page) {
  const dialog = (title: string | RegExp): Locator => page.getByRole('dialog', { name: title });

  async function enter(label: string, text: string, within: Page | Locator = page): Promise<void> {
    const field = within.getByLabel(label, { exact: true }).and(page.locator('input, textarea'));
    await field.fill('');
    await field.pressSequentially(text);
  }

  return {
    page,
    dialog,
    enter,
    press: (keys: string) => page.keyboard.press(keys),
    /** Puts the keyboard into the products, however they are shown. */
    toList: () => page.locator('[data-pane="list"] [data-pane-focus]').focus(),
    see: (text: string | RegExp) =>
      expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible(),
    sees: (text: string | RegExp, within: string | RegExp) =>
      expect(page.getByRole('listitem').filter({ hasText: within }).getByText(text).first()).toBeVisible(),

    /** Adds Jani as the wizard asks for it, with the key for this run or stored. */
    async addJani({ jani }: Sandbox, keep: 'For this run only' | 'Store it anyway'): Promise<void> {
      await openWizard(/Jani/);
      const wizard = dialog('Add a remote');
      await enter('Address', jani.url, wizard);
      await finishWizard(jani.key, keep);
    },
    async addJourneybee(
      { journeybee }: Sandbox,
      keep: 'For this run only' | 'Store it anyway',
    ): Promise<void> {
      await openWizard(/JourneyBee/);
      const wizard = dialog('Add a remote');
      await enter('Address', journeybee.url, wizard);
      await wizard.getByText('Api-Key', { exact: true }).click();
      const currency = journeybee.currencies.find(({ code }) => code === 'EUR');
      await wizard.getByRole('button', { name: 'Add a currency’s id' }).click();
      await enter('Currency 1', 'EUR', wizard);
      await page.keyboard.press('Escape');
      await enter('JourneyBee’s id of EUR', currency?.uuid ?? '', wizard);
      await finishWizard(journeybee.key, keep);
    },
    async typeProduct(fields: Readonly<Record<string, string>>): Promise<void> {
      await expect(page.getByRole('button', { name: 'New product' }).first()).toBeVisible();
      await page.keyboard.press('Control+n');
      const name = page.getByLabel('Name', { exact: true });
      await expect(name).toHaveValue(''); // of the new form, not of the one before
      await expect(name).toBeFocused();
      for (const [label, text] of Object.entries(fields)) await enter(label, text);
    },
    async save(): Promise<void> {
      await page.keyboard.press('Control+s');
      await expect(page.getByRole('form', { name: 'Product' }).getByText(/^Saved \d/)).toBeVisible();
    },
    async send(count: number): Promise<void> {
      await expect(page.getByRole('button', { name: 'Send…' })).toBeEnabled();
      await page.keyboard.press('Control+Shift+s');
      await page.getByRole('button', { name: `Send ${count}`, exact: true }).click();
      await expect(page.getByText(/on the way/).first()).toBeVisible();
    },
    async showSendList(): Promise<void> {
      await page.getByRole('button', { name: /^Send list/ }).click();
      await expect(page.getByRole('heading', { name: 'Send list' })).toBeVisible();
    },
  };

  async function openWizard(kind: RegExp): Promise<void> {
    await page.getByRole('button', { name: 'Remotes', exact: true }).click();
    await page
      .getByRole('button', { name: /^Add a remote/ })
      .first()
      .click();
    await dialog('Add a remote').getByRole('button', { name: kind }).click();
  }

  async function finishWizard(key: string, keep: string): Promise<void> {
    const wizard = dialog('Add a remote');
    await enter('Key', key, wizard);
    await wizard.getByLabel(keep, { exact: true }).check();
    await wizard.getByRole('button', { name: 'Test', exact: false }).first().click();
    await expect(wizard.getByText(/works|answered|accepted/i).first()).toBeVisible();
    await wizard.getByRole('button', { name: 'Add remote' }).click();
    await expect(wizard).toBeHidden();
  }
}
