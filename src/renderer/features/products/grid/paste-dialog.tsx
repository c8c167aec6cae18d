import { Button, Checkbox, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { plural, s, t } from '../../../i18n/t.ts';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { fieldWord } from '../../../ui/field-words.ts';
import { focusMain } from '../../../ui/focus-main.ts';
import { countOf } from '../../../ui/format.ts';
import type { ShowPreview } from './grid-actions.ts';
import { GRID_COLUMNS } from './grid-columns.ts';
import { draftPaste, hasRoom, type PasteAnswers, type PasteAsk, type PasteDraft } from './paste-flow.ts';
import { filledRows } from './paste-plan.ts';
import { dropPaste, finishPaste, usePasteAsk } from './paste-store.ts';
import classes from './product-grid.module.css';
import type { MarkMeans } from './read-cell.ts';
import { useEarlyKeys } from './use-early-keys.ts';

/** What was typed is no paste. */
const TYPED = {
  one: { title: t`Which price is meant?`, act: t`Use this price` },
  every: { title: t`Write into every selected cell`, act: t`Write` },
} as const;

/** Says what a paste would leave out, and asks what only the person knows. */
export function PasteDialog({ onPreview }: { readonly onPreview: ShowPreview }) {
  const { ask } = usePasteAsk();
  return (
    <Modal
      opened={ask !== null}
      onClose={dropPaste}
      title={ask?.typed ? TYPED[ask.typed].title : t`Paste`}
      size={480}
    >
      {ask && <Questions ask={ask} onPreview={onPreview} />}
    </Modal>
  );
}

function Questions({ ask, onPreview }: { readonly ask: PasteAsk; readonly onPreview: ShowPreview }) {
  const hasHeadings = draftPaste(ask, false).headings !== null;
  const [headings, setHeadings] = useState(hasHeadings);
  const [addRows, setAddRows] = useState(true);
  const [meant, setMeant] = useState<MarkMeans | null>(null);
  const { kept, onKeyDownCapture } = useEarlyKeys(ask.typed !== undefined);
  const draft = draftPaste(ask, headings);
  const { plan, twoWays } = draft;
  const answers: PasteAnswers = { meant, headings, addRows };
  const isReady = (twoWays === null || meant !== null) && hasRoom(ask, draft, addRows);
  const finish = async (): Promise<void> => {
    const outcome = await finishPaste(ask, answers);
    if (typeof outcome === 'object') onPreview(outcome.preview, outcome.note);
    else if (usePasteAsk.getState().ask === null) focusMain();
  };
  return (
    // A form, so that Enter, also with Ctrl as everywhere, does it from wherever the question was answered.
    <form
      onKeyDownCapture={(event) => {
        onKeyDownCapture(event);
        if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return;
        if (event.target instanceof HTMLButtonElement && event.target.type !== 'submit') return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void finish();
      }}
    >
      <div className={classes['ask']}>
        {ask.asNew && <div>{t`Every row becomes a new product.`}</div>}
        <Facts draft={draft} />
        {hasHeadings && (
          <Checkbox
            label={t`The first row names the columns: paste each column where it belongs`}
            checked={headings}
            onChange={(event) => setHeadings(event.currentTarget.checked)}
          />
        )}
        {!ask.asNew && plan.extraRows > 0 && (
          <Checkbox
            label={t`Add ${countOf(plan.extraRows, 'product')} for the rows below the end of the list`}
            checked={addRows}
            onChange={(event) => setAddRows(event.currentTarget.checked)}
          />
        )}
        {twoWays && (
          <PriceQuestion twoWays={twoWays} only={ask.typed === 'one'} meant={meant} onMeant={setMeant} />
        )}
        <div role="status">
          {kept && t`Answer this first: the keys that you typed as it came up went nowhere.`}
        </div>
      </div>
      <DialogFoot>
        <Button onClick={dropPaste}>{t`Cancel`}</Button>
        <Button
          variant="filled"
          data-autofocus={twoWays === null || undefined}
          type="submit"
          disabled={!isReady}
        >
          {sayPaste(ask, filledRows(plan.table).length)}
        </Button>
      </DialogFoot>
    </form>
  );
}

function sayPaste({ asNew, typed }: PasteAsk, rows: number): string {
  if (typed) return TYPED[typed].act;
  return asNew ? t`Add ${countOf(rows, 'product')}` : t`Paste`;
}

type PriceProps = {
  readonly twoWays: NonNullable<PasteDraft['twoWays']>;
  /** There is no other price to hold for. */
  readonly only: boolean;
  readonly meant: MarkMeans | null;
  readonly onMeant: (meant: MarkMeans) => void;
};

/** Never guessed: a price a thousand times too high or too low is the worst that a paste can do. */
function PriceQuestion({ twoWays, only, meant, onMeant }: PriceProps) {
  const { text, readings } = twoWays;
  const thousands = readings.find((reading) => !reading.includes('.')) ?? readings[0];
  const decimals = readings.find((reading) => reading.includes('.')) ?? readings[1];
  return (
    <Radio.Group
      label={
        only
          ? t`How is “${text.trim()}” meant?`
          : t`How is “${text.trim()}” meant? The answer holds for every price like it.`
      }
      value={meant}
      onChange={(value) => onMeant(value === 'thousands' ? 'thousands' : 'decimals')}
    >
      <Stack gap={6} mt={4}>
        <Radio value="thousands" label={t`${thousands}, a thousand or more`} data-autofocus />
        <Radio value="decimals" label={t`${decimals}, a number with decimals`} />
      </Stack>
    </Radio.Group>
  );
}

function Facts({ draft }: { readonly draft: PasteDraft }) {
  const facts = sayFacts(draft);
  if (facts.length === 0) return null;
  return (
    <ul className={classes['facts']}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function sayFacts({ plan, unreadable, headings }: PasteDraft): readonly string[] {
  const facts: string[] = [];
  if (plan.droppedColumns > 0) facts.push(sayDropped(plan, headings !== null));
  if (plan.readOnly.length > 0) {
    facts.push(
      t`${plan.readOnly.map((id) => GRID_COLUMNS[id].title).join(', ')}: nothing can be written there.`,
    );
  }
  for (const { field, text } of unreadable.slice(0, 5)) {
    facts.push(t`“${text.slice(0, 60)}” is no ${fieldWord(field)}; those cells stay as they are.`);
  }
  if (unreadable.length > 5)
    facts.push(t`${countOf(unreadable.length - 5, 'more text')} can’t be read either.`);
  return facts;
}

/** Names what does not fit, by the headings where the table has them, else by the first values. */
function sayDropped({ table, width, droppedColumns }: PasteDraft['plan'], named: boolean): string {
  const from = width - droppedColumns;
  const values = table.find((row) => row.length > from)?.slice(from) ?? [];
  const first = values.map((cell) => `“${(cell ?? '').slice(0, 24)}”`);
  const shown = first.slice(0, 4).join(', ') + (first.length > 4 ? ', …' : '');
  const columns = countOf(droppedColumns, 'column');
  const dropped = plural(
    droppedColumns,
    s`${columns} right of the last one does not fit and is left out`,
    s`${columns} right of the last one do not fit and are left out`,
  );
  return named ? t`${dropped}: named ${shown}.` : t`${dropped}: beginning with ${shown}.`;
}
