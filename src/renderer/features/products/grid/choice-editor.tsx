import type { ProvideEditorComponent } from '@glideapps/glide-data-grid';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { choicesOf } from '../../../../shared/model/cell-rules.ts';
import { t } from '../../../i18n/t.ts';
import { wordOfChoice } from '../../../ui/field-words.ts';
import { isEverywhereBusy } from './grid-actions.ts';
import type { ValueCell } from './grid-cell.ts';
import { GRID_COLUMNS } from './grid-columns.ts';
import { dropTyped, noteTyped } from './open-edit.ts';
import classes from './product-grid.module.css';
import { type Step, useEditorEnd } from './use-editor-end.ts';

type Props = Parameters<ProvideEditorComponent<ValueCell>>[0];
type Option = { readonly value: string; readonly word: string };

/** Picks one of a field's few values, by its first letters or the arrows. */
export function ChoiceEditor({ value: cell, initialValue, onFinishedEditing }: Props) {
  const { field, value } = cell.about;
  const choices = (choicesOf(field) ?? []).map((choice) => ({
    value: choice,
    word: wordOfChoice(field, choice),
  }));
  const options: readonly Option[] = [...choices, { value: '', word: t`Not set` }];
  const [typed, setTyped] = useState(initialValue ?? '');
  const fitting = options.filter(({ word }) => word.toLowerCase().startsWith(typed.trim().toLowerCase()));
  // What the arrows went to, until something else is typed.
  const [picked, setPicked] = useState<string | null>(typed === '' ? (value ?? '') : null);
  const at = Math.max(0, picked === null ? 0 : indexOf(fitting, picked));
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => input.current?.focus({ preventScroll: true }), []);

  const end = useEditorEnd(input, onFinishedEditing);
  const chosen = fitting[at]?.value;
  useEffect(() => {
    if (chosen === undefined || chosen === (value ?? '')) dropTyped();
    else noteTyped(cell.about, chosen);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the cell is new whenever its list is
  }, [chosen]);
  const finish = (option: Option | undefined, step: Step): void =>
    end(
      option === undefined || option.value === (value ?? '') ? undefined : { ...cell, data: option.value },
      step,
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setPicked(fitting[(at + step + fitting.length) % fitting.length]?.value ?? picked);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && chosen !== undefined) {
      if (!isEverywhereBusy()) end({ ...cell, data: chosen, everywhere: true }, [0, 0]);
    } else if (event.key === 'Enter' && fitting.length > 0) finish(fitting[at], [0, event.shiftKey ? -1 : 1]);
    else if (event.key === 'Tab') finish(fitting[at], [event.shiftKey ? -1 : 1, 0]);
    else if (event.key === 'Escape') end(undefined, [0, 0]);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes['choice']}>
      <input
        ref={input}
        className={classes['choiceInput']}
        role="combobox"
        aria-label={GRID_COLUMNS[field].title}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={fitting[at] && `${list}-${fitting[at].value}`}
        aria-invalid={fitting.length === 0}
        placeholder={t`Type or choose`}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPicked(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} className={classes['choices']} role="listbox" aria-label={GRID_COLUMNS[field].title}>
        {fitting.map((option, n) => (
          <div
            key={option.value}
            id={`${list}-${option.value}`}
            className={classes['choiceOption']}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            data-none={option.value === '' || undefined}
            onPointerDown={(event) => {
              event.preventDefault();
              finish(option, [0, 0]);
            }}
          >
            {option.word}
          </div>
        ))}
        {fitting.length === 0 && <p className={classes['noChoice']}>{t`None of ${sayWords(options)}.`}</p>}
      </div>
    </div>
  );
}

function indexOf(options: readonly Option[], value: string): number {
  return options.findIndex((option) => option.value === value);
}

function sayWords(options: readonly Option[]): string {
  return options.map(({ word }) => word).join(', ');
}
