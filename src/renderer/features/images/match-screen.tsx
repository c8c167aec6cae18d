import { Modal } from '@mantine/core';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useEffectEvent } from 'react';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isOwnEscape } from '../../ui/own-escape.ts';
import { showName } from '../../ui/shown-name.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './images.module.css';
import { MatchFoot } from './match-foot.tsx';
import { MatchPanel } from './match-panel.tsx';
import { MatchSource } from './match-source.tsx';
import { applyMatch, closeMatch, type Given } from './match-steps.ts';
import { useImageMatch } from './match-store.ts';
import { RuleList } from './rule-list.tsx';

type Props = {
  /** Products have their images. */
  readonly onGiven: (given: Given) => void;
};

/** Files on one side, products on the other: the rules that bring them together, what comes of it, then one change. */
export function MatchScreen({ onGiven }: Props) {
  const opened = useImageMatch((state) => state.opened);
  const scan = useImageMatch((state) => state.scan);
  const asking = useImageMatch((state) => state.asking);
  const assigning = useImageMatch((state) => state.assigning);
  const apply = async (): Promise<void> => {
    const given = await applyMatch();
    if (given !== null) onGiven(given);
  };
  const pressKey = useEffectEvent((event: KeyboardEvent): void => {
    if (asking || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void apply();
  });
  // Wherever the keyboard is: a row that it was in may have been scrolled away.
  useEffect(() => {
    if (!opened) return;
    const hear = (event: KeyboardEvent): void => pressKey(event);
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [opened]);
  return (
    <>
      <Modal
        opened={opened}
        onClose={() => void closeMatch()}
        title={<Title name={scan?.name ?? null} />}
        size={scan === null ? 'min(600px, 94vw)' : 'min(1240px, 96vw)'}
        xOffset="2vw"
        yOffset={scan === null ? '12vh' : '4vh'}
        classNames={{ body: classes['body'] ?? '' }}
        // What stands open in it is put away first.
        closeOnEscape={!asking && assigning === null}
        onKeyDownCapture={leaveForm}
      >
        {scan === null ? (
          <MatchSource />
        ) : (
          <>
            <div className={`${wide['columns']} ${classes['columns']}`}>
              <RuleList />
              <section className={`${wide['panel']} ${classes['right']}`} aria-label={t`Files and products`}>
                <MatchPanel />
              </section>
            </div>
            <MatchFoot onApply={() => void apply()} />
          </>
        )}
      </Modal>
      {/* One that was there before would hear the very key that asks, too. */}
      {opened && asking && (
        <ConfirmDialog
          opened
          title={t`Close without giving the images?`}
          confirmLabel={t`Close`}
          danger
          onConfirm={() => void closeMatch(true)}
          onClose={() => useImageMatch.setState({ asking: false })}
        >
          {t`What you chose by hand is forgotten. Nothing in the catalog changes.`}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Puts away the choice of a product. */
function leaveForm(event: ReactKeyboardEvent): void {
  if (useImageMatch.getState().assigning === null || !isOwnEscape(event.nativeEvent)) return;
  event.stopPropagation();
  useImageMatch.setState({ assigning: null });
}

function Title({ name }: { readonly name: string | null }) {
  return (
    <span className={classes['title']}>
      {t`Match images`}
      {name !== null && (
        <span className={classes['folder']} title={showName(name)} dir="auto">
          {showName(name)}
        </span>
      )}
    </span>
  );
}
