import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { choicesOf } from '../../../shared/model/cell-rules.ts';
import type { Condition } from '../../../shared/model/filter.ts';
import { t } from '../../i18n/t.ts';
import { wordOfChoice } from '../../ui/field-words.ts';
import { isField } from '../../ui/left-out.ts';
import { marksOf } from '../../ui/number-marks.ts';
import { Select } from '../../ui/select.tsx';
import { READINESS_LOOK } from '../../ui/status-look.ts';
import { type ConditionDraft, changeSubject, readDraft, startDraft } from './condition-draft.ts';
import { needsOf, type Subject, testsOf } from './condition-tests.ts';
import { draftOf } from './draft-of.ts';
import classes from './filters.module.css';
import { IMAGE_WORDS } from './image-words.ts';
import { SUBJECTS, testWord } from './test-words.ts';

export type NamedRemote = { readonly id: number; readonly name: string };

type Props = {
  /** `null` is a new one. */
  readonly condition: Condition | null;
  readonly remotes: readonly NamedRemote[];
  readonly onKeep: (condition: Condition) => void;
  readonly onClose: () => void;
};

/** The lists stay inside, so that choosing from one does not count as leaving. */
const INSIDE = { withinPortal: false, transitionProps: { duration: 0 } };

/** What, how and which: Enter keeps it, Escape leaves it. */
export function ConditionEditor({ condition, remotes, onKeep, onClose }: Props) {
  const [draft, setDraft] = useState(() =>
    condition === null ? startDraft('description', null) : draftOf(condition),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const change = (entries: Partial<ConditionDraft>): void => {
    setProblem(null);
    setDraft({ ...draft, ...entries });
  };
  const keep = (): void => {
    const read = readDraft(draft, marksOf(navigator.language));
    if (read.ok) onKeep(read.condition);
    else setProblem(read.problem);
  };
  const { subject } = draft;
  return (
    <form
      className={classes['editor']}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className={classes['line']}>
        <Select
          aria-label={t`What`}
          className={classes['what']}
          data={SUBJECTS.map(({ group, items }) => ({ group, items: [...items] }))}
          value={subject}
          comboboxProps={INSIDE}
          maxDropdownHeight={320}
          data-autofocus
          onChange={(value) => {
            setProblem(null);
            if (value !== null) setDraft(changeSubject(draft, value));
          }}
        />
        <Where draft={draft} remotes={remotes} onChange={change} />
        <Select
          aria-label={t`How`}
          className={classes['how']}
          data={testsOf(subject).map((test) => ({ value: test, label: testWord(test, subject) }))}
          value={draft.test}
          comboboxProps={INSIDE}
          maxDropdownHeight={320}
          onChange={(value) => value !== null && change({ test: value })}
        />
      </div>
      <Entries draft={draft} onChange={change} />
      <div className={classes['foot']}>
        <span className={classes['problem']} role="alert">
          {problem}
        </span>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" variant="filled">
          {condition === null ? t`Add filter` : t`Change filter`}
        </Button>
      </div>
    </form>
  );
}

type PartProps = {
  readonly draft: ConditionDraft;
  readonly onChange: (entries: Partial<ConditionDraft>) => void;
};

/** At which remote, for what differs from one to the other. */
function Where({ draft, remotes, onChange }: PartProps & { readonly remotes: readonly NamedRemote[] }) {
  const { subject, remoteId } = draft;
  if (subject !== 'readiness' && subject !== 'problem' && subject !== 'changed') return null;
  const any = subject === 'readiness' ? [] : [{ value: '', label: t`any remote` }];
  return (
    <Select
      aria-label={t`At which remote`}
      className={classes['what']}
      placeholder={remotes.length === 0 ? t`No remote yet` : t`Remote`}
      data={[...any, ...remotes.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={remoteId === null ? (subject === 'readiness' ? null : '') : String(remoteId)}
      comboboxProps={INSIDE}
      onChange={(value) => onChange({ remoteId: value === null || value === '' ? null : Number(value) })}
    />
  );
}

function Entries({ draft, onChange }: PartProps) {
  switch (needsOf(draft.subject, draft.test)) {
    case 'text':
      return <TextEntry draft={draft} onChange={onChange} />;
    case 'number':
      return (
        <OneEntry draft={draft} onChange={onChange} label={t`How many characters`} suffix={t`characters`} />
      );
    case 'amount':
      return <OneEntry draft={draft} onChange={onChange} label={t`Amount`} />;
    case 'range':
      return (
        <div className={classes['line']}>
          <OneEntry draft={draft} onChange={onChange} label={t`From`} />
          <span>{t`to`}</span>
          <TextInput
            aria-label={t`To`}
            value={draft.to}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
          />
        </div>
      );
    case 'day':
      return <OneEntry draft={draft} onChange={onChange} label={t`Day`} type="date" />;
    case 'values':
      return <Values draft={draft} onChange={onChange} />;
    case 'nothing':
      return null;
  }
}

function TextEntry({ draft, onChange }: PartProps) {
  const isPattern = draft.test === 'pattern' || draft.test === 'not-pattern';
  return (
    <>
      <TextInput
        aria-label={isPattern ? t`Pattern` : t`Text`}
        placeholder={isPattern ? t`A regular expression, such as ^\\d+ cm` : ''}
        maxLength={1000}
        spellCheck={false}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <Checkbox
        label={t`Same upper and lower case`}
        checked={draft.matchCase}
        onChange={(event) => onChange({ matchCase: event.currentTarget.checked })}
      />
    </>
  );
}

type OneProps = PartProps & { readonly label: string; readonly suffix?: string; readonly type?: 'date' };

function OneEntry({ draft, onChange, label, suffix, type }: OneProps) {
  return (
    <div className={classes['line']}>
      <TextInput
        aria-label={label}
        className={classes['short']}
        type={type ?? 'text'}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {suffix && <span>{suffix}</span>}
    </div>
  );
}

function Values({ draft, onChange }: PartProps) {
  const { subject, values } = draft;
  return (
    <fieldset className={classes['values']} aria-label={t`Which`}>
      {choicesAbout(subject).map(({ value, word }) => (
        <Checkbox
          key={word}
          label={word}
          checked={values.includes(value)}
          onChange={(event) =>
            onChange({
              values: event.currentTarget.checked
                ? [...values, value]
                : values.filter((other) => other !== value),
            })
          }
        />
      ))}
    </fieldset>
  );
}

function choicesAbout(subject: Subject): readonly { readonly value: string | null; readonly word: string }[] {
  if (subject === 'readiness')
    return Object.entries(READINESS_LOOK).map(([value, { word }]) => ({ value, word }));
  if (subject === 'image') return Object.entries(IMAGE_WORDS).map(([value, word]) => ({ value, word }));
  if (!isField(subject)) return [];
  const words = (choicesOf(subject) ?? []).map((value) => ({ value, word: wordOfChoice(subject, value) }));
  return [...words, { value: null, word: t`Not set` }];
}
