import type { ImageProduct } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { showName } from '../../ui/shown-name.ts';
import { FileName, FilePicture } from './file-line.tsx';
import classes from './images.module.css';
import { chooseFile } from './match-reading.ts';
import { saySize } from './match-words.ts';
import type { ProductFiles } from './product-files.ts';
import { ProductCell } from './product-line.tsx';

/** A product with several files: which of them it gets, or none. */
export function SeveralFiles({ group: { product, files } }: { readonly group: ProductFiles }) {
  const name = product.name || t`No name yet`;
  const group = `files-${product.id}`;
  return (
    <fieldset className={classes['several']}>
      <legend>
        <ProductCell product={product} />
        <span className={classes['state']} data-chosen={product.chosen !== null || undefined}>
          {product.chosen === null ? sayOpen(product, files) : t`Chosen`}
        </span>
      </legend>
      <div className={classes['tiles']}>
        {files.map(({ file, leftOut }) => (
          <label key={file.n} className={classes['tile']} data-left-out={leftOut || undefined}>
            <FilePicture file={file} box={96} />
            <span className={classes['tileName']}>
              <input
                type="radio"
                name={group}
                aria-label={t`${showName(file.name)} for ${name}`}
                checked={product.chosen === file.n}
                onChange={() => void chooseFile(product.id, file.n)}
              />
              <FileName file={file} />
            </span>
            <span className={classes['quiet']}>{saySize(file)}</span>
          </label>
        ))}
        <label className={classes['tile']} data-none>
          <span className={classes['tileName']}>
            <input
              type="radio"
              name={group}
              aria-label={t`None of them for ${name}`}
              checked={product.chosen === null}
              onChange={() => void chooseFile(product.id, null)}
            />
            {t`None of them`}
          </span>
        </label>
      </div>
    </fieldset>
  );
}

/** Nothing is chosen, and which file would be by “Take the first by name”. */
function sayOpen({ first }: ImageProduct, files: ProductFiles['files']): string {
  const name = files.find(({ file }) => file.n === first)?.file.name;
  return name === undefined ? t`Nothing chosen` : t`Nothing chosen; first by name is ${showName(name)}`;
}
