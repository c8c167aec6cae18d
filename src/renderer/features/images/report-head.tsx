import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { MOST_NAMED } from '../../../shared/model/bounds.ts';
import type { ImageGroup } from '../../../shared/model/link-check.ts';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import classes from './report.module.css';
import { checkLinks } from './report-checking.ts';
import { FIXES, type Fix, type GroupScope, type ReportActions } from './report-fixes.ts';
import { readGroup } from './report-reading.ts';
import { useImageReport } from './report-store.ts';
import { wordsOf } from './report-words.ts';

const TITLES: Readonly<Record<Fix, string>> = {
  show: t`Show in the list`,
  check: t`Check again`,
  match: t`Match images…`,
  https: t`Change http:// to https://…`,
  replace: t`Find and replace in the addresses…`,
  places: t`Places for images…`,
  remove: t`Remove the images…`,
};

/** What the group is about, and what can be done with all of it. */
export function ReportHead({ group, count, actions }: HeadProps) {
  const fixes = FIXES[group];
  const [first, second, ...more] = fixes;
  const doIt = useFix(group, count, actions);
  return (
    <div className={classes['about']}>
      <p>{wordsOf(group).about}</p>
      <div className={classes['fixes']}>
        {[first, second].map((fix) => fix && <FixButton key={fix} fix={fix} group={group} onFix={doIt} />)}
        {more.length > 0 && (
          <Menu position="bottom-end" width={280} portalProps={{ target: 'main' }}>
            <Menu.Target>
              <Button rightSection={<IconChevronDown size={14} aria-hidden />}>{t`Fix`}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{sayWhich(count)}</Menu.Label>
              {more.map((fix) => (
                <Menu.Item key={fix} onClick={() => doIt(fix)}>
                  {titleOf(fix, group)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  );
}

type HeadProps = {
  readonly group: ImageGroup;
  readonly count: number;
  readonly actions: ReportActions;
};

type ButtonProps = { readonly fix: Fix; readonly group: ImageGroup; readonly onFix: (fix: Fix) => void };

function FixButton({ fix, group, onFix }: ButtonProps) {
  const checking = useImageReport((state) => state.checking);
  const stops = fix === 'check' && checking;
  return (
    <Button {...blocked(stops)} onClick={() => !stops && onFix(fix)}>
      {titleOf(fix, group)}
    </Button>
  );
}

function titleOf(fix: Fix, group: ImageGroup): string {
  return fix === 'check' && group === 'not-checked' ? t`Check these` : TITLES[fix];
}

/** A request names so many at most. */
function sayWhich(count: number): string {
  if (count === 1) return t`This product`;
  return count > MOST_NAMED
    ? t`The first ${formatCount(MOST_NAMED)} of these products`
    : t`These ${countOf(count, 'product')}`;
}

function useFix(group: ImageGroup, count: number, actions: ReportActions): (fix: Fix) => void {
  const scope: GroupScope = { label: sayWhich(count), read: () => readGroup(group) };
  const { onShow, onMatch, onReplace, onRemove } = actions;
  return (fix) => {
    switch (fix) {
      case 'show':
        return onShow(group);
      case 'check':
        return void checkGroup(group);
      case 'match':
        return onMatch(scope);
      case 'https':
        return onReplace(scope, 'http://', 'https://');
      case 'replace':
        return onReplace(scope, '', '');
      case 'places':
        return void runCommand('images.places');
      case 'remove':
        return onRemove(scope);
    }
  };
}

async function checkGroup(group: ImageGroup): Promise<void> {
  const scope = await readGroup(group);
  if (scope !== null) await checkLinks(scope, true);
}
