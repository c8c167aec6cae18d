// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('src/renderer/index.html', 'utf8');
const tokens = readFileSync('src/renderer/ui/tokens.css', 'utf8');

const SAME = {
  'frame-surface': 'surface',
  'frame-side': 'surface-side',
  'frame-line': 'line',
  'frame-edge': 'control-edge',
  'frame-icon': 'text-3',
};

/** The value of a property below a heading of a style sheet. */
function valueOf(css: string, below: string, property: string): string | undefined {
  const from = css.slice(css.indexOf(below));
  return new RegExp(`--${property}: ([^;]+);`).exec(from)?.[1];
}

test('the frame that is painted first has the colours of the window, light and dark', () => {
  const dark = '(prefers-color-scheme: dark)';
  for (const [mine, token] of Object.entries(SAME)) {
    expect(valueOf(page, '<style', mine)).toBe(valueOf(tokens, ':root {', token));
    expect(valueOf(page, dark, mine)).toBe(valueOf(tokens, "[data-mantine-color-scheme='dark']", token));
  }
});

test('the frame that is painted first has the measures of the window', () => {
  expect(page).toContain(`grid-template: ${valueOf(tokens, ':root {', 'bar-height')} 1fr 28px / 192px 1fr`);
  expect(page).toContain(`height: ${valueOf(tokens, ':root {', 'control-height')};`);
});

test('nothing in the page but its first script stands for code', () => {
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/ (?:style|on\w+)=/);
});
