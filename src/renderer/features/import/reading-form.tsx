import { Checkbox } from '@mantine/core';
import {
  DELIMITERS,
  TABLE_FORMATS,
  type TableReading,
  TEXT_ENCODINGS,
} from '../../../shared/model/table-file.ts';
import { t } from '../../i18n/t.ts';
import { Choice } from './choice.tsx';
import classes from './import.module.css';
import { readAs } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { DELIMITER_NAMES, encodingName, FORMAT_NAMES } from './import-words.ts';

const FORMATS = TABLE_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }));
const ENCODINGS = TEXT_ENCODINGS.map((value) => ({ value, label: encodingName(value) }));
const DELIMITER_OPTIONS = DELIMITERS.map((value) => ({ value, label: DELIMITER_NAMES[value] }));

/** A heading stands among the first rows, or nowhere. */
const HEADING_ROWS = 20;

/** How the file is read: found out, shown, and changeable; also while it is read anew, which may take long. */
export function ReadingForm() {
  const look = useImport((state) => state.look);
  const asked = useImport((state) => state.asked);
  if (look === null) return null;
  const { sheets } = look;
  const reading = { ...look.reading, ...asked };
  const isText = reading.format === 'csv';
  const isTable = isText || reading.format === 'xlsx';
  return (
    <fieldset className={classes['group']}>
      <legend>{t`File`}</legend>
      <Choice
        label={t`Read as`}
        value={reading.format}
        options={FORMATS}
        onChange={(format) => void readAs({ format })}
      />
      {isText && (
        <div className={classes['pair']}>
          <Choice
            label={t`Delimiter`}
            value={reading.delimiter}
            options={DELIMITER_OPTIONS}
            onChange={(delimiter) => void readAs({ delimiter })}
          />
          <Choice
            label={t`Encoding`}
            value={reading.encoding}
            options={ENCODINGS}
            onChange={(encoding) => void readAs({ encoding })}
          />
        </div>
      )}
      {sheets.length > 0 && reading.sheet !== null && (
        <Choice
          label={reading.format === 'xlsx' ? t`Sheet` : t`List`}
          value={reading.sheet}
          options={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          onChange={(sheet) => void readAs({ sheet })}
        />
      )}
      {isTable && (
        <Choice
          label={t`Headings`}
          value={String(reading.headingRow ?? 0)}
          options={headingOptions(reading)}
          onChange={(row) => void readAs({ headingRow: row === '0' ? null : Number(row) })}
        />
      )}
      {isText && (
        <Checkbox
          label={t`Take the ' off formulas`}
          description={t`Exports put it in front of =1+1 and its like.`}
          checked={reading.guarded}
          onChange={(event) => void readAs({ guarded: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}

function headingOptions({ headingRow }: TableReading): readonly { value: string; label: string }[] {
  const rows = Math.max(HEADING_ROWS, headingRow ?? 0);
  return [
    ...Array.from({ length: rows }, (_, at) => ({ value: String(at + 1), label: t`In row ${at + 1}` })),
    { value: '0', label: t`There are none` },
  ];
}
