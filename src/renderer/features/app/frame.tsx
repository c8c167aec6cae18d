import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { t } from '../../i18n/t.ts';
import { isOwnEscape } from '../../ui/own-escape.ts';
import { Pane } from '../../ui/pane.tsx';
import classes from './frame.module.css';
import { useIsNarrow } from './use-is-narrow.ts';
import { usePaneWidths } from './use-pane-widths.ts';
import { closeDetails, useWindow } from './window-store.ts';

type Props = {
  readonly top: ReactNode;
  /** Bars across the whole window, such as an offer to connect: at its end, so that nothing moves down when one comes. */
  readonly bars: ReactNode;
  readonly views: ReactNode;
  readonly middle: ReactNode;
  /** `null` where the place has no details. */
  readonly details: ReactNode | null;
  readonly bottom: ReactNode;
};

/** The window: a bar on top, three panes with edges to drag, a line at the bottom. */
export function Frame({ top, bars, views, middle, details, bottom }: Props) {
  const narrow = useIsNarrow();
  const beside = details !== null && !narrow;
  const panes = usePaneWidths(beside);
  return (
    <div className={classes['frame']}>
      {top}
      <main className={classes['main']}>
        <Group className={classes['panes']} onLayoutChanged={panes.onLayoutChanged}>
          <Panel
            id="views"
            panelRef={panes.views}
            defaultSize={panes.widths.views}
            minSize={168}
            maxSize={320}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Pane name="views" label={t`Views`}>
              {views}
            </Pane>
          </Panel>
          <Edge label={t`Width of the views`} />
          <Panel id="list" minSize={narrow ? 320 : 472}>
            <Pane name="list" label={t`List`}>
              {middle}
            </Pane>
          </Panel>
          {beside && <Edge label={t`Width of the details`} />}
          {beside && (
            <Panel
              id="details"
              panelRef={panes.details}
              defaultSize={panes.widths.details}
              minSize={360}
              maxSize="50%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <Pane name="details" label={t`Details`}>
                {details}
              </Pane>
            </Panel>
          )}
        </Group>
        <div className={classes['bars']}>{bars}</div>
      </main>
      {narrow && details !== null && <DetailsOverlay>{details}</DetailsOverlay>}
      {bottom}
    </div>
  );
}

function Edge({ label }: { readonly label: string }) {
  return <Separator className={classes['edge']} aria-label={label} />;
}

/** In a narrow window the details lie over the list; Escape or a click beside them puts them away. */
function DetailsOverlay({ children }: { readonly children: ReactNode }) {
  const opened = useWindow((state) => state.detailsOpen);
  useEffect(() => {
    if (!opened) return;
    let isOwn = false;
    // Before what the key closes is gone.
    const look = (event: KeyboardEvent): void => {
      isOwn = isOwnEscape(event) && !isInPopup(event.target);
    };
    const close = (event: KeyboardEvent): void => {
      if (isOwn && !event.defaultPrevented) closeDetails();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', close);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', close);
    };
  }, [opened]);
  if (!opened) return null;
  return (
    <div className={classes['over']}>
      <button
        type="button"
        className={classes['beside']}
        aria-label={t`Close the details`}
        onClick={closeDetails}
      />
      <div className={classes['drawer']}>
        <Pane name="details" label={t`Details`}>
          {children}
        </Pane>
      </div>
    </div>
  );
}

/** What stands over the details is closed before them. */
function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
}
