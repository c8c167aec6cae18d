import { IconAlertTriangle } from '@tabler/icons-react';
import type { Difference, Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { sayField } from '../../ui/left-out.ts';
import classes from './sending.module.css';

/** What the remote stored otherwise than it was sent: loud where it changes what somebody pays. */
export function Differences({ row }: { readonly row: Submission }) {
  if (row.differences.length === 0) return null;
  return (
    <div className={classes['differences']} data-loud={row.differences.some(concernsMoney) || undefined}>
      <IconAlertTriangle size={16} aria-hidden />
      <div data-selectable>
        <strong>{t`${row.remoteName} stored something else than was sent:`}</strong>
        <ul>
          {row.differences.map((difference) => (
            <li
              key={difference.field}
            >{t`${sayField(difference.field)}: sent “${difference.sent}”, stored “${difference.answered}”`}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export function concernsMoney({ field }: Difference): boolean {
  return field === 'price' || field === 'currency';
}
