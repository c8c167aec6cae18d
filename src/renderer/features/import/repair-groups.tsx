import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { ImportGroup, ImportPlan } from '../../../shared/model/transfer.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { hasCells, openCells } from './cell-steps.ts';
import { ChangeCells } from './change-cells.tsx';
import classes from './import.module.css';
import { mendAll } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { fixesOf } from './import-words.ts';
import { showRows } from './preview-reading.ts';

/** Rows with the same problem, or skipped for the same reason, and what mends all of them at once. */
export function RepairGroups({ groups }: { readonly groups: readonly ImportGroup[] }) {
  const tab = useImport((state) => state.tab);
  const byHand = useImport((state) => state.byHand);
  const plan = useImport((state) => state.preview?.plan);
  if (plan === undefined) return null;
  return (
    <ul className={classes['groups']} aria-label={tab === 'problems' ? t`Problems` : t`Why rows are skipped`}>
      {byHand && groups.some(({ repair }) => fixesOf(repair, plan).length > 0) && (
        <li className={classes['anew']}>
          {tab === 'problems' && groups.some(canChange)
            ? t`“Change these cells…” keeps what you unticked or mended. Any other button here works every row out anew: it is gone then.`
            : t`A button here works every row out anew: what you unticked or mended row by row is gone then.`}
        </li>
      )}
      {groups.map((group) => (
        <Group key={group.repair} group={group} plan={plan} />
      ))}
    </ul>
  );
}

/** A single row is mended as it stands. */
function canChange({ repair, rows }: ImportGroup): boolean {
  return rows > 1 && hasCells(repair);
}

type GroupProps = { readonly group: ImportGroup; readonly plan: ImportPlan };

/** One problem, the button that shows its rows, and what mends all of them. */
function Group({ group, plan }: GroupProps) {
  const { repair, rows, line, note } = group;
  const tab = useImport((state) => state.tab);
  const chosen = useImport((state) => state.repair);
  const busy = useImport((state) => state.busy) !== null;
  return (
    <li className={classes['repair']} data-chosen={repair === chosen || undefined}>
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
      {tab === 'problems' && canChange(group) && <Cells repair={repair} />}
    </li>
  );
}

/** For a fault that stands in many rows: changes their cells together. */
function Cells({ repair }: { readonly repair: Repair }) {
  const preview = useImport((state) => state.preview);
  const look = useImport((state) => state.look);
  const isOpen = useImport((state) => state.changing) === repair;
  const opener = useRef<HTMLButtonElement>(null);
  if (preview === null || look === null) return null;
  const close = (): void => {
    openCells(null);
    opener.current?.focus();
  };
  return (
    <>
      <Button
        ref={opener}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : openCells(repair))}
      >{t`Change these cells…`}</Button>
      {isOpen && <ChangeCells preview={preview} look={look} repair={repair} onClose={close} />}
    </>
  );
}
