import { IconUserCheck } from '@tabler/icons-react';
import { memo, useId, useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { formatMoment, formatWhen } from '../../ui/format.ts';
import { sayFieldThere } from '../../ui/left-out.ts';
import { type Look, PAUSED_LOOK, READINESS_LOOK, STATE_LOOK } from '../../ui/status-look.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Differences } from './differences.tsx';
import { OpenArrow } from './open-arrow.tsx';
import { nameOf } from './product-words.ts';
import { RecordId } from './record-id.tsx';
import { RowActions } from './row-actions.tsx';
import { SendDetails } from './send-details.tsx';
import { isSaidByPerson, sayReason } from './send-words.ts';
import classes from './sending.module.css';
import { TakeBack } from './take-back.tsx';

export type RowProps = {
  readonly row: Submission;
  readonly lane: LaneStatus | undefined;
  /** Left out where the product's own form is beside it already. */
  readonly onFix?: (productId: number, field?: ProductField) => void;
  /** The product whose price came back different, in quotes, where the remote is held for that. */
  readonly different?: string | null;
  /** What the row is about: a product in the Send list, a remote beside a product. */
  readonly called?: 'product' | 'remote';
};

/** One submission: its status, its one reason, what can be done, and behind the arrow everything that happened. */
export const SendRow = memo(Row, isSame);

/** Answers are new objects each time: a row repaints when something in it is another. */
function isSame(before: RowProps, after: RowProps): boolean {
  return before.onFix === after.onFix && contentOf(before) === contentOf(after);
}

function contentOf({ row, lane, different }: RowProps): string {
  return JSON.stringify([row, lane, different]);
}

/** Not green: nobody but the person says that it is there. */
const SAID_LOOK: Look = { tone: 'quiet', icon: IconUserCheck, word: t`Sent` };

/** A queued row that was paused looks otherwise than one that waits, and one that is stored otherwise than one that is not. */
export function lookOf(row: Submission): Look {
  if (isSaidByPerson(row)) return SAID_LOOK;
  if (row.differences.length > 0) return READINESS_LOOK.differs;
  return row.paused && row.state === 'queued' ? PAUSED_LOOK : STATE_LOOK[row.state];
}

function Row({ row, lane, onFix, different = null, called = 'product' }: RowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const now = useNow();
  return (
    <li className={classes['item']} data-row={row.id}>
      <div className={classes['row']} data-said={isSaidByPerson(row) || undefined}>
        <OpenArrow
          open={open}
          controls={id}
          label={t`What happened to ${nameOf(row)} at ${row.remoteName}`}
          onClick={() => setOpen(!open)}
        />
        <StatusMark look={lookOf(row)} />
        <div className={classes['what']}>
          <p className={classes['title']} data-selectable>
            {called === 'product' ? <ProductTitle row={row} /> : <strong>{row.remoteName}</strong>}
          </p>
          <p className={classes['reason']} data-selectable>
            {isSaidByPerson(row) ? t`You said that it is there, as` : sayReason(row, lane, now, different)}
            {row.remoteRecordId !== null && <RecordId id={row.remoteRecordId} />}
          </p>
          <FieldErrors row={row} />
          <Differences row={row} />
          {row.changedSince && (
            <p
              className={classes['changed']}
            >{t`Changed here since. Offshelf creates products there and never changes them.`}</p>
          )}
        </div>
        <RowActions row={row} {...(onFix === undefined ? {} : { onFix })} />
        <time
          className={classes['when']}
          dateTime={new Date(row.updatedAt).toISOString()}
          title={formatMoment(row.updatedAt)}
        >
          {formatWhen(row.updatedAt, now)}
        </time>
      </div>
      <div id={id}>{open && <Opened row={row} />}</div>
    </li>
  );
}

function Opened({ row }: Pick<RowProps, 'row'>) {
  return (
    <>
      <SendDetails row={row} />
      {isSaidByPerson(row) && <TakeBack row={row} />}
    </>
  );
}

function ProductTitle({ row }: { readonly row: Submission }) {
  return (
    <>
      <strong>{nameOf(row)}</strong>
      {row.productSku !== null && <span className={classes['sku']}>{row.productSku}</span>}
      <span className={classes['remote']}>{t`to ${row.remoteName}`}</span>
    </>
  );
}

/** What the remote said about single fields. */
export function FieldErrors({ row }: { readonly row: Submission }) {
  if (row.fieldErrors.length === 0) return null;
  return (
    <ul className={classes['fieldErrors']} data-selectable>
      {row.fieldErrors.map(({ field, theirs, message }) => (
        <li key={`${field} ${message}`}>
          {sayFieldThere(field, theirs)}: {message}
        </li>
      ))}
    </ul>
  );
}
