import { Button } from '@mantine/core';
import type { PreviewHit, PreviewRow } from '../../../shared/model/change.ts';
import { t } from '../../i18n/t.ts';
import diff from '../../ui/diff-text.module.css';
import { formatCount } from '../../ui/format.ts';
import { Tick } from '../../ui/tick.tsx';
import classes from './bulk-edit.module.css';
import { leaveOutHit, readHits } from './preview-reading.ts';

const MORE = 50;
/** As many as one row shows. */
const MOST = 200;

type Props = { readonly row: PreviewRow; readonly fixed: boolean; readonly busy: boolean };

/** The places that were found in one value, each with a box of its own. */
export function HitList({ row, fixed, busy }: Props) {
  const rest = Math.min(row.hitCount, MOST) - row.hits.length;
  return (
    <ul className={classes['hits']}>
      {row.hits.map((hit) => (
        <li key={hit.n} className={classes['hit']} data-left-out={hit.leftOut || undefined}>
          {!fixed && row.hitCount > 1 && (
            <Tick
              label={t`Replace ${hit.found}, place ${hit.n + 1} in ${row.name || t`a product without a name`}`}
              checked={!hit.leftOut}
              disabled={busy}
              onToggle={() => void leaveOutHit(row.productId, row.field, hit.n, !hit.leftOut)}
            />
          )}
          <Place hit={hit} />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Button
            variant="subtle"
            onClick={() => void readHits(row.productId, row.field, MORE)}
          >{t`Show ${formatCount(Math.min(MORE, rest))} more of ${formatCount(row.hitCount)}`}</Button>
        </li>
      )}
    </ul>
  );
}

function Place({ hit }: { readonly hit: PreviewHit }) {
  return (
    <p className={classes['text']} data-selectable>
      {hit.left}
      <del className={diff['changed']}>{hit.found}</del>
      {hit.comes !== '' && <ins className={diff['changed']}>{hit.comes}</ins>}
      {hit.right}
    </p>
  );
}
