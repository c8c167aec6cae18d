import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync(join(process.cwd(), 'src/renderer/ui/tokens.css'), 'utf8');
const light = readBlock(':root {');
const schemes = {
  light,
  dark: new Map([...light, ...readBlock(":root[data-mantine-color-scheme='dark'] {")]),
};

const SURFACES = [
  'surface',
  'surface-side',
  'surface-raised',
  'surface-sunken',
  'selected',
  'selected-quiet',
];
const TEXTS = ['text', 'text-2', 'text-3'];
const STATES = ['sent', 'waiting', 'sending', 'unsure', 'rejected', 'problem', 'hint'];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  const tokens = schemes[scheme];
  const on = (surfaces: readonly string[], colours: readonly string[]) =>
    colours.flatMap((colour) => surfaces.map((surface) => [colour, surface] as const));

  test.each(on(SURFACES, [...TEXTS, 'accent-text']))('let %s be read on %s', (text, surface) => {
    expect(contrast(tokens, text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(on(SURFACES, STATES))('let the state %s be read on %s', (state, surface) => {
    expect(contrast(tokens, state, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-accent', 'danger'],
    ['on-accent', 'danger-hover'],
    ['text', 'added'],
    ['text', 'removed'],
  ])('let %s be read on %s', (text, surface) => {
    expect(contrast(tokens, text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(on(['surface', 'surface-side', 'surface-raised', 'selected'], ['control-edge', 'focus']))(
    'let the edge %s be seen on %s',
    (edge, surface) => {
      expect(contrast(tokens, edge, surface)).toBeGreaterThanOrEqual(3);
    },
  );
});

function readBlock(opening: string): Tokens {
  const start = css.indexOf(opening) + opening.length;
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2's ratio of two opaque colours. */
function contrast(tokens: Tokens, a: string, b: string): number {
  const [x, y] = [luminance(tokens.get(a) ?? `${a}?`), luminance(tokens.get(b) ?? `${b}?`)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(hex: string): number {
  const [r = NaN, g = NaN, b = NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
