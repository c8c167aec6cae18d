import { IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import type { ImageStanding } from '../../../../shared/model/link-check.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { StatusMark } from '../../../ui/status-mark.tsx';
import { Thumbnail } from '../../../ui/thumbnail.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { rowElementId } from '../list-gestures.ts';
import { IMAGE_LOOK, sayMore, stateOf } from './image-look.ts';
import classes from './product-gallery.module.css';

const PICTURE = 128;

type Props = {
  /** In the shown list, from 0. */
  readonly index: number;
  /** In its line, from 0. */
  readonly column: number;
  /** `undefined` while it is not read yet. */
  readonly row: ProductRow | undefined;
  readonly standing: ImageStanding | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly pinned: boolean;
  readonly onToggle: (index: number) => void;
};

/** A product as its image. Drawn again only when something of it changed, so that scrolling stays smooth. */
export const GalleryTile = memo(function GalleryTile(props: Props) {
  const { index, column, row, standing, active, selected, pinned, onToggle } = props;
  return (
    <div
      role="gridcell"
      id={rowElementId(index)}
      className={classes['tile']}
      aria-colindex={column + 1}
      aria-selected={selected}
      data-index={index}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-pinned={pinned || undefined}
    >
      {row === undefined ? <span className={classes['bone']} /> : <Content row={row} standing={standing} />}
      {row && (
        <span className={classes['tick']}>
          <Tick
            label={t`Select ${row.name || t`product without a name`}`}
            checked={selected}
            tabIndex={-1}
            onToggle={() => onToggle(index)}
          />
        </span>
      )}
    </div>
  );
});

function Content({ row, standing }: Required<Pick<Props, 'standing'>> & { readonly row: ProductRow }) {
  const state = stateOf(row, standing);
  const name = row.name.trim();
  return (
    <>
      <span className={classes['picture']}>
        <Thumbnail image={row.imageUrl} box={PICTURE} alt="" />
      </span>
      <span className={classes['name']}>
        {name === '' ? (
          <span className={classes['quiet']}>{t`No name yet`}</span>
        ) : (
          <span className={classes['cut']} dir="auto" title={name}>
            {name}
          </span>
        )}
        {row.hasDraft && (
          <span className={classes['draft']} title={t`Typed, not saved yet`}>
            <IconPencil size={14} stroke={2} aria-label={t`Typed, not saved yet`} />
          </span>
        )}
      </span>
      <span className={`${classes['quiet']} ${classes['cut']}`} dir="auto">
        {row.sku === null || row.sku === '' ? t`No SKU` : row.sku}
      </span>
      <span className={classes['state']} title={sayMore(standing)}>
        {state !== null && <StatusMark look={IMAGE_LOOK[state]} />}
      </span>
    </>
  );
}
