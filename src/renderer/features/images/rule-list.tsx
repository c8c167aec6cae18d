import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { Field } from '../../ui/field.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import classes from './images.module.css';
import { changeRule, chooseScope, moveRule } from './match-steps.ts';
import { type RuleDraft, useImageMatch } from './match-store.ts';
import { RULES } from './match-words.ts';
import { RuleText } from './rule-text.tsx';
import { TableLines } from './table-lines.tsx';

/** How files find their products: the rules in the order in which they are tried, and what each found. */
export function RuleList() {
  const rules = useImageMatch((state) => state.rules);
  const match = useImageMatch((state) => state.match);
  const stale = useImageMatch((state) => state.stale);
  return (
    <section className={classes['rules']} aria-label={t`Rules`}>
      <ScopeChoice />
      <div>
        <h3 className={classes['heading']}>{t`Rules`}</h3>
        <p
          className={classes['note']}
        >{t`Tried from the top. The first rule that finds a product takes the file.`}</p>
      </div>
      <ol className={classes['ruleList']} data-stale={stale || undefined}>
        {rules.map((rule, at) => (
          <RuleItem
            key={rule.kind}
            rule={rule}
            isFirst={at === 0}
            isLast={at === rules.length - 1}
            files={match?.rules.find(({ kind }) => kind === rule.kind)?.files ?? null}
          />
        ))}
      </ol>
      <p
        className={classes['note']}
      >{t`Upper and lower case, accents written in two ways, and - _ . and spaces count as the same.`}</p>
    </section>
  );
}

type ItemProps = {
  readonly rule: RuleDraft;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** That it took; `null` before it was tried. */
  readonly files: number | null;
};

function RuleItem({ rule, isFirst, isLast, files }: ItemProps) {
  const { kind, on } = rule;
  const { title, help } = RULES[kind];
  const helpId = useId();
  const item = useKeptPlace();
  const pressKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    moveRule(kind, event.key === 'ArrowUp' ? -1 : 1);
  };
  const move = (by: -1 | 1, isEnd: boolean) => (
    <ActionIcon
      size={24}
      aria-label={by < 0 ? t`Try “${title}” earlier` : t`Try “${title}” later`}
      title={by < 0 ? t`Try earlier (Alt+Up)` : t`Try later (Alt+Down)`}
      {...blocked(isEnd)}
      onClick={() => moveRule(kind, by)}
      onKeyDown={pressKey}
    >
      {by < 0 ? <IconArrowUp size={14} aria-hidden /> : <IconArrowDown size={14} aria-hidden />}
    </ActionIcon>
  );
  return (
    <li className={classes['rule']} data-off={!on || undefined} ref={item}>
      <div className={classes['ruleLine']}>
        <Switch
          size="xs"
          checked={on}
          label={title}
          aria-describedby={helpId}
          onChange={(event) => changeRule(kind, { on: event.currentTarget.checked })}
          onKeyDown={pressKey}
        />
        <span className={classes['ruleCount']} title={files === null ? undefined : countOf(files, 'file')}>
          {on && files !== null ? formatCount(files) : ''}
        </span>
      </div>
      <div className={classes['ruleLine']}>
        <p id={helpId} className={classes['ruleHelp']}>
          {help}
        </p>
        <span className={classes['ruleMoves']}>
          {move(-1, isFirst)}
          {move(1, isLast)}
        </span>
      </div>
      {on && (kind === 'pattern' || kind === 'table') && <RuleText kind={kind} text={rule.text} />}
      {on && kind === 'table' && <TableLines />}
    </li>
  );
}

/** A rule that moves keeps the keyboard: what is put elsewhere in the page loses it. */
function useKeptPlace() {
  const item = useRef<HTMLLIElement>(null);
  const had = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const element = item.current;
    const note = (event: FocusEvent): void => {
      had.current = event.target instanceof HTMLElement ? event.target : null;
    };
    const forget = (event: FocusEvent): void => {
      // Whoever goes on to something else leaves; what the move took the focus of has nowhere to go.
      if (event.relatedTarget !== null) had.current = null;
    };
    element?.addEventListener('focusin', note);
    element?.addEventListener('focusout', forget);
    return () => {
      element?.removeEventListener('focusin', note);
      element?.removeEventListener('focusout', forget);
    };
  }, []);
  // After each drawing: it may have moved.
  useEffect(() => {
    if (document.activeElement === document.body) had.current?.focus({ preventScroll: true });
  });
  return item;
}

/** Which products the files may belong to. */
function ScopeChoice() {
  const scopes = useImageMatch((state) => state.scopes);
  const chosen = useImageMatch((state) => state.chosen);
  const products = useImageMatch((state) => state.match?.products);
  const help = products === undefined ? undefined : countOf(products, 'product');
  if (scopes.length < 2) {
    return (
      <p className={classes['note']}>
        {scopes[0]?.label}
        {help !== undefined && ` · ${help}`}
      </p>
    );
  }
  return (
    <Field label={t`Products`} help={help}>
      {(wiring) => (
        <Select
          {...wiring}
          data={scopes.map(({ label }, at) => ({ value: String(at), label }))}
          value={String(chosen)}
          allowDeselect={false}
          onChange={(at) => at !== null && void chooseScope(Number(at))}
        />
      )}
    </Field>
  );
}
