import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/model/table-file.ts';
import { t } from '../../i18n/t.ts';
import { tx } from '../../i18n/tx.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { SaveAsFoot } from '../../ui/save-as-foot.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLate } from '../../ui/use-late.ts';
import { Choice } from './choice.tsx';
import type { Exported, ExportScope } from './export-products.ts';
import classes from './import.module.css';
import { useExport } from './use-export.ts';

type Props = {
  /** What can be exported, the likeliest first; empty while the dialog is closed. */
  readonly scopes: readonly ExportScope[];
  readonly onClose: () => void;
};

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: t`CSV, for spreadsheets and shops`,
  tsv: t`TSV, with tabs`,
  xlsx: t`Excel workbook`,
  json: 'JSON',
  jsonl: t`JSON lines`,
};
const FORMATS = EXPORT_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }));

/** Writes products into a file that can be imported again. */
export function ExportDialog({ scopes, onClose }: Props) {
  return (
    <Modal opened={scopes.length > 0} onClose={onClose} title={t`Export products`} size={480}>
      {scopes.length > 0 && <ExportForm scopes={scopes} onClose={onClose} />}
    </Modal>
  );
}

function ExportForm({ scopes, onClose }: Props) {
  const [chosen, setChosen] = useState('0');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [guard, setGuard] = useState(true);
  const { run, cancel, busy, progress, problem, done } = useExport();
  const slow = useLate(busy);
  const isText = format === 'csv' || format === 'tsv';
  if (done !== null) return <Done done={done} onClose={onClose} />;
  const save = async (): Promise<void> => {
    const scope = scopes[Number(chosen)];
    if (scope !== undefined && !busy) await run(scope, { format, guard: isText && guard });
  };
  return (
    <div className={classes['export']}>
      <Choice
        label={t`Products`}
        value={chosen}
        options={scopes.map(({ label }, at) => ({ value: String(at), label }))}
        onChange={setChosen}
      />
      <Choice
        label={t`Format`}
        help={t`Every field is a column, and one finds the product again: importing the file changes nothing where nothing was edited.`}
        value={format}
        options={FORMATS}
        onChange={setFormat}
      />
      {isText && (
        <Checkbox
          label={t`Put a ' in front of what a spreadsheet would run`}
          description={t`Such as =1+1. Importing the file here takes it off again; other programs may show it.`}
          checked={guard}
          onChange={(event) => setGuard(event.currentTarget.checked)}
        />
      )}
      <ProblemText problem={problem} />
      {slow && progress !== null ? (
        <DialogFoot>
          <JobBar
            progress={progress}
            label={t`Writing the file`}
            words={{ preparing: t`Writing the file` }}
            onCancel={cancel}
          />
        </DialogFoot>
      ) : (
        <SaveAsFoot busy={busy} onCancel={onClose} onSave={save} />
      )}
    </div>
  );
}

function Done({ done, onClose }: { readonly done: Exported; readonly onClose: () => void }) {
  const close = useInitialFocus<HTMLButtonElement>();
  const { rows, guarded, place } = done;
  const name = <strong>{place.name}</strong>;
  return (
    <div className={classes['export']}>
      <p role="status" data-selectable>
        {rows === 1
          ? tx`${formatCount(rows)} product is in ${name}, in ${place.folder}.`
          : tx`${formatCount(rows)} products are in ${name}, in ${place.folder}.`}
        {guarded > 0 && ` ${t`${countOf(guarded, 'text')} got a ' in front.`}`}
      </p>
      <DialogFoot>
        <Button variant="filled" ref={close} onClick={onClose}>{t`Done`}</Button>
      </DialogFoot>
    </div>
  );
}
