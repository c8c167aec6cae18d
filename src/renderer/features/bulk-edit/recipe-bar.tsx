import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { isOwnEscape, OWN_ESCAPE } from '../../ui/own-escape.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { Select } from '../../ui/select.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { toDraft } from './action-draft.ts';
import classes from './bulk-edit.module.css';
import { readActions, takeActions } from './bulk-steps.ts';
import { useBulkEdit } from './bulk-store.ts';

/** Recipes: actions that were kept under a name, and a way to keep the ones on screen. */
export function RecipeBar() {
  const actions = useBulkEdit((state) => state.actions);
  const recipes = useAnswer(offshelf().recipes.list, {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failed | null>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const isNaming = name !== null;
  const wasNaming = useRef(false);
  useEffect(() => {
    // The field that the keyboard was in is gone: without this the dialog would hear no key.
    if (wasNaming.current && !isNaming) saveButton.current?.focus();
    wasNaming.current = isNaming;
  }, [isNaming]);
  const read = readActions(actions);
  const list = recipes.value ?? [];
  const settle = (failed: Failed | null): void => {
    setProblem(failed);
    if (failed === null) setName(null);
    recipes.askAgain();
  };
  const choose = (id: string | null): void => {
    const recipe = list.find((one) => String(one.id) === id);
    if (recipe === undefined) return;
    setChosen(id);
    takeActions(recipe.actions.map(toDraft));
  };
  const save = async (): Promise<void> => {
    if (name === null || name.trim() === '' || typeof read === 'string') return;
    const saved = await offshelf().recipes.save({ name, actions: read });
    settle(saved.ok ? null : saved.error);
    if (saved.ok) setChosen(String(saved.value.id));
  };
  const remove = async (): Promise<void> => {
    const removed = await offshelf().recipes.remove({ id: Number(chosen) });
    setChosen(null);
    saveButton.current?.focus();
    settle(removed.ok ? null : removed.error);
  };
  if (name !== null) {
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape of the fields in it
      <form
        className={classes['recipe']}
        onKeyDown={({ nativeEvent }) => isOwnEscape(nativeEvent) && setName(null)}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RecipeName name={name} onType={setName} />
        <Group gap="sm" justify="flex-end">
          <Button onClick={() => setName(null)} {...OWN_ESCAPE}>{t`Cancel`}</Button>
          <Button type="submit" {...OWN_ESCAPE} disabled={name.trim() === ''}>{t`Save the recipe`}</Button>
        </Group>
        <ProblemText problem={problem} />
      </form>
    );
  }
  return (
    <div className={classes['recipe']}>
      <Field label={t`Recipe`}>
        {(wiring) => (
          <Select
            {...wiring}
            placeholder={list.length === 0 ? t`None saved yet` : t`Choose`}
            disabled={list.length === 0}
            data={list.map(({ id, name: title }) => ({ value: String(id), label: title }))}
            value={list.some(({ id }) => String(id) === chosen) ? chosen : null}
            onChange={choose}
          />
        )}
      </Field>
      <Group gap="sm">
        <Button
          ref={saveButton}
          disabled={typeof read === 'string' || hasFile(read)}
          onClick={() => setName('')}
        >{t`Save as a recipe…`}</Button>
        {chosen !== null && <Button onClick={() => void remove()}>{t`Remove it`}</Button>}
      </Group>
      <ProblemText problem={problem ?? recipes.problem} />
    </div>
  );
}

function RecipeName({ name, onType }: { readonly name: string; readonly onType: (name: string) => void }) {
  const input = useInitialFocus<HTMLInputElement>();
  return (
    <Field label={t`Name of the recipe`} help={t`One of the same name is replaced.`}>
      {(wiring) => (
        <TextInput
          {...wiring}
          {...OWN_ESCAPE}
          ref={input}
          value={name}
          maxLength={100}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A file belongs to one time. */
function hasFile(actions: ReturnType<typeof readActions>): boolean {
  return typeof actions !== 'string' && actions.some(({ kind }) => kind === 'from-file');
}
