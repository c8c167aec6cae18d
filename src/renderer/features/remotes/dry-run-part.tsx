import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { DryRunPanel } from './dry-run-panel.tsx';
import { toInput } from './remote-draft.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState; readonly profile: Profile };

/** What would be sent, as the form stands now: before anything is added, and before there is a key. */
export function DryRunPart({ form: { draft, problems }, profile }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) section.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  const missing = problems.baseUrl ?? problems.header ?? problems.prefix ?? problems.currencies;
  return (
    <section ref={section} className={classes['dryRunPart']}>
      <h3 className={classes['heading']}>
        <button
          type="button"
          className={classes['disclose']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} aria-hidden />
          {t`What would be sent`}
        </button>
      </h3>
      <div id={id}>
        {open && missing !== undefined && <p className={classes['quiet']}>{missing}</p>}
        {open && missing === undefined && (
          <DryRunPanel remote={nameless(toInput(draft, profile.id), profile)} />
        )}
      </div>
    </section>
  );
}

/** The name is still to be typed and says nothing about the request. */
function nameless(input: ReturnType<typeof toInput>, { name }: Profile): ReturnType<typeof toInput> {
  return input.name === '' ? { ...input, name } : input;
}
