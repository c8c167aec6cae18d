import { IconCopy } from '@tabler/icons-react';
import { t } from '../../i18n/t.ts';
import { copyText } from '../../ui/copy-text.ts';
import classes from './sending.module.css';

/** The id that the remote gave; a click copies it. */
export function RecordId({ id }: { readonly id: string }) {
  return (
    <button
      type="button"
      className={classes['recordId']}
      title={t`Copy the id`}
      aria-label={t`Copy the id ${id}`}
      onClick={() => copyText(id, t`Id copied`)}
    >
      <code>{id}</code>
      <IconCopy size={14} aria-hidden />
    </button>
  );
}
