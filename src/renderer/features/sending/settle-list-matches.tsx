import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failed, Result } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { Select } from '../../ui/select.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLate } from '../../ui/use-late.ts';
import classes from './settle-list.module.css';
import { type Columns, canTell, guessColumns, sampleOf, toRecords } from './settle-list-columns.ts';
import { ListFound } from './settle-list-found.tsx';
import { COLUMN_USES, type ColumnUse } from './settle-list-headings.ts';
import { countLeft, dateBack, type LeftBefore, type ListAnswer, matchInParts } from './settle-list-match.ts';
import type { Settled } from './settle-list-plan.ts';
import type { ListTable } from './settle-list-reading.ts';
import type { GivenList } from './settle-list-source.tsx';

type Props = {
  readonly remoteId: number;
  readonly remoteName: string;
  readonly given: GivenList;
  readonly onAnother: () => void;
  readonly onSettled: (settled: Settled) => void;
  readonly onClose: () => void;
};

/** The list that was read: which column holds what, and below what it says about each unsure product. */
export function ListMatches({ remoteId, remoteName, given, onAnother, onSettled, onClose }: Props) {
  const { table, from } = given;
  const [columns, setColumns] = useState(() => guessColumns(table));
  const { answer, problem, turn } = useMatches(remoteId, table, columns);
  const late = useLate(answer === null);
  const summary = useInitialFocus<HTMLParagraphElement>();
  return (
    <>
      <div className={`${classes['part']} ${classes['given']}`}>
        <p
          ref={summary}
          tabIndex={-1}
          className={classes['given']}
          data-selectable
        >{t`${countOf(table.rows.length, 'product')} in the list, ${from}`}</p>
        <Button variant="subtle" size="compact-sm" onClick={onAnother}>{t`Another list`}</Button>
      </div>
      <ColumnChoices table={table} columns={columns} onChange={setColumns} />
      {!canTell(columns) && (
        <Note>{t`By ids alone nothing can be found: choose the column with the name, the SKU or Offshelf’s reference.`}</Note>
      )}
      {canTell(columns) && answer === null && problem === null && (
        <Note>{late && t`Looking for the unsure products in the list…`}</Note>
      )}
      {problem !== null && (
        <div className={classes['part']}>
          <ProblemText problem={problem} />
        </div>
      )}
      {canTell(columns) && answer !== null && (
        <ListFound
          // Other columns are another answer: what was ticked for the last one is forgotten.
          key={turn}
          answer={answer}
          remoteName={remoteName}
          given={given}
          columns={columns}
          onSettled={onSettled}
          onClose={onClose}
        />
      )}
    </>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['found']}>
      <p>{children}</p>
    </div>
  );
}

type Matches = { readonly answer: ListAnswer | null; readonly problem: Failed | null; readonly turn: number };

function useMatches(remoteId: number, table: ListTable, columns: Columns): Matches {
  const [matches, setMatches] = useState<Matches>({ answer: null, problem: null, turn: 0 });
  const before = useRef<LeftBefore>(null);
  useEffect(() => {
    let wanted = canTell(columns);
    if (!wanted) return;
    const ask = offshelf().sending.matchList;
    const show = (result: Result<ListAnswer>): void => {
      if (!wanted) return;
      if (!result.ok) return setMatches(({ turn }) => ({ answer: null, problem: result.error, turn }));
      before.current ??= countLeft(result.value);
      const answer = dateBack(result.value, before.current);
      setMatches(({ turn }) => ({ answer, problem: null, turn: turn + 1 }));
    };
    void matchInParts(toRecords(table, columns), (records) => ask({ remoteId, records })).then(show);
    return () => {
      wanted = false;
    };
  }, [remoteId, table, columns]);
  return matches;
}

const USE_WORDS: Readonly<Record<ColumnUse, string>> = {
  id: t`Id`,
  reference: t`Offshelf’s reference`,
  sku: t`SKU`,
  name: t`Name`,
};

/** Mantine's choices are texts; this one stands for a column that the list does not have. */
const NONE = '';

type ColumnProps = {
  readonly table: ListTable;
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
};

function ColumnChoices({ table, columns, onChange }: ColumnProps) {
  const data = [
    { value: NONE, label: t`Not in the list` },
    ...table.headings.map((heading, at) => ({ value: String(at), label: heading })),
  ];
  return (
    <div className={classes['columns']} role="group" aria-label={t`Columns of the list`}>
      {COLUMN_USES.map((use) => (
        <Field key={use} label={USE_WORDS[use]} help={saySample(sampleOf(table, columns[use]))}>
          {(wiring) => (
            <Select
              {...wiring}
              data={data}
              value={String(columns[use] ?? NONE)}
              onChange={(value) =>
                onChange({ ...columns, [use]: value === null || value === NONE ? null : Number(value) })
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function saySample(sample: string): string {
  return sample === '' ? '\u00A0' : t`such as ${sample.slice(0, 60)}`;
}
