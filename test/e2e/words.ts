import type { Page } from '@playwright/test';
import { dressUp } from '../../src/renderer/i18n/pseudo.ts';

/** What the window says in the pseudo-language where it says this in English. */
export const said = (english: string): string => dressUp(english);

/** Names, signs and formats that are the same in every language, and the words of the stand-in remotes. */
const NAMES =
  /\b(?:Offshelf|(?:Jani|JourneyBee)( sandbox)?|Shopify|EUR|USD|GBP|UTF|CSV|JSON|HTML|Authorization|Bearer|Ctrl|Shift|Alt|Enter|Del|Esc|Space|Tab|PageUp|PageDown|Backspace|AM|PM|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[kMG]B|one time|active|draft)\b|https?:\/\/\S*|(?<!\S)\/\S+/g;

/** What the core said of a submission stands in one text with the window’s own words. */
const CORE =
  /The connection broke before an answer came\.|Twice in a row nobody can know whether .* created a product\./;

/**
 * Texts of the window that are not in its language, and controls whose words are cut off, each with where it is. A
 * person's data and the core's sentences say themselves what they are: `translate="no"`, `dir="auto"`, `lang="en"`;
 * `own` is other text that this test typed.
 */
export async function findFaults(
  page: Page,
  screen: string,
  own: readonly string[] = [],
): Promise<readonly string[]> {
  const { texts, cut } = await page.evaluate(readWindow);
  const rest = (text: string): string =>
    own.reduce((left, word) => left.replaceAll(word, ''), text.replace(CORE, '').replaceAll(NAMES, ''));
  const plain = texts.filter(({ text }) => /[A-Za-z]{2}/.test(rest(text)));
  return [
    ...plain.map(({ text, place }) => `${screen}: not translated: “${text}” (${place})`),
    ...cut.map((text) => `${screen}: cut off: “${text}”`),
  ];
}

/** Runs in the page: all that is seen or read out. */
function readWindow() {
  const OTHER = '[lang="en"], [translate="no"], [dir="auto"], code, kbd, style, script';
  const NAMED = ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext', 'alt'];
  const CONTROLS = 'button, [role="tab"], [role="menuitem"], label, legend, th';
  const placeOf = (element: Element): string => {
    const label = element.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    return `${element.tagName.toLowerCase()} ${(element.getAttribute('class') ?? '').slice(0, 40)} in ${label}`;
  };
  const texts: { text: string; place: string }[] = [];
  const cut: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const isRead =
      element.checkVisibility({ visibilityProperty: true }) || element.closest('canvas') !== null;
    if (!isRead || element.closest('[aria-hidden="true"][inert]') !== null) continue;
    if (element.closest(OTHER) === null) {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const text = own.map(({ textContent }) => textContent ?? '').join(' ');
      for (const words of [text, ...NAMED.map((name) => element.getAttribute(name) ?? '')])
        if (words.trim() !== '') texts.push({ text: words.trim(), place: placeOf(element) });
    }
    const isControl = element.closest(CONTROLS) !== null;
    // What is only read out has no room at all; views have as much as a person gives them.
    const isNarrow = element.clientWidth <= 1 || element.closest('[data-pane="views"]') !== null;
    const isCut = element.scrollWidth > element.clientWidth + 1 && !isNarrow;
    if (isControl && isCut) cut.push(`${element.textContent} (${placeOf(element)})`);
  }
  return { texts, cut };
}
