import { Button, TextInput } from '@mantine/core';
import { findPlaceFor } from '../../../../shared/model/place-key.ts';
import { t } from '../../../i18n/t.ts';
import { Field } from '../../../ui/field.tsx';
import { LongForm } from '../../../ui/long-page.tsx';
import { noteOf } from '../../../ui/note-of.ts';
import { useInitialFocus } from '../../../ui/use-initial-focus.ts';
import { PictureFields } from './picture-fields.tsx';
import { type PlaceDraft, toPreset } from './place-draft.ts';
import { findPlaceProblems, readPublicBase } from './place-problems.ts';
import { KIND_WORDS } from './place-words.ts';
import classes from './places.module.css';
import { TextField } from './text-field.tsx';
import { type PlaceFormProps, type PlaceFormState, usePlaceForm } from './use-place-form.ts';
import { WhereFields } from './where-fields.tsx';

/** Everything about one place, on one page. */
export function PlaceForm(props: PlaceFormProps) {
  const form = usePlaceForm(props);
  const { kind, before, onBack } = props;
  return (
    <LongForm
      tries={form.tries}
      // What is wrong with the path takes lines, and the keyboard goes to its field.
      problems={{ ...form.shown, path: undefined }}
      failed={form.failed}
      saving={form.saving}
      onSave={() => void form.save()}
      back={<Button onClick={onBack}>{t`Back`}</Button>}
      busy={form.busy}
      submit={before === null ? t`Add place` : t`Save`}
    >
      <p className={classes['lead']}>
        <strong>{KIND_WORDS[kind].title}.</strong> {KIND_WORDS[kind].about}
      </p>
      <NameField form={form} />
      <WhereFields form={form} {...props} />
      <TextField
        form={form}
        field="publicBase"
        label={t`Public address of the place`}
        help={PUBLIC_HELP[kind]}
        placeholder={PUBLIC_EXAMPLE}
      />
      <TextField
        form={form}
        field="path"
        label={kind === 'address' ? t`Address below it` : t`What files are called there`}
        help={
          kind === 'address'
            ? t`{name} stands for the name of the file in small plain letters, {ext} for its ending, {hash} for what tells it from others.`
            : t`{name} stands for the name of the file, {hash} for what tells it from others, {ext} for its ending. A / makes a folder.`
        }
      />
      <Example draft={form.draft} />
      {kind !== 'address' && <PictureFields form={form} />}
    </LongForm>
  );
}

const PUBLIC_EXAMPLE = 'https://images.example.com';

const PUBLIC_HELP: Readonly<Record<PlaceFormProps['kind'], string>> = {
  s3: t`Where everybody finds what lies in the bucket. Many hosts have another address for this than the one above.`,
  webdav: t`Where everybody can open what lies in the folder, without a password.`,
  folder: t`Where everybody finds what lies in the folder once you have published it.`,
  address: t`What all the addresses begin with.`,
};

function NameField({ form: { draft, change, shown } }: { readonly form: PlaceFormState }) {
  const first = useInitialFocus<HTMLInputElement>();
  return (
    <Field label={t`Name`} help={t`What you call it.`} notes={noteOf(shown.name)}>
      {(wiring) => (
        <TextInput
          {...wiring}
          ref={first}
          error={wiring['aria-invalid']}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

const SAMPLE = { name: 'Enamel mug.jpg', hash: '3f2a9c81d0b4e6f7', ext: 'jpg' } as const;

/** The address that a picture would get, as it would be sent. */
function Example({ draft }: { readonly draft: PlaceDraft }) {
  const problems = findPlaceProblems(draft, '');
  const isReady = !problems.path && !problems.publicBase && !problems.maxSide && !problems.quality;
  const isMissing = draft.path.trim() === '' || draft.publicBase.trim() === '';
  const isPathWrong = draft.path.trim() !== '' && problems.path !== undefined;
  const other = isMissing && !isPathWrong ? t`Shown once the fields above are filled in.` : '\u00a0';
  const publicBase = readPublicBase(draft.publicBase).address;
  const { url } = findPlaceFor({ path: draft.path.trim(), publicBase, preset: toPreset(draft) }, SAMPLE);
  return (
    <div className={classes['example']}>
      <span>{t`The address of a picture called “${SAMPLE.name}”:`}</span>
      <output className={classes['address']} dir="ltr" data-selectable>
        {isReady ? url : other}
      </output>
    </div>
  );
}
