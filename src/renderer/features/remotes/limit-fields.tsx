import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { noteOf } from '../../ui/note-of.ts';
import { saySpeed } from './profile-words.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState; readonly profile: Profile };

/** How fast this remote is sent to; out of the way, because the profile knows it best. */
export function LimitFields({ form: { draft, change, shown }, profile: { limits } }: Props) {
  const [open, setOpen] = useState(draft.requestsPerMinute !== '' || draft.concurrency !== '');
  return (
    <div>
      <h3 className={classes['heading']}>{t`Speed`}</h3>
      {!open && (
        <p className={classes['quiet']}>
          {saySpeed(limits)}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => setOpen(true)}
          >{t`Change the speed`}</Button>
        </p>
      )}
      {open && (
        <div className={classes['pair']}>
          <Field
            label={t`Requests a minute`}
            help={t`From 1 to 6,000.`}
            notes={noteOf(shown.requestsPerMinute)}
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                error={wiring['aria-invalid']}
                inputMode="numeric"
                value={draft.requestsPerMinute}
                placeholder={
                  limits.requestsPerMinute === null ? t`No limit` : String(limits.requestsPerMinute)
                }
                onChange={(event) => change({ requestsPerMinute: event.currentTarget.value })}
              />
            )}
          </Field>
          {limits.concurrency > 1 && (
            <Field
              label={t`At the same time`}
              help={t`From 1 to ${limits.concurrency}.`}
              notes={noteOf(shown.concurrency)}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  error={wiring['aria-invalid']}
                  inputMode="numeric"
                  value={draft.concurrency}
                  placeholder={String(limits.concurrency)}
                  onChange={(event) => change({ concurrency: event.currentTarget.value })}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </div>
  );
}
