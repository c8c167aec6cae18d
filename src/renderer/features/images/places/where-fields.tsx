import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { offshelf } from '../../../bridge/offshelf.ts';
import { t } from '../../../i18n/t.ts';
import { Field } from '../../../ui/field.tsx';
import { KeyFields, type KeyKind } from '../../../ui/key-fields.tsx';
import { noteOf } from '../../../ui/note-of.ts';
import { ProblemText } from '../../../ui/problem-text.tsx';
import { Select } from '../../../ui/select.tsx';
import { shortenPath } from './place-words.ts';
import classes from './places.module.css';
import { S3_HOSTS } from './s3-hosts.ts';
import { TextField } from './text-field.tsx';
import type { PlaceFormProps, PlaceFormState } from './use-place-form.ts';

type Props = PlaceFormProps & { readonly form: PlaceFormState };

/** Where the files go, by the kind of place. */
export function WhereFields(props: Props) {
  switch (props.kind) {
    case 's3':
      return <BucketFields {...props} />;
    case 'webdav':
      return <WebdavFields {...props} />;
    case 'folder':
      return <FolderField form={props.form} />;
    case 'address':
      return null;
  }
}

const ANOTHER = 'another';
const EXAMPLES = {
  endpoint: 'https://s3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
  bucket: 'my-shop-images',
  accessKeyId: 'AKIA…',
  address: 'https://cloud.example.com/remote.php/dav/files/me/shop',
} as const;

function BucketFields(props: Props) {
  const { form } = props;
  const { draft, change } = form;
  return (
    <>
      {props.before === null && <HostChoice form={form} />}
      <TextField
        form={form}
        field="endpoint"
        label={t`Address of the server (endpoint)`}
        help={t`Your host’s manual or console names it. The bucket is no part of it.`}
        placeholder={EXAMPLES.endpoint}
      />
      <div className={classes['pair']}>
        <TextField form={form} field="bucket" label={t`Bucket`} placeholder={EXAMPLES.bucket} />
        <TextField form={form} field="region" label={t`Region`} placeholder={EXAMPLES.region} />
      </div>
      <Checkbox
        checked={draft.pathStyle}
        onChange={(event) => change({ pathStyle: event.currentTarget.checked })}
        label={t`The bucket stands in the path`}
        description={t`https://server/bucket/photo.jpg, and not https://bucket.server/photo.jpg. Most hosts but Amazon want it so.`}
      />
      <TextField
        form={form}
        field="accessKeyId"
        label={t`Access key id`}
        placeholder={EXAMPLES.accessKeyId}
      />
      <Secret {...props} kind="secret-access-key" origin={draft.endpoint} />
      <Field
        label={t`How long a picture may be kept (Cache-Control)`}
        help={t`The server tells browsers and shops so. Empty says nothing.`}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            value={draft.cacheControl}
            spellCheck={false}
            maxLength={200}
            onChange={(event) => change({ cacheControl: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Fills in what the manual of a host says; everything can still be changed. */
function HostChoice({ form: { change } }: Pick<Props, 'form'>) {
  const [host, setHost] = useState(ANOTHER);
  const choose = (id: string | null) => {
    setHost(id ?? ANOTHER);
    const known = S3_HOSTS.find((one) => one.id === id);
    if (known !== undefined) {
      const { endpoint, region, pathStyle } = known;
      change({ endpoint, region, pathStyle });
    }
  };
  return (
    <Field label={t`Host`} help={t`Fills in address and region as its manual has them.`}>
      {({ id }) => (
        <Select
          id={id}
          value={host}
          data={[
            ...S3_HOSTS.map((one) => ({ value: one.id, label: one.name })),
            { value: ANOTHER, label: t`Another one` },
          ]}
          onChange={choose}
        />
      )}
    </Field>
  );
}

function WebdavFields(props: Props) {
  const { form } = props;
  return (
    <>
      <TextField
        form={form}
        field="address"
        label={t`Address of the folder`}
        help={t`Folders below it are made as they are needed.`}
        placeholder={EXAMPLES.address}
      />
      <TextField form={form} field="user" label={t`User name`} />
      <Secret {...props} kind="password" origin={form.draft.address} />
    </>
  );
}

type SecretProps = Omit<Props, 'kind'> & { readonly kind: KeyKind; readonly origin: string };

function Secret({ form, before, weakKeychain, kind, origin }: SecretProps) {
  const isMoved = before !== null && before.origin !== null && originOf(origin) !== before.origin;
  const help = isMoved
    ? t`The stored one belongs to ${before.origin ?? ''}. Enter the one for the new address.`
    : before === null
      ? t`It goes to this address only and is never shown again.`
      : t`Leave it empty to go on with the stored one.`;
  return (
    <KeyFields entry={form.key} weakKeychain={weakKeychain} onChange={form.setKey} help={help} kind={kind} />
  );
}

function originOf(address: string): string | null {
  return URL.canParse(address.trim()) ? new URL(address.trim()).origin : null;
}

/** The window shows the path of the folder; the main process knows it by a handle alone. */
function FolderField({ form: { draft, change, shown } }: Pick<Props, 'form'>) {
  const [problem, setProblem] = useState<{ readonly message: string } | null>(null);
  const choose = async () => {
    const chosen = await offshelf().files.chooseFolder({});
    if (!chosen.ok) return setProblem(chosen.error);
    setProblem(null);
    if (chosen.value !== null) change({ folder: { folder: chosen.value.handle, path: chosen.value.path } });
  };
  const word = draft.folder === null ? t`Choose a folder…` : t`Choose another folder…`;
  return (
    <Field
      label={t`Folder`}
      help={t`Beside the files stands manifest.csv, a list of them with their addresses.`}
      notes={noteOf(shown.folder)}
    >
      {(wiring) => (
        <div className={classes['folder']}>
          <Button {...wiring} aria-label={word} onClick={() => void choose()}>
            {word}
          </Button>
          {draft.folder !== null && (
            <span className={classes['path']} dir="ltr" title={draft.folder.path} data-selectable>
              {shortenPath(draft.folder.path)}
            </span>
          )}
          <ProblemText problem={problem} />
        </div>
      )}
    </Field>
  );
}
