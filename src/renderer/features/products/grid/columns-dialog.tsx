import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { t } from '../../../i18n/t.ts';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import {
  type ColumnLayout,
  FIRST_LAYOUT,
  freezeColumns,
  hideColumn,
  moveColumn,
  showColumn,
  shownColumns,
} from './column-layout.ts';
import { changeColumns, useColumnLayout } from './columns-store.ts';
import { GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import classes from './product-grid.module.css';

/** Which columns the grid shows, in which order, and which stay in sight. */
export function ColumnsDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const layout = useColumnLayout();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Columns`} size={440}>
      <ul className={classes['columns']}>
        {layout.order.map((id) => (
          <ColumnRow key={id} id={id} layout={layout} />
        ))}
      </ul>
      <DialogFoot>
        <Button onClick={() => changeColumns(() => FIRST_LAYOUT)}>{t`As they were at first`}</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>{t`Done`}</Button>
      </DialogFoot>
    </Modal>
  );
}

function ColumnRow({ id, layout }: { readonly id: GridColumnId; readonly layout: ColumnLayout }) {
  const { title } = GRID_COLUMNS[id];
  const shown = shownColumns(layout);
  const at = shown.indexOf(id);
  const isShown = at >= 0;
  const isFrozen = isShown && at < layout.frozen;
  const Pin = isFrozen ? IconPinnedOff : IconPin;
  return (
    <li className={classes['columnRow']}>
      <Checkbox
        className={classes['columnName'] ?? ''}
        label={title}
        checked={isShown}
        disabled={isShown && shown.length === 1}
        onChange={() =>
          changeColumns((before) => (isShown ? hideColumn(before, id) : showColumn(before, id)))
        }
      />
      {isShown && (
        <>
          <ActionIcon
            aria-label={isFrozen ? t`Unfreeze ${title}` : t`Freeze the columns up to ${title}`}
            aria-pressed={isFrozen}
            onClick={() => changeColumns((before) => freezeColumns(before, isFrozen ? at : at + 1))}
          >
            <Pin size={16} stroke={1.75} />
          </ActionIcon>
          <MoveButton id={id} title={title} to={at - 1} disabled={at === 0} />
          <MoveButton id={id} title={title} to={at + 1} disabled={at === shown.length - 1} down />
        </>
      )}
    </li>
  );
}

type MoveProps = {
  readonly id: GridColumnId;
  readonly title: string;
  readonly to: number;
  readonly disabled: boolean;
  readonly down?: boolean;
};

function MoveButton({ id, title, to, disabled, down = false }: MoveProps) {
  const Arrow = down ? IconArrowDown : IconArrowUp;
  return (
    <ActionIcon
      aria-label={down ? t`Move ${title} down` : t`Move ${title} up`}
      disabled={disabled}
      onClick={() => changeColumns((before) => moveColumn(before, id, to))}
    >
      <Arrow size={16} stroke={1.75} />
    </ActionIcon>
  );
}
