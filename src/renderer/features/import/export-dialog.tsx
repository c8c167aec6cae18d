import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/model/table-file.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { countOf } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
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
  csv: 'CSV, for spreadsheets and shops',
  tsv: 'TSV, with tabs',
  xlsx: 'Excel workbook',
  json: 'JSON',
  jsonl: 'JSON lines',
};
const FORMATS = EXPORT_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }));

/** Writes products into a file that can be imported again. */
export function ExportDialog({ scopes, onClose }: Props) {
  return (
    <Modal opened={scopes.length > 0} onClose={onClose} title="Export products" size={480}>
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
        label="Products"
        value={chosen}
        options={scopes.map(({ label }, at) => ({ value: String(at), label }))}
        onChange={setChosen}
      />
      <Choice
        label="Format"
        help="Every field is a column, and one finds the product again: importing the file changes nothing where nothing was edited."
        value={format}
        options={FORMATS}
        onChange={setFormat}
      />
      {isText && (
        <Checkbox
          label="Put a ' in front of what a spreadsheet would run"
          description="Such as =1+1. Importing the file here takes it off again; other programs may show it."
          checked={guard}
          onChange={(event) => setGuard(event.currentTarget.checked)}
        />
      )}
      <ProblemText problem={problem} />
      {slow && progress !== null ? (
        <DialogFoot>
          <JobBar
            progress={progress}
            label="Writing the file"
            words={{ preparing: 'Writing the file' }}
            onCancel={cancel}
          />
        </DialogFoot>
      ) : (
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" data-autofocus loading={busy} onClick={() => void save()}>
            Save as…
          </Button>
        </DialogFoot>
      )}
    </div>
  );
}

function Done({ done, onClose }: { readonly done: Exported; readonly onClose: () => void }) {
  const close = useInitialFocus<HTMLButtonElement>();
  const { rows, guarded, place } = done;
  return (
    <div className={classes['export']}>
      <p role="status" data-selectable>
        {countOf(rows, 'product is', 'products are')} in <strong>{place.name}</strong>, in {place.folder}.
        {guarded > 0 && ` ${countOf(guarded, 'text')} got a ' in front.`}
      </p>
      <DialogFoot>
        <Button variant="filled" ref={close} onClick={onClose}>
          Done
        </Button>
      </DialogFoot>
    </div>
  );
}
