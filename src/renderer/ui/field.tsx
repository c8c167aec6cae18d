import { type ReactNode, useId } from 'react';
import { t } from '../i18n/t.ts';
import classes from './field.module.css';
import { HINT_LOOK, PROBLEM_LOOK } from './status-look.ts';
import { useDescribed } from './use-described.ts';

/** A problem or a hint below a field: what, the limit, and a way to mend it. */
export type FieldNote = {
  readonly level: 'problem' | 'hint';
  readonly text: string;
  /** Which remotes say so: `Jani`, or `Jani, JourneyBee`. */
  readonly from?: string;
  readonly fix?: { readonly label: string; readonly run: () => void };
};

/** What ties the control to its label and notes; spread it on the control. */
export type FieldWiring = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
};

type Props = {
  readonly label: string;
  readonly required?: boolean;
  /** At the label's right end: a counter, a small button. */
  readonly aside?: ReactNode;
  readonly help?: ReactNode;
  readonly notes?: readonly FieldNote[];
  readonly children: (wiring: FieldWiring) => ReactNode;
};

/** A labelled control with help, problems and hints below it. */
export function Field({ label, required = false, aside, help, notes = [], children }: Props) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const notesId = notes.length === 0 ? undefined : `${id}-notes`;
  const describedBy = [helpId, notesId].filter((part) => part !== undefined).join(' ') || undefined;
  const invalid = notes.some((note) => note.level === 'problem');
  useDescribed(id, describedBy, invalid);
  return (
    <div className={classes['field']}>
      <div className={classes['top']}>
        <label htmlFor={id} className={classes['label']}>
          {label}
          {required && <span className={classes['required']}> {t`required`}</span>}
        </label>
        {aside !== undefined && <span className={classes['aside']}>{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': invalid,
      })}
      {helpId && (
        <p id={helpId} className={classes['help']}>
          {help}
        </p>
      )}
      {notesId && (
        <ul id={notesId} className={classes['notes']}>
          {notes.map((note) => (
            <NoteLine key={`${note.level} ${note.from} ${note.text}`} note={note} />
          ))}
        </ul>
      )}
    </div>
  );
}

function NoteLine({ note }: { readonly note: FieldNote }) {
  const look = note.level === 'problem' ? PROBLEM_LOOK : HINT_LOOK;
  const Icon = look.icon;
  return (
    <li className={classes['note']} data-level={note.level}>
      <Icon size={16} stroke={2} aria-label={`${look.word}:`} />
      <span data-selectable>
        {note.from && <strong>{note.from}: </strong>}
        {note.text}
      </span>
      {note.fix && (
        <button type="button" className={classes['fix']} onClick={note.fix.run}>
          {note.fix.label}
        </button>
      )}
    </li>
  );
}
