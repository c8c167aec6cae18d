import type { LaneStatus, SendGroup, StoredValue, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { tx } from '../../i18n/tx.tsx';
import { sayFieldThere } from '../../ui/left-out.ts';
import { quoteName } from './product-words.ts';
import { RecordId } from './record-id.tsx';
import classes from './sending.module.css';

type Props = { readonly groups: readonly SendGroup[]; readonly lane: LaneStatus };

/** After a test with one: what the remote stored of it beside what was sent, and its id there; nothing where it was not sent. */
export function TestedValues({ groups, lane }: Props) {
  const sent = groups.filter(({ key }) => key.remoteId === lane.remoteId && key.state === 'sent');
  const [newest] = sent.map(({ first }) => first).toSorted((a, b) => b.updatedAt - a.updatedAt);
  // What the lane says begins with the name of the product that went: another one, or one sent before, is no test.
  const isTested = newest !== undefined && lane.detail?.startsWith(`“${newest.productName}” `) === true;
  return isTested ? <Values row={newest} /> : null;
}

function Values({ row }: { readonly row: Submission }) {
  const { value = [] } = useAnswer(offshelf().sending.storedValues, { id: row.id }, ['sending']);
  if (value.length === 0) return null;
  const differing = new Set(row.differences.map(({ field }) => field));
  return (
    <div className={classes['heldMore']} data-selectable>
      <p>
        {tx`What was sent: ${<strong>{quoteName(row)}</strong>}. Its id there:`}
        {row.remoteRecordId !== null && <RecordId id={row.remoteRecordId} />}
      </p>
      <table className={classes['stored']} aria-label={t`What ${row.remoteName} stored of ${quoteName(row)}`}>
        <thead>
          <tr>
            <th scope="col">{t`Field`}</th>
            <th scope="col">{t`Sent`}</th>
            <th scope="col">{t`Stored there`}</th>
          </tr>
        </thead>
        <tbody>
          {value.map((line) => (
            <Line key={line.theirs} line={line} differs={differing.has(line.field)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, differs }: { readonly line: StoredValue; readonly differs: boolean }) {
  const { field, theirs, sent, stored } = line;
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">{sayFieldThere(field, theirs)}</th>
      <td>{sent}</td>
      <td>
        {stored ?? <span className={classes['quiet']}>{t`its answer does not say`}</span>}
        {differs && <strong> {t`differs`}</strong>}
      </td>
    </tr>
  );
}
