import { type ReactNode, useId } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import { useDescribed } from '../../ui/use-described.ts';
import { FieldNotes } from './field-notes.tsx';
import classes from './form.module.css';
import { useFieldIssues, useRefusals } from './form-context.ts';
import type { FieldIssue } from './form-issues.ts';

/** What ties a control to its label and notes; spread it on the control. */
export type Wiring = {
  readonly id: string;
  readonly 'aria-describedby': string;
  /** The control then says of itself that it is invalid. */
  readonly error: boolean;
  /** Where a problem or “Fix” puts the focus. */
  readonly 'data-field': ProductField;
};

type Props = {
  readonly field: ProductField;
  /** Fields that share the row: their notes stand here too. */
  readonly also?: ProductField;
  /** Below the label: a counter. */
  readonly counter?: ReactNode;
  /** A quiet line below the control; it has its room whether or not it says anything. */
  readonly help?: ReactNode;
  /** An issue that the help line already speaks of. */
  readonly without?: FieldIssue['code'];
  /** At the end of the control and of its help line. */
  readonly beside?: ReactNode;
  /** For a group of controls, which a label element can't name. */
  readonly group?: boolean;
  readonly children: (wiring: Wiring) => ReactNode;
};

/** A row of the form: the label in its column, the control, and a line for help, hints and problems. */
export function FormRow({ field, also, counter, help, without, beside, group = false, children }: Props) {
  const id = useId();
  const own = useFieldIssues(field);
  const others = useFieldIssues(also ?? field);
  const said = useRefusals(also === undefined ? [field] : [field, also]);
  const issues = (also === undefined ? own : [...own, ...others]).filter(({ code }) => code !== without);
  const describedBy = `${id}-counter ${id}-help ${id}-notes`;
  useDescribed(id, describedBy);
  return (
    <div
      className={classes['row']}
      role={group ? 'group' : undefined}
      aria-labelledby={group ? `${id}-label` : undefined}
    >
      <div className={classes['label']}>
        {group ? (
          <span id={`${id}-label`}>{fieldTitle(field)}</span>
        ) : (
          <label htmlFor={id}>{fieldTitle(field)}</label>
        )}
        <span id={`${id}-counter`} className={classes['counter']}>
          {counter}
        </span>
      </div>
      <div className={classes['control']} data-beside={beside !== undefined || undefined}>
        {children({
          id,
          'aria-describedby': describedBy,
          error: hasProblem(own) || said.length > 0,
          'data-field': field,
        })}
        <div className={classes['below']}>
          <div id={`${id}-help`} className={classes['help']}>
            {help}
          </div>
          <FieldNotes id={`${id}-notes`} issues={issues} said={said} />
        </div>
        {beside !== undefined && <div className={classes['beside']}>{beside}</div>}
      </div>
    </div>
  );
}

export function hasProblem(issues: readonly FieldIssue[]): boolean {
  return issues.some(({ level }) => level === 'problem');
}
