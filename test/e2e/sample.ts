import type { Desk } from './fixture.ts';
import type { Launch } from './launch.ts';
import { sitDown } from './person.ts';

/** A person at the sample catalog, which was chosen in the first window. */
export async function openSample(desk: Desk, launch: Launch = {}) {
  const { app, page, close } = await desk.start(launch);
  const person = sitDown(page);
  await page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  return { app, page, person, close };
}
