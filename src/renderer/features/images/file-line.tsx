import { Button } from '@mantine/core';
import { IconArrowRight, IconFileOff } from '@tabler/icons-react';
import type { ImageFile, ImageRow, ImageTab } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { showName } from '../../ui/shown-name.ts';
import { GivenThumbnail } from '../../ui/thumbnail.tsx';
import { Tick } from '../../ui/tick.tsx';
import { AssignForm } from './assign-form.tsx';
import classes from './images.module.css';
import { assignFile, leaveOut } from './match-reading.ts';
import { useImageMatch } from './match-store.ts';
import { sayFound, saySize } from './match-words.ts';
import { ProductCell } from './product-line.tsx';

type Props = {
  readonly row: ImageRow;
  readonly file: ImageFile;
  readonly tab: ImageTab;
  readonly assigning: boolean;
};

/** A file, what found its product, and the product with the image that it has. */
export function FileLine({ row, file, tab, assigning }: Props) {
  const isImage = tab !== 'problems';
  const name = showName(file.name);
  return (
    <>
      <div className={classes['line']} data-left-out={row.leftOut || undefined}>
        {tab === 'matched' && (
          <Tick
            label={t`Give ${name} to ${row.products[0]?.name || t`No name yet`}`}
            checked={!row.leftOut}
            onToggle={() => void leaveOut([file.n], !row.leftOut)}
          />
        )}
        <FilePicture file={file} box={48} />
        <div className={classes['file']}>
          <FileName file={file} />
          <div className={classes['quiet']}>
            {file.bytes > 0 && saySize(file)}
            {row.rule !== null && ` · ${sayFound(row.rule)}`}
          </div>
        </div>
        {row.products.length > 0 && (
          <IconArrowRight className={classes['arrow']} size={16} stroke={1.5} aria-label={t`goes to`} />
        )}
        <div className={classes['goes']}>
          {row.problem !== null && (
            <p className={classes['problem']} lang="en">
              {row.problem}
            </p>
          )}
          <Products row={row} tab={tab} file={file} />
        </div>
        {isImage && (
          <Button
            variant="subtle"
            aria-expanded={assigning}
            aria-label={
              row.products.length === 0 ? t`Choose a product for ${name}` : t`Change the product of ${name}`
            }
            onClick={() => useImageMatch.setState({ assigning: assigning ? null : file.n })}
          >
            {row.products.length === 0 ? t`Choose…` : t`Change…`}
          </Button>
        )}
      </div>
      {assigning && <AssignForm row={row} file={file} />}
    </>
  );
}

/** A picture of a file in the folder that was chosen. */
export function FilePicture({ file, box }: { readonly file: ImageFile; readonly box: number }) {
  const handle = useImageMatch((state) => state.handles[file.root]);
  if (handle === undefined || file.type === null) {
    return (
      <span className={classes['noPicture']} style={{ width: box, height: box }}>
        <IconFileOff size={20} stroke={1.5} aria-hidden />
      </span>
    );
  }
  return <GivenThumbnail handle={handle} path={file.inside} box={box} alt="" />;
}

/** The name, which is what the rules read first, and below it the folder where there is one. */
export function FileName({ file: { name, path } }: { readonly file: ImageFile }) {
  const folder = path.slice(0, -name.length - 1);
  return (
    <div className={classes['texts']} title={showName(path)}>
      <span className={classes['path']} dir="auto">
        {showName(name)}
      </span>
      {folder !== '' && (
        <span className={classes['quiet']} dir="auto">
          {showName(folder)}
        </span>
      )}
    </div>
  );
}

function Products({ row, tab, file }: Pick<Props, 'row' | 'tab' | 'file'>) {
  const { products, productCount } = row;
  if (tab !== 'one-for-several') {
    const [first] = products;
    if (first === undefined) return null;
    return (
      <>
        <ProductCell product={first} />
        {productCount > 1 && (
          <span className={classes['quiet']}>{t`and ${countOf(productCount - 1, 'other product')}`}</span>
        )}
      </>
    );
  }
  const hidden = productCount - products.length;
  const name = showName(file.name);
  return (
    <ul className={classes['candidates']} aria-label={t`Products that ${name} could belong to`}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCell product={product} />
          <Button
            size="compact-sm"
            aria-label={t`Give ${name} to ${product.name}`}
            onClick={() => void assignFile(file.n, [product.id])}
          >{t`This one`}</Button>
        </li>
      ))}
      {hidden > 0 && <li className={classes['quiet']}>{t`and ${countOf(hidden, 'other product')}`}</li>}
      <li>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => void assignFile(file.n, 'all')}
        >{t`Give it to all ${formatCount(productCount)}`}</Button>
      </li>
    </ul>
  );
}
