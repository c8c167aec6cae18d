import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe finds wrong on a screen as it stands, in its own words. Legacy mode, for Electron can't open the page that axe
 * would like. Of what is right only the rules are told: with every element of theirs a look costs more than twice as much.
 */
export async function findAxeFaults(page: Page, screen: string): Promise<string[]> {
  // What is on its way from one colour to another has neither.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations, passes } = await axe.analyze();
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${screen}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
