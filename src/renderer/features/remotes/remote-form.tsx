import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { findRule } from '../../../shared/model/field-rule.ts';
import { t } from '../../i18n/t.ts';
import { Field, type FieldNote } from '../../ui/field.tsx';
import { KeyFields, keyKindOf } from '../../ui/key-fields.tsx';
import { LongForm } from '../../ui/long-page.tsx';
import { noteOf } from '../../ui/note-of.ts';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { AccountQuestion } from './account-question.tsx';
import { readAddress, withoutPath } from './address.ts';
import { AuthFields } from './auth-fields.tsx';
import { CurrencyFields, OneCurrencyField } from './currency-fields.tsx';
import { DryRunPart } from './dry-run-part.tsx';
import { ImagesField } from './images-field.tsx';
import { LimitFields } from './limit-fields.tsx';
import { hasOneCurrency, looksUpCurrencies } from './remote-draft.ts';
import classes from './remotes.module.css';
import { statusWords } from './status-words.ts';
import { TestRemote } from './test-remote.tsx';
import { type RemoteFormProps, type RemoteFormState, useRemoteForm } from './use-remote-form.ts';

/** Everything about one remote, on one page. */
export function RemoteForm(props: RemoteFormProps) {
  const form = useRemoteForm(props);
  const { profile, before, onBack } = props;
  return (
    <LongForm
      tries={form.tries}
      problems={form.shown}
      failed={form.failed}
      saving={form.saving}
      onSave={() => void form.save()}
      back={onBack !== undefined && <Button onClick={onBack}>{t`Back`}</Button>}
      busy={form.busy}
      submit={before === null ? t`Add remote` : t`Save`}
    >
      <p className={classes['lead']} lang="en">
        {profile.about}
      </p>
      <Place form={form} {...props} />
      <KeyPart form={form} {...props} />
      <TestRemote profile={profile} remoteId={before?.id ?? null} draft={form.draft} keyText={form.key.key} />
      {form.knownAccounts.length > 0 && <AccountQuestion form={form} />}
      {looksUpCurrencies(profile) && <CurrencyFields form={form} profile={profile} />}
      {hasOneCurrency(profile) && <OneCurrencyField form={form} profile={profile} />}
      {findRule(profile, 'imageUrl') && <ImagesField form={form} first={props.atImages} />}
      {profile.identity.kind === 'custom-data' && <ReferenceSwitch form={form} profile={profile} />}
      <StatusLine form={form} {...props} />
      <LimitFields form={form} profile={profile} />
      <DryRunPart form={form} profile={profile} />
    </LongForm>
  );
}

type PartProps = RemoteFormProps & { readonly form: RemoteFormState };

function Place({ form: { draft, change, shown }, profile, atImages }: PartProps) {
  const address = useInitialFocus<HTMLInputElement>();
  const [left, setLeft] = useState(false);
  const { address: read, problem } = readAddress(draft.baseUrl);
  /** The path is added to the address: typed with it, products would go to …/products/products. */
  const pathNotes = (): readonly FieldNote[] => {
    const shorter = withoutPath(draft.baseUrl, profile.create.path);
    if (shorter === null) return [];
    const text = t`Leave out ${profile.create.path}: Offshelf adds it.`;
    const fix = { label: t`Use ${shorter}`, run: () => change({ baseUrl: shorter }) };
    return [{ level: 'hint', text, fix }];
  };
  const early = left && read !== '' && problem !== null ? problem : undefined;
  return (
    <>
      <Field
        label={t`Name`}
        help={t`What you call it. It stands beside every product.`}
        notes={noteOf(shown.name)}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            error={wiring['aria-invalid']}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label={t`Address`}
        help={
          problem === null
            ? t`Products go to ${read}${profile.create.path} and nowhere else.`
            : t`Products go to this address and nowhere else.`
        }
        notes={[...noteOf(shown.baseUrl ?? early), ...pathNotes()]}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            error={wiring['aria-invalid']}
            value={draft.baseUrl}
            placeholder={profile.baseUrl.example}
            spellCheck={false}
            ref={atImages ? null : address}
            onBlur={() => setLeft(true)}
            onChange={(event) => change({ baseUrl: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

function KeyPart({ form, profile, before, weakKeychain }: PartProps) {
  const moved = before !== null && readAddress(form.draft.baseUrl).origin !== before.origin;
  const help = moved
    ? t`The stored key belongs to ${before.origin}. Enter the one for the new address.`
    : before === null
      ? t`You can add it later. It goes to this address only and is never shown again.`
      : t`Leave it empty to go on with the stored one.`;
  return (
    <div className={classes['keyPart']}>
      <AuthFields form={form} profile={profile} />
      <KeyFields
        entry={form.key}
        weakKeychain={weakKeychain}
        onChange={form.setKey}
        help={help}
        kind={keyKindOf(profile)}
      />
    </div>
  );
}

function ReferenceSwitch({ form: { draft, change }, profile }: Pick<PartProps, 'form' | 'profile'>) {
  return (
    <Checkbox
      checked={draft.addReference}
      onChange={(event) => change({ addReference: event.currentTarget.checked })}
      label={t`Add Offshelf’s reference to custom data`}
      description={t`A short mark in the custom data of each product. If an answer gets lost, it tells whether ${profile.name} has the product already. “What will be sent” shows it.`}
    />
  );
}

function StatusLine({ profile, form: { draft } }: PartProps) {
  const words = statusWords(profile, { status: draft.status });
  if (words.length === 0) return null;
  return (
    <div>
      <h3 className={classes['heading']}>{t`Status words there`}</h3>
      <dl className={classes['words']}>
        {words.map(({ ours, theirs }) => (
          <div key={ours}>
            <dt>{ours}</dt>
            <dd translate="no">{theirs}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
