import type { ImageProduct, ImageRow } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { imageName } from '../../ui/shown-name.ts';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import classes from './images.module.css';

/** A product that stays without an image. */
export function ProductLine({ row }: { readonly row: ImageRow }) {
  const [product] = row.products;
  return product === undefined ? null : <ProductCell product={product} />;
}

/** A product with the image that it has by now. */
export function ProductCell({ product }: { readonly product: ImageProduct }) {
  const { name, sku, image } = product;
  const now = image ?? '';
  const called = imageName(now);
  return (
    <span className={classes['product']}>
      {now !== '' && <Thumbnail image={now} box={32} alt="" />}
      <span className={classes['texts']}>
        <span className={classes['name']} dir="auto">
          {name || t`No name yet`}
        </span>
        <span className={classes['quiet']} title={called}>
          {sku !== null && sku !== '' && <span dir="auto">{sku} · </span>}
          {now === '' ? t`no image yet` : t`now ${called}`}
        </span>
      </span>
    </span>
  );
}
