import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { dressUp } from '../../../src/renderer/i18n/pseudo.ts';

describe('the pseudo-language', () => {
  test('leaves no letter as it was, and the places of values as they are', () => {
    expect(dressUp('Opened {{0}} of {{1}}.')).toMatch(/^\[Öþéñéð \{\{0\}\} öƒ \{\{1\}\}\.( öö)+\]$/);
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(dressUp(key).replaceAll(/\{\{\d+\}\}/g, '')).not.toMatch(/[A-Za-z]/);
      }),
    );
  });

  test('is a third longer, so that what would be cut off is seen', () => {
    const key = 'What was sent stays sent';
    const { length } = dressUp(key);
    expect(length).toBeGreaterThan(key.length * 1.3);
    expect(length).toBeLessThan(key.length * 1.6);
  });
});

/** The window's modules as they are where its address is this. */
async function openAt(address: string) {
  vi.resetModules();
  window.history.replaceState(null, '', address);
  const { plural, s, startLanguage, t } = await import('../../../src/renderer/i18n/t.ts');
  const { formatCount, formatDay } = await import('../../../src/renderer/ui/format.ts');
  startLanguage(document.documentElement);
  return { plural, s, t, formatCount, formatDay, root: document.documentElement };
}

describe('the page’s address', () => {
  test('asks for the pseudo-language, of which values are no part', async () => {
    const { plural, s, t, root } = await openAt('?language=en-XA');
    expect(root.lang).toBe('en-XA');
    expect(t`Opened ${'Shop {{0}}'}.`).toBe(dressUp('Opened {{0}}.').replace('{{0}}', () => 'Shop {{0}}'));
    expect(plural(1, s`${'1'} row`, s`${'1'} rows`)).toBe(dressUp('{{0}} row').replace('{{0}}', '1'));
    expect(plural(2, s`${'2'} row`, s`${'2'} rows`)).toBe(dressUp('{{0}} rows').replace('{{0}}', '2'));
  });

  test('asks for the other direction', async () => {
    const { t, root } = await openAt('?language=ar-XB');
    expect([root.dir, root.lang]).toEqual(['rtl', 'en']);
    expect(t`Undo`).toBe('Undo');
  });

  test('is English for any language that there is not', async () => {
    for (const asked of ['', '?language=', '?language=constructor', '?language=xx&locale=nonsense!']) {
      const { t, root } = await openAt(`/${asked}`);
      expect([root.lang, root.dir, t`Undo`]).toEqual(['en', 'ltr', 'Undo']);
    }
  });

  test('says how the person writes numbers and dates, in the words of the window', async () => {
    const { formatCount, formatDay } = await openAt('?locale=de-DE');
    expect(formatCount(12_431)).toBe('12.431');
    expect(formatDay(Date.UTC(2026, 10, 22, 12))).toBe('22 Nov 2026');
    const american = await openAt('?locale=en-US');
    expect(american.formatDay(Date.UTC(2026, 10, 22, 12))).toBe('Nov 22, 2026');
  });
});
