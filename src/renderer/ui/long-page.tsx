import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { GoingJob } from '../bridge/use-job.ts';
import { t } from '../i18n/t.ts';
import { JobBar } from './job-bar.tsx';
import classes from './long-page.module.css';
import { ProblemText } from './problem-text.tsx';
import { useLate } from './use-late.ts';
import { useLostFocus } from './use-lost-focus.ts';

type PageProps = { readonly foot: ReactNode; readonly children: ReactNode };

/** What is more than a dialog has room for: it scrolls, and the buttons at its end stay. */
export function LongPage({ foot, children }: PageProps) {
  return (
    <div className={classes['page']}>
      <div className={classes['body']}>{children}</div>
      <div className={classes['foot']}>{foot}</div>
    </div>
  );
}

type FormProps = {
  /** How often the person tried to save: the focus then goes to the first wrong field. */
  readonly tries: number;
  /** What is wrong, field by field; the first of it stands in the foot, for its field may be out of sight. */
  readonly problems: Readonly<Record<string, string | undefined>>;
  /** Why the last try came to nothing. */
  readonly failed: { readonly message: string } | null;
  /** The saving, as it goes on. */
  readonly saving: GoingJob | null;
  readonly onSave: () => void;
  /** At the start of the foot. */
  readonly back?: ReactNode;
  /** From the press of its button to the end of what came of it. */
  readonly busy: boolean;
  /** The words of the button that saves. */
  readonly submit: string;
  readonly children: ReactNode;
};

/** The same as a form with many fields. */
export function LongForm({
  tries,
  problems,
  failed,
  saving,
  busy,
  onSave,
  back,
  submit,
  children,
}: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const late = useLate(saving !== null);
  const button = useRef<HTMLButtonElement>(null);
  useFocusOnWrong(form, tries);
  // Its button can't have the keyboard while it saves, and what cancels that is gone afterwards.
  useLostFocus(button, tries > 0 && !busy);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const message = Object.values(problems).find((problem) => problem !== undefined);
  return (
    <form ref={form} noValidate className={classes['page']} onSubmit={save}>
      <div className={classes['body']}>{children}</div>
      <div className={classes['foot']}>
        {saving !== null && late ? (
          <JobBar progress={saving.progress} label={t`Saving`} onCancel={saving.cancel} />
        ) : (
          <>
            {back}
            {message === undefined ? (
              <ProblemText problem={failed} />
            ) : (
              <button type="button" className={classes['go']} onClick={() => focusWrong(form.current)}>
                <ProblemText problem={{ message }} />
              </button>
            )}
          </>
        )}
        <Button ref={button} variant="filled" type="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** After a try to save, the person goes on where something is wrong. */
function useFocusOnWrong(form: RefObject<HTMLFormElement | null>, tries: number): void {
  useEffect(() => {
    if (tries > 0) focusWrong(form.current);
  }, [form, tries]);
}

function focusWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  field?.scrollIntoView?.({ block: 'center' });
}
