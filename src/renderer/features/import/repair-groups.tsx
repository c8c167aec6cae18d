import { Button } from '@mantine/core';
import type { ImportGroup } from '../../../shared/model/transfer.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import classes from './import.module.css';
import { mendAll } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { fixesOf } from './import-words.ts';
import { showRows } from './preview-reading.ts';

/** Rows with the same problem, or skipped for the same reason, and what mends all of them at once. */
export function RepairGroups({ groups }: { readonly groups: readonly ImportGroup[] }) {
  const tab = useImport((state) => state.tab);
  const chosen = useImport((state) => state.repair);
  const busy = useImport((state) => state.busy) !== null;
  const byHand = useImport((state) => state.byHand);
  const plan = useImport((state) => state.preview?.plan);
  if (plan === undefined) return null;
  return (
    <ul className={classes['groups']} aria-label={tab === 'problems' ? t`Problems` : t`Why rows are skipped`}>
      {byHand && groups.some(({ repair }) => fixesOf(repair, plan).length > 0) && (
        <li
          className={classes['anew']}
        >{t`A button here works every row out anew: what you unticked or mended row by row is gone then.`}</li>
      )}
      {groups.map(({ repair, rows, line, note }) => (
        <li key={repair} className={classes['repair']} data-chosen={repair === chosen || undefined}>
          <button
            type="button"
            className={classes['repairHead']}
            aria-pressed={repair === chosen}
            onClick={() => void showRows({ tab, repair: repair === chosen ? null : repair })}
          >
            <span className={classes['repairCount']}>
              {plural(
                rows,
                s`${countOf(rows, 'row')}, in line ${formatCount(line)}`,
                s`${countOf(rows, 'row')}, first in line ${formatCount(line)}`,
              )}
            </span>
            <span lang="en">{note}</span>
          </button>
          {fixesOf(repair, plan).map(({ label, change }) => (
            <Button key={label(rows)} {...blocked(busy)} onClick={() => !busy && void mendAll(change)}>
              {label(rows)}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  );
}
