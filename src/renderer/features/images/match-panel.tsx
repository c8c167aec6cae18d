import { Button, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ImageTab } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { CountTabs } from '../../ui/count-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLate } from '../../ui/use-late.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './images.module.css';
import { chooseFirst, leaveOut, showTab } from './match-reading.ts';
import { MatchRows } from './match-rows.tsx';
import { countTab, useImageMatch } from './match-store.ts';
import { ABOUT, TABS } from './match-words.ts';

/** Where every file is, and which products are without an image. */
export function MatchPanel() {
  const match = useImageMatch((state) => state.match);
  const tab = useImageMatch((state) => state.tab);
  const busy = useImageMatch((state) => state.busy);
  const slow = useLate(busy === 'matching');
  const first = useFirstFocus(match !== null);
  if (match === null) return slow ? <EmptyState text={t`Looking for the products…`} /> : null;
  const none = TABS.find(({ id }) => id === tab)?.none ?? '';
  const count = countTab(match, tab);
  return (
    <Tabs
      value={tab}
      onChange={(next) => void showTab((next ?? 'matched') as ImageTab)} // only TABS are offered
      className={wide['panel']}
    >
      <CountTabs
        tabs={TABS}
        countOf={(id) => countTab(match, id)}
        open={tab}
        ref={first}
        className={classes['tabs']}
      />
      <Tabs.Panel value={tab} className={wide['panel']}>
        {count > 0 && <TabHead tab={tab} />}
        {count === 0 ? <EmptyState text={none} /> : <MatchRows key={tab} />}
      </Tabs.Panel>
    </Tabs>
  );
}

/** The keyboard goes to what came of the folder: what had it before is gone. */
function useFirstFocus(isThere: boolean) {
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isThere) return;
    // The trap of the dialog may look for its place a moment later, and finds it marked.
    tab.current?.setAttribute('data-autofocus', 'true');
    tab.current?.focus();
  }, [isThere]);
  return tab;
}

/** What the tab is about, and what can be done with all of it. */
function TabHead({ tab }: { readonly tab: ImageTab }) {
  const undecided = useImageMatch((state) => state.match?.counts.undecided ?? 0);
  const leftOut = useImageMatch((state) => state.match?.counts.leftOut ?? 0);
  const isTicked = tab === 'matched';
  const about = ABOUT[tab];
  if (about === undefined && !isTicked) return null;
  return (
    <div className={classes['about']}>
      <p>{about ?? t`What is ticked is given to its product when you apply.`}</p>
      {tab === 'several-files' && undecided > 0 && (
        <Button variant="subtle" onClick={() => void chooseFirst()}>
          {undecided === 1
            ? t`Take the first by name`
            : t`Take the first by name for all ${formatCount(undecided)}`}
        </Button>
      )}
      {isTicked && (
        <span className={classes['aboutActions']}>
          {leftOut > 0 && (
            <Button variant="subtle" onClick={() => void leaveOut(tab, false)}>{t`Take all in`}</Button>
          )}
          <Button variant="subtle" onClick={() => void leaveOut(tab, true)}>{t`Leave all out`}</Button>
        </span>
      )}
      {tab === 'several-files' && undecided === 0 && <span>{t`All are chosen.`}</span>}
    </div>
  );
}
