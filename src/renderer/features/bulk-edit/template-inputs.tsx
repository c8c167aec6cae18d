import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { Output } from '../../../shared/contract/api.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { tx } from '../../i18n/tx.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import type { ActionDraft } from './action-draft.ts';
import classes from './bulk-edit.module.css';
import { typeAction } from './bulk-steps.ts';
import { type BulkState, useBulkEdit } from './bulk-store.ts';
import { findSingleBraces } from './single-braces.ts';

const MISSING = [
  { value: 'skip', label: t`Leave the product as it is` },
  { value: 'empty', label: t`Leave that place empty` },
  { value: 'problem', label: t`Mark it as a problem` },
] as const;

/** The product that the keyboard is on, and five more. */
const SHOWN = 6;

/** A template, with what it makes of the current product and five more while it is typed. */
export function TemplateInputs({ action }: { readonly action: ActionDraft }) {
  const value = useTried(action);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (template: string) => typeAction(action.key, { template });
  const single = findSingleBraces(action.template);
  const hint = single && {
    level: 'hint' as const,
    text: t`“${single.written}” is written as it stands. A field goes in double braces.`,
    fix: { label: t`Write ${single.meant}`, run: () => write(single.mended) },
  };
  // Its button goes with the hint.
  useLostFocus(field, hint === null);
  return (
    <>
      <Field
        label={t`Template`}
        notes={[
          ...(value?.problem ? [{ level: 'problem' as const, text: value.problem }] : []),
          ...(hint ? [hint] : []),
        ]}
        help={tx`Fields in double braces, such as ${<code>{'{{ name | title }}'}</code>}; ${<code>{'{{ custom_data.material }}'}</code>} reads custom data.`}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            ref={field}
            autosize
            minRows={3}
            maxRows={10}
            spellCheck={false}
            className={classes['code'] ?? ''}
            value={action.template}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
      </Field>
      <TemplateResults value={value} />
      <Field label={t`Where a value is missing`}>
        {(wiring) => (
          <Select
            {...wiring}
            data={MISSING}
            value={action.missing}
            onChange={(missing) => missing !== null && typeAction(action.key, { missing })}
          />
        )}
      </Field>
    </>
  );
}

type Tried = Output<'templates.try'>;

function useTried(action: ActionDraft): Tried | undefined {
  const ids = chooseTried(useBulkEdit());
  return useAnswer(
    offshelf().templates.try,
    action.template === '' ? null : { template: action.template, missing: action.missing, ids },
    ['products'],
  ).value;
}

/** The product that the keyboard was on comes first, then those below it, as far as they are among the chosen ones. */
function chooseTried({ preview, rows, targets, choices, chosen }: BulkState): number[] {
  if (targets === null) return [];
  const named = targets.kind === 'ids' ? targets.ids : null;
  const except = targets.kind === 'ids' ? [] : (targets.except ?? []);
  const isChosen = (id: number) => (named?.includes(id) ?? true) && !except.includes(id);
  // Of some rows of a list, those that are near need not be among them.
  const isWhole = targets.kind === 'ids' || targets.rows === undefined;
  const near = isWhole ? (choices[chosen]?.near ?? []).filter(isChosen) : [];
  const first = (named ?? []).slice(0, SHOWN);
  const shown = preview === null ? [] : rows.map(({ productId }) => productId);
  return [...new Set([...near, ...first, ...shown])].slice(0, SHOWN);
}

function TemplateResults({ value }: { readonly value: Tried | undefined }) {
  if (value === undefined || value.results.length === 0) return null;
  return (
    <ul className={classes['tries']} aria-label={t`What the template makes`}>
      {value.results.map(({ id, name, text, note }) => (
        <li key={id}>
          <span className={classes['sku']}>{name || t`No name yet`}</span>
          {text !== null && <span className={classes['try']}>{text === '' ? t`Empty` : text}</span>}
          {note !== null && <span className={classes['sku']}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
