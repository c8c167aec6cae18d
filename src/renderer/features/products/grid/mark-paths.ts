import type { Readiness } from '../../../../shared/model/issue.ts';

/**
 * The icons of READINESS_LOOK as a canvas draws them: outlines in a square of 24 (Tabler icons, MIT), since a component
 * can't be drawn there.
 */
export const MARK_PATHS: Readonly<Record<Readiness, string>> = {
  ready: 'M5 12l5 5l10 -10',
  problems:
    'M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0M12 16h.01',
  waiting: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 7v5l3 3',
  sending: 'M10 14l11 -11M21 3l-6.5 18a.55 .55 0 0 1 -1 0l-3.5 -7l-7 -3.5a.55 .55 0 0 1 0 -1l18 -6.5',
  sent: 'M7 12l5 5l10 -10M2 12l5 5m5 -5l5 -5',
  changed: 'M4 20h4l10.5 -10.5a2.828 2.828 0 1 0 -4 -4l-10.5 10.5v4M13.5 6.5l4 4',
  differs: 'M5 10h14M5 14h14M5 19l14 -14',
  rejected: 'M18 6l-12 12M6 6l12 12',
  unsure:
    'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 16v.01M12 13a2 2 0 0 0 .914 -3.782a1.98 1.98 0 0 0 -2.414 .483',
};
