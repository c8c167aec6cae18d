import { Button, Tabs } from '@mantine/core';
import { useRef, useState } from 'react';
import { SHOP_NAMES } from '../../../shared/model/transfer-words.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { CountTabs } from '../../ui/count-tabs.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { TextAction } from '../../ui/text-action.tsx';
import { useLate } from '../../ui/use-late.ts';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import wide from '../../ui/wide-screen.module.css';
import { keepLeftOut } from './change-columns.ts';
import { ColumnList } from './column-list.tsx';
import { FixedValues } from './fixed-values.tsx';
import classes from './import.module.css';
import { chooseAnother, prepareImport, startAfresh } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { KEY_WORDS, sayRecalled } from './import-words.ts';
import { sayLeftOut } from './left-out-columns.ts';
import { sayPlanProblem } from './plan-problem.ts';
import { ReadingForm } from './reading-form.tsx';
import { RowsForm } from './rows-form.tsx';
import { SampleTable } from './sample-table.tsx';
import { Working } from './working.tsx';

const TABS = [
  { id: 'columns', title: t`Columns` },
  { id: 'rows', title: t`First rows` },
] as const;

/** How the file is read and what becomes of it: every guess with its reason, and all of it changeable. */
export function ImportPlanStep() {
  const look = useImport((state) => state.look);
  const fixed = useImport((state) => state.plan?.fixed);
  const [tab, setTab] = useState<string | null>('columns');
  if (look === null) return null;
  return (
    <>
      <div className={`${wide['columns']} ${classes['columns']}`}>
        <div className={classes['form']}>
          <ReadingForm />
          <RowsForm />
        </div>
        <section className={wide['panel']} aria-label={t`What is in the file`}>
          <Said />
          <Tabs value={tab} onChange={setTab} className={wide['panel']}>
            <CountTabs
              tabs={TABS}
              countOf={(id) => (id === 'columns' ? look.headings : look.sample).length}
              className={`${classes['tabs']} ${classes['alone']}`}
            />
            <Tabs.Panel value="columns" className={wide['panel']}>
              <ColumnList />
              <FixedValues />
            </Tabs.Panel>
            <Tabs.Panel value="rows" className={wide['panel']}>
              <SampleTable look={look} fixed={fixed} />
            </Tabs.Panel>
          </Tabs>
        </section>
      </div>
      <Foot />
    </>
  );
}

/** What was found out by itself, in sentences. */
function Said() {
  const look = useImport((state) => state.look);
  const plan = useImport((state) => state.plan);
  if (look === null) return null;
  const left = plan && sayLeftOut(look, plan);
  const { shop, notes } = look.suggestion;
  const own = shop === 'offshelf' ? [t`${SHOP_NAMES.offshelf} wrote this file.`] : [];
  const lines = [...own, ...notes, ...look.warnings.map(({ message }) => message)];
  const recalled = sayRecalled(look.suggestion);
  if (lines.length === 0 && recalled === null && left === null) return null;
  return (
    <div className={classes['said']} data-selectable>
      {lines.length > 0 && <p>{lines.join(' ')}</p>}
      {left !== null && (
        <p>
          {left}
          <TextAction within label={t`Keep the rest in the custom data`} onRun={keepLeftOut} />
        </p>
      )}
      {recalled !== null && (
        <p>
          {recalled}
          <TextAction within label={t`Start afresh`} onRun={() => void startAfresh()} />
        </p>
      )}
    </div>
  );
}

function Foot() {
  const busy = useImport((state) => state.busy);
  const slow = useLate(busy !== null);
  return slow ? <Working /> : <Buttons />;
}

function Buttons() {
  const { look, plan, untouched, remotes, busy, problem } = useImport();
  const check = useRef<HTMLButtonElement>(null);
  // At the beginning, and for whoever starts afresh: that button is gone then. Never where somebody goes on elsewhere.
  useLostFocus(check, busy === null ? look : null);
  if (look === null || plan === null) return null;
  const begun = { ...plan, fixed: plan.fixed?.filter((_, at) => at !== untouched) ?? [] };
  const told = sayPlanProblem(look, begun, remotes);
  // What is not asked for yet is when the button is pressed.
  const stops = told !== null || busy !== null;
  return (
    <div className={classes['foot']}>
      <div className={classes['sum']}>
        <ProblemText problem={problem ?? (told === null ? null : { message: told })} />
        {/* Its choice may be out of sight, and decides which rows are new. */}
        {problem === null && told === null && t`Products are found by ${KEY_WORDS[plan.key]}.`}
      </div>
      <Button onClick={() => void chooseAnother()}>{t`Another file…`}</Button>
      <Button
        ref={check}
        data-autofocus
        variant="filled"
        {...blocked(stops)}
        onClick={() => !stops && void prepareImport()}
        rightSection={<Kbd keys="$mod+Enter" />}
      >{t`Check every row`}</Button>
    </div>
  );
}
