import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { type ActionDraft, kindsFor, withField } from './action-draft.ts';
import { ActionInputs } from './action-inputs.tsx';
import classes from './bulk-edit.module.css';
import { removeAction, typeAction } from './bulk-steps.ts';
import { FIELD_OPTIONS } from './field-options.ts';

type Props = { readonly action: ActionDraft; readonly number: number; readonly only: boolean };

/** One action: on which field, what, and with which words. */
export function ActionCard({ action, number, only }: Props) {
  return (
    <fieldset className={classes['action']}>
      <legend className={classes['legend']}>{t`Action ${number}`}</legend>
      {!only && (
        <ActionIcon
          className={classes['remove'] ?? ''}
          aria-label={t`Remove action ${number}`}
          onClick={() => removeAction(action.key)}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      )}
      <Field label={t`Field`}>
        {(wiring) => (
          <Select
            {...wiring}
            data-autofocus={number === 1 || undefined}
            data={FIELD_OPTIONS}
            value={action.field}
            onChange={(field) => field !== null && typeAction(action.key, withField(action, field))}
          />
        )}
      </Field>
      <Field label={t`Action`}>
        {(wiring) => (
          <Select
            {...wiring}
            data={kindsFor(action.field)}
            value={action.kind}
            maxDropdownHeight={360}
            onChange={(kind) => kind !== null && typeAction(action.key, { kind })}
          />
        )}
      </Field>
      <ActionInputs action={action} />
    </fieldset>
  );
}
