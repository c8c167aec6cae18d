import { Button, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Condition, Filter } from '../../../shared/model/filter.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { focusMain } from '../../ui/focus-main.ts';
import { isOwnEscape } from '../../ui/own-escape.ts';
import { ConditionEditor, type NamedRemote } from './condition-editor.tsx';
import { describeCondition } from './condition-words.ts';
import {
  clearFilter,
  type Editing,
  editCondition,
  keepCondition,
  matchBy,
  removeCondition,
  stopEditing,
  useFilters,
} from './filter-store.ts';
import classes from './filters.module.css';

type Props = {
  readonly filter: Filter | null;
  /** The search that looks into descriptions too, and what ends that. */
  readonly deepSearch: { readonly text: string; readonly onEnd: () => void } | null;
  /** What keeps the view, at the end of the bar. */
  readonly children: ReactNode;
};

/** As many as a filter takes (shared/model/filter.ts). */
const MOST = 20;
/** A shortcut may open a dialog over it, such as the palette. */
const BELOW_DIALOGS = 150;

/** The filters of the list, as chips in plain words. Nothing where there is none. */
export function FilterBar({ filter, deepSearch, children }: Props) {
  const editing = useFilters((state) => state.editing);
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value ?? [];
  const bar = useRef<HTMLDivElement>(null);
  useFocusAfterEditing(bar, editing);
  useLeaving(bar, editing !== null);
  if (filter === null && editing === null && deepSearch === null && children === null) return null;
  const conditions = filter?.conditions ?? [];
  const remove = (at: number): void => {
    const chips = bar.current?.querySelectorAll<HTMLElement>('[data-chip]');
    const next = chips?.[at + 1] ?? chips?.[at - 1];
    removeCondition(at);
    focusOn(next);
  };
  return (
    <div className={classes['bar']} ref={bar} role="group" aria-label={t`Filters`}>
      {deepSearch && (
        <span className={classes['chip']}>
          <span className={classes['plain']}>{t`Also in descriptions: “${deepSearch.text}”`}</span>
          <Cross label={t`Do not search descriptions`} onClick={deepSearch.onEnd} />
        </span>
      )}
      {filter && conditions.length > 1 && <Match filter={filter} />}
      {conditions.map((condition, at) => (
        <Chip
          // A condition has no name but its place.
          key={at}
          condition={condition}
          remotes={remotes}
          open={editing?.at === at}
          onEdit={() => editCondition(at)}
          onRemove={() => remove(at)}
        />
      ))}
      {conditions.length < MOST && <AddFilter remotes={remotes} open={editing?.at === 'new'} />}
      {filter && <Button variant="subtle" onClick={clearFilter}>{t`Clear`}</Button>}
      <span className={classes['spacer']} />
      {children}
    </div>
  );
}

/** The keyboard goes on at the filter that was edited or added; where there is none, in the list. */
function useFocusAfterEditing(bar: RefObject<HTMLDivElement | null>, editing: Editing): void {
  const before = useRef<Editing>(null);
  useEffect(() => {
    const was = before.current;
    before.current = editing;
    if (was === null || editing !== null || isElsewhere(document.activeElement, bar.current)) return;
    const chips = [...(bar.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
    const next = was.at === 'new' ? chips.at(-1) : (chips[was.at] ?? chips.at(-1));
    focusOn(next);
  }, [bar, editing]);
}

/** Where the keyboard goes elsewhere, as after a command, the filter that is edited does not stay over it. */
function useLeaving(bar: RefObject<HTMLDivElement | null>, isEditing: boolean): void {
  useEffect(() => {
    if (!isEditing) return;
    // What opened it may give the focus back to the list first.
    let entered = false;
    const notice = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      if (!isElsewhere(target, bar.current)) entered = true;
      else if (entered) stopEditing();
    };
    document.addEventListener('focusin', notice);
    return () => document.removeEventListener('focusin', notice);
  }, [bar, isEditing]);
}

/** Neither at the filters, nor in a dialog over them. */
function isElsewhere(focused: Element | null, bar: HTMLElement | null): boolean {
  if (focused === null || focused === document.body) return false;
  return focused.closest('[role="dialog"]') === null && bar?.contains(focused) !== true;
}

/** Where there is no filter to go on at, the list. */
function focusOn(chip: HTMLElement | undefined): void {
  if (chip === undefined) focusMain();
  else chip.focus();
}

function Match({ filter }: { readonly filter: Filter }) {
  const isAll = filter.match === 'all';
  return (
    <Button
      variant="subtle"
      aria-label={isAll ? t`All of these; change to any of these` : t`Any of these; change to all of these`}
      onClick={() => matchBy(isAll ? 'any' : 'all')}
    >
      {isAll ? t`All of:` : t`Any of:`}
    </Button>
  );
}

type ChipProps = {
  readonly condition: Condition;
  readonly remotes: readonly NamedRemote[];
  readonly open: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function Chip({ condition, remotes, open, onEdit, onRemove }: ChipProps) {
  const nameOf = (id: number) => remotes.find((remote) => remote.id === id)?.name ?? t`a removed remote`;
  const words = describeCondition(condition, nameOf);
  return (
    <EditorPopover open={open} condition={condition} remotes={remotes}>
      <span className={classes['chip']} data-open={open || undefined}>
        <button
          type="button"
          className={classes['words']}
          data-chip
          aria-haspopup="dialog"
          aria-expanded={open}
          title={t`Change this filter (Delete removes it)`}
          onClick={onEdit}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            onRemove();
          }}
        >
          {words}
        </button>
        <Cross label={t`Remove: ${words}`} onClick={onRemove} />
      </span>
    </EditorPopover>
  );
}

function Cross({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={classes['cross']} aria-label={label} onClick={onClick}>
      <IconX size={14} stroke={2} />
    </button>
  );
}

function AddFilter({ remotes, open }: { readonly remotes: readonly NamedRemote[]; readonly open: boolean }) {
  return (
    <EditorPopover open={open} condition={null} remotes={remotes}>
      <Button
        variant="subtle"
        leftSection={<IconFilter size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => (open ? stopEditing() : editCondition('new'))}
      >{t`Add filter`}</Button>
    </EditorPopover>
  );
}

function leaveOnEscape({ nativeEvent }: KeyboardEvent): void {
  if (isOwnEscape(nativeEvent)) stopEditing();
}

type PopoverProps = {
  readonly open: boolean;
  readonly condition: Condition | null;
  readonly remotes: readonly NamedRemote[];
  readonly children: ReactNode;
};

function EditorPopover({ open, condition, remotes, children }: PopoverProps) {
  return (
    <Popover
      opened={open}
      onChange={(opened) => !opened && stopEditing()}
      position="bottom-start"
      trapFocus
      returnFocus={false}
      closeOnEscape={false}
      withRoles={false}
      width={440}
      zIndex={BELOW_DIALOGS}
      offset={4}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown
        className={classes['dropdown'] ?? ''}
        role="dialog"
        aria-label={t`Filter`}
        onKeyDownCapture={leaveOnEscape}
      >
        <ConditionEditor
          condition={condition}
          remotes={remotes}
          onKeep={keepCondition}
          onClose={stopEditing}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
