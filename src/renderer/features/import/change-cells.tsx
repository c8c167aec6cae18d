import { Button, SegmentedControl } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CellEdit, GroupCells } from '../../../shared/model/cell-edit.ts';
import type { ImportLook, ImportPreview } from '../../../shared/model/transfer.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import { FindOptions } from '../../ui/find-options.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { isOwnEscape } from '../../ui/own-escape.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLate } from '../../ui/use-late.ts';
import { CellExamples } from './cell-examples.tsx';
import { changeCells, sayChanges } from './cell-steps.ts';
import classes from './change-cells.module.css';
import { Choice } from './choice.tsx';
import { FindCells, NO_FIND, NO_SET, SetCells } from './edit-cells.tsx';
import { useImport } from './import-store.ts';
import { cellsOf, useCells } from './use-cells.ts';

const KINDS = [
  { value: 'replace', label: t`Find and replace` },
  { value: 'set', label: t`Set them` },
] as const;

type Props = {
  readonly preview: ImportPreview;
  readonly look: ImportLook;
  readonly repair: Repair;
  readonly onClose: () => void;
};

/** Changes all cells of a group at once: what is typed here is counted before it is done. */
export function ChangeCells({ preview, look, repair, onClose }: Props) {
  const busy = useImport((state) => state.busy) !== null;
  const form = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<CellEdit['kind']>('replace');
  const [find, setFind] = useState(NO_FIND);
  const [set, setSet] = useState(NO_SET);
  const [asked, setAsked] = useState<number | null>(null);
  const edit = kind === 'set' ? set : find.find === '' ? null : find;
  const { cells, problem, waits, progress } = useCells({ preview, repair, column: asked, edit });
  const slow = useLate(waits && progress !== null);
  const column = cells?.column ?? null;
  // As it grows, all of it is seen with what it would do, if there is room.
  const parts = (cells === null ? 0 : 1) + (edit === null ? 0 : 1 + (cells?.examples.length ?? 0));
  useEffect(() => {
    if (parts > 0) form.current?.closest('li')?.scrollIntoView?.({ block: 'start' });
  }, [parts]);
  const stops = busy || waits || edit === null || column === null || (cells?.changes ?? 0) === 0;
  const apply = (): void => {
    if (!stops && edit !== null && column !== null) void changeCells(repair, column, edit);
  };
  /** The keys mean this form, not the whole import. */
  const pressKey = (event: KeyboardEvent): void => {
    const applies = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!applies && !isOwnEscape(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    if (applies) apply();
    else onClose();
  };
  if (cells !== null && column === null) {
    return (
      <p className={classes['none']}>{t`No cell of these rows mends them together. Mend them one by one.`}</p>
    );
  }
  const chooseColumn = (at: number): void => {
    setAsked(at);
    setSet(NO_SET);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the fields in it
    <div ref={form} className={classes['form']} data-own-keys onKeyDown={pressKey}>
      {cells !== null && <ColumnChoice cells={cells} look={look} preview={preview} onChoose={chooseColumn} />}
      <SegmentedControl
        fullWidth
        aria-label={t`How these cells change`}
        data={[...KINDS]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'replace' ? (
        <FindCells value={find} onChange={setFind} />
      ) : (
        <SetCells value={set} cells={cells} target={targetOf(preview, column)} onChange={setSet} />
      )}
      {slow ? (
        <JobBar
          progress={progress}
          label={t`Counting`}
          words={{ preparing: t`Counting` }}
          onCancel={onClose}
        />
      ) : (
        <Told cells={cells} edit={waits && cells?.changes === 0 ? null : edit} />
      )}
      {kind === 'replace' && (
        <div className={classes['options']}>
          <FindOptions value={find} onChange={(how) => setFind({ ...find, ...how })} />
        </div>
      )}
      <ProblemText problem={problem} />
      <p className={classes['quiet']}>{t`To take it back, check every row again.`}</p>
      <div className={classes['foot']}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button variant="filled" {...blocked(stops)} onClick={apply} rightSection={<Kbd keys="$mod+Enter" />}>
          {stops ? t`Change cells` : sayApply(edit, cells?.changes ?? 0)}
        </Button>
      </div>
    </div>
  );
}

/** To blank cells is done knowingly. */
function sayApply(edit: CellEdit | null, changes: number): string {
  const cells = countOf(changes, 'cell');
  return edit?.kind === 'set' && edit.value === '' ? t`Blank ${cells}` : t`Change ${cells}`;
}

function targetOf({ plan }: ImportPreview, column: number | null) {
  return column === null ? undefined : plan.columns[column];
}

/** What would change, in numbers and in the first different cells. */
function Told({ cells, edit }: { readonly cells: GroupCells | null; readonly edit: CellEdit | null }) {
  if (cells === null || edit === null) return null;
  return (
    <div className={classes['told']}>
      <p>{sayChanges(cells, cellsOf(cells))}</p>
      <CellExamples examples={cells.examples} />
    </div>
  );
}

type ColumnProps = {
  readonly cells: GroupCells;
  readonly look: ImportLook;
  readonly preview: ImportPreview;
  readonly onChoose: (column: number) => void;
};

/** Which column it is about; asked where the same problem is in several. */
function ColumnChoice({ cells, look, preview, onChoose }: ColumnProps) {
  const nameOf = (at: number): string => {
    const target = preview.plan.columns[at];
    if (target?.to === 'field') return fieldTitle(target.field);
    return look.headings[at] || t`Column ${at + 1}`;
  };
  if (cells.columns.length < 2 && cells.column !== null) {
    return (
      <p className={classes['quiet']}>{t`${nameOf(cells.column)}: ${countOf(cellsOf(cells), 'cell')}`}</p>
    );
  }
  return (
    <Choice
      label={t`Column`}
      value={cells.column === null ? null : String(cells.column)}
      options={cells.columns.map(({ column, cells: count }) => ({
        value: String(column),
        label: `${nameOf(column)} (${formatCount(count)})`,
      }))}
      onChange={(column) => onChoose(Number(column))}
    />
  );
}
