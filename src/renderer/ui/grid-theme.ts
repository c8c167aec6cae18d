import { useSyncExternalStore } from 'react';
import type { Tone } from './status-look.ts';

/** The colours of tokens.css as a canvas takes them. */
export type GridColors = {
  readonly surface: string;
  readonly head: string;
  readonly hover: string;
  readonly selected: string;
  readonly selectedText: string;
  readonly line: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textQuiet: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly problem: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly font: string;
};

const WATCHED = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'];

/** The colours of the theme that is shown, light, dark, of more contrast or forced; new whenever that changes. */
export function useGridColors(): GridColors {
  return useSyncExternalStore(watchTheme, readCached);
}

function watchTheme(changed: () => void): () => void {
  const renew = (): void => {
    cached = null;
    changed();
  };
  const queries = WATCHED.map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', renew);
  const observer = new MutationObserver(renew);
  observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  // What was read before may be of another theme.
  renew();
  return () => {
    for (const query of queries) query.removeEventListener('change', renew);
    observer.disconnect();
  };
}

let cached: GridColors | null = null;

function readCached(): GridColors {
  cached ??= readColors();
  return cached;
}

function readColors(): GridColors {
  const probe = document.createElement('span');
  document.body.append(probe);
  const read = (color: string): string => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const token = (name: string): string => read(`var(--${name})`);
  const forced = window.matchMedia('(forced-colors: active)').matches;
  const colors: GridColors = {
    surface: token('surface'),
    head: token('surface-side'),
    hover: token('surface-side'),
    selected: forced ? tint(read('Highlight'), token('surface')) : token('selected'),
    selectedText: token('text'),
    line: token('line'),
    text: token('text'),
    textSoft: token('text-2'),
    textQuiet: token('text-3'),
    accent: forced ? read('Highlight') : token('accent'),
    onAccent: forced ? read('HighlightText') : token('on-accent'),
    focus: token('focus'),
    problem: token('problem'),
    tones: {
      ready: token('text-2'),
      sent: token('sent'),
      waiting: token('waiting'),
      sending: token('sending'),
      unsure: token('unsure'),
      rejected: token('rejected'),
      problem: token('problem'),
      hint: token('hint'),
      quiet: token('text-3'),
    },
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return colors;
}

/** A quarter of a colour on a ground, both as `rgb(1, 2, 3)`: what stands on the ground can be read on it as well. */
function tint(color: string, ground: string): string {
  const [top, below] = [channelsOf(color), channelsOf(ground)];
  return `rgb(${below.map((value, i) => Math.round(value + ((top[i] ?? value) - value) / 4)).join(', ')})`;
}

function channelsOf(color: string): readonly number[] {
  return (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
