import { useEffect, useEffectEvent } from 'react';
import { type LayoutChangedMeta, usePanelRef } from 'react-resizable-panels';

const WHERE = 'pane-widths';
/** Of the panes beside the list, in CSS pixels, as the person chose them. */
type Widths = { readonly views: number; readonly details: number };

/** Where the person chose none: in a laptop's window the list comes before the panes beside it. */
function firstWidths(): Widths {
  return window.innerWidth < 1440 ? { views: 192, details: 376 } : { views: 220, details: 440 };
}

/**
 * Keeps the widths that the person gave the outer panes: a small or enlarged window squeezes them, a large one gives
 * them back.
 */
export function usePaneWidths(beside: boolean) {
  const views = usePanelRef();
  const details = usePanelRef();
  const restore = useEffectEvent((withDetails: boolean) => {
    const widths = readWidths();
    views.current?.resize(widths.views);
    if (withDetails) details.current?.resize(widths.details);
  });
  useEffect(() => {
    let frame = 0;
    // A pane that has just come is known to the others a moment later, and a new size of the window once this frame is drawn.
    const follow = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        restore(beside);
        frame = requestAnimationFrame(() => restore(beside));
      });
    };
    follow();
    window.addEventListener('resize', follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', follow);
    };
  }, [beside]);
  const onLayoutChanged = (_layout: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (!isUserInteraction) return;
    const before = readWidths();
    const widths = {
      views: views.current?.getSize().inPixels ?? before.views,
      details: (beside && details.current?.getSize().inPixels) || before.details,
    };
    localStorage.setItem(WHERE, `${Math.round(widths.views)} ${Math.round(widths.details)}`);
  };
  return { views, details, onLayoutChanged, widths: readWidths() };
}

function readWidths(): Widths {
  const [views = 0, details = 0] = (localStorage.getItem(WHERE) ?? '').split(' ').map(Number);
  const first = firstWidths();
  return { views: views || first.views, details: details || first.details };
}
