import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { noteOf } from '../../ui/note-of.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState; readonly profile: Profile };

/** How the key travels: one of the profile's schemes, or a header and prefix of the person's own. Basic has no choice. */
export function AuthFields({ form, profile: { auth } }: Props) {
  if (auth.kind === 'basic') return null;
  if (auth.editable) return <OwnHeader form={form} />;
  if (auth.prefixes.length < 2) return null;
  return (
    <Field
      label={t`Kind of key`}
      {...(auth.prefixes.includes('Api-Key ') && {
        help: t`Most keys are Bearer. Api-Key is the older kind; both work in the same place.`,
      })}
    >
      {({ id: _id, 'aria-invalid': _invalid, ...wiring }) => (
        <SegmentedControl
          {...wiring}
          className={classes['scheme']}
          aria-label={t`Kind of key`}
          value={form.draft.prefix}
          data={auth.prefixes.map((prefix) => ({ value: prefix, label: prefix.trim() || t`The key alone` }))}
          onChange={(prefix) => form.change({ prefix })}
        />
      )}
    </Field>
  );
}

function OwnHeader({ form: { draft, change, shown } }: Pick<Props, 'form'>) {
  const [open, setOpen] = useState(false);
  if (!open && shown.header === undefined && shown.prefix === undefined) {
    return (
      <p className={classes['quiet']}>
        {t`The key goes into “${draft.header}: ${draft.prefix}…”.`}{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>{t`Advanced`}</Button>
      </p>
    );
  }
  return (
    <div className={classes['pair']}>
      <Field label={t`Header`} notes={noteOf(shown.header)}>
        {(wiring) => (
          <TextInput
            {...wiring}
            error={wiring['aria-invalid']}
            value={draft.header}
            spellCheck={false}
            onChange={(event) => change({ header: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t`Before the key`} help={t`Often “Bearer ” with a space.`} notes={noteOf(shown.prefix)}>
        {(wiring) => (
          <TextInput
            {...wiring}
            error={wiring['aria-invalid']}
            value={draft.prefix}
            spellCheck={false}
            onChange={(event) => change({ prefix: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}
