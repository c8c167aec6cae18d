import type { GridCell, ProvideEditorCallback, ProvideEditorComponent } from '@glideapps/glide-data-grid';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { choicesOf } from '../../../../shared/model/cell-rules.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { t } from '../../../i18n/t.ts';
import { ChoiceEditor } from './choice-editor.tsx';
import { isEverywhereBusy } from './grid-actions.ts';
import { isValueCell, type ValueCell } from './grid-cell.ts';
import { GRID_COLUMNS } from './grid-columns.ts';
import { noteTyped } from './open-edit.ts';
import classes from './product-grid.module.css';
import { type Step, useEditorEnd } from './use-editor-end.ts';

/** Which editor a cell opens: a list where the field has a few words, else the text. */
export const provideEditor: ProvideEditorCallback<GridCell> = (cell) => {
  if (!isValueCell(cell)) return undefined;
  const editor = choicesOf(cell.about.field) === null ? TextEditor : ChoiceEditor;
  return { editor: editor as unknown as ProvideEditorComponent<GridCell>, disablePadding: true }; // it was asked for a value cell
};

type Props = Parameters<ProvideEditorComponent<ValueCell>>[0];

/**
 * Edits a text where it stands. What is typed into a cell replaces it, and the arrows go on to the next cell; F2, Enter
 * or a second click goes into the text, where the arrows belong to it.
 */
function TextEditor({ value: cell, initialValue, onChange, onFinishedEditing }: Props) {
  const { about } = cell;
  const replaces = initialValue !== undefined;
  const whole = useWholeText(cell, replaces);
  const [typed, setTyped] = useState<string | null>(replaces ? initialValue : null);
  const text = typed ?? whole;
  const area = useRef<HTMLTextAreaElement>(null);
  const ready = text !== null;
  const leave = useEditorEnd(area, onFinishedEditing);
  useLayoutEffect(() => {
    if (!ready) return;
    const end = area.current?.value.length ?? 0;
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(end, end);
  }, [ready]);
  useLayoutEffect(() => {
    fitHeight(area.current, text ?? '');
  }, [text]);

  useEffect(() => {
    // Of an input method's word nothing is there yet.
    if (replaces && initialValue !== '') noteTyped(about, initialValue);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the first key came before the editor
  }, []);

  const type = (next: string): void => {
    setTyped(next);
    onChange({ ...cell, data: next });
    noteTyped(about, next);
  };
  const finish = (step: Step): void => leave(typed === null ? undefined : { ...cell, data: typed }, step);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const movement = movementOf(event, replaces);
    if (event.key === 'Enter' && event.altKey) {
      event.currentTarget.setRangeText(
        '\n',
        event.currentTarget.selectionStart,
        event.currentTarget.selectionEnd,
        'end',
      );
      type(event.currentTarget.value);
    } else if (event.key === 'Escape') leave(undefined, [0, 0]);
    else if (isFillKey(event) && text !== null) {
      if (!isEverywhereBusy()) leave({ ...cell, data: text, everywhere: true }, [0, 0]);
    } else if (movement !== null) finish(movement);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <textarea
      ref={area}
      className={classes['editor']}
      dir="auto"
      aria-label={GRID_COLUMNS[about.field].title}
      rows={1}
      spellCheck={false}
      readOnly={!ready}
      placeholder={ready ? undefined : t`Reading…`}
      value={text ?? ''}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** The editor is as high as its text, up to what its styles allow. */
function fitHeight(box: HTMLTextAreaElement | null, text: string): void {
  if (box === null || box.value !== text) return;
  box.style.height = '0';
  box.style.height = `${box.scrollHeight}px`;
}

/** Puts what was typed into every selected cell. */
function isFillKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

/** Where a key leaves the editor for; `null` where it stays. */
function movementOf(event: KeyboardEvent, replaces: boolean): Step | null {
  if (event.key === 'Enter' && !event.altKey) return [0, event.shiftKey ? -1 : 1];
  if (event.key === 'Tab') return [event.shiftKey ? -1 : 1, 0];
  if (!replaces || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return [0, 1];
    case 'ArrowUp':
      return [0, -1];
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowRight':
      return [1, 0];
    default:
      return null;
  }
}

/** The text to edit; rows have only the beginning of long ones. `null` while the rest is read. */
function useWholeText({ about }: ValueCell, replaces: boolean): string | null {
  const { id, field, cut, value } = about;
  const [whole, setRead] = useState<string | null>(null);
  const isWhole = replaces || !cut;
  useEffect(() => {
    if (isWhole) return;
    let left = false;
    const read = async (): Promise<void> => {
      const product = await offshelf().products.get({ id });
      if (!left && product.ok) setRead(product.value?.fields[field] ?? '');
    };
    void read();
    return () => {
      left = true;
    };
  }, [id, field, isWhole]);
  return isWhole ? (value ?? '') : whole;
}
