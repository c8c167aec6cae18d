import type { Handlers } from '../../../../shared/contract/api.ts';
import type { ImageStanding } from '../../../../shared/model/link-check.ts';
import { isLocalImage } from '../../../../shared/model/local-image.ts';
import type { ImageReader, ReportedImage } from '../ports/link-check-store.ts';
import { sayWhy, sizeOf } from './report-groups.ts';

/** What is known of the images of a few products. */
export function createImageStandings(reader: Pick<ImageReader, 'rows'>) {
  return {
    'images.standings': ({ ids }) => reader.rows(ids).map(toStanding),
  } satisfies Pick<Handlers<'query'>, 'images.standings'>;
}

function toStanding(reported: ReportedImage): ImageStanding {
  const { id, image, check, size } = reported;
  const state = stateOf(reported);
  const isWrong = check !== null && check.outcome !== 'ok';
  return {
    id,
    image,
    state,
    why: isWrong ? sayWhy('broken', reported) : null,
    checkedAt: check?.checkedAt ?? null,
    size: sizeOf(check, size),
  };
}

function stateOf({ image, check }: ReportedImage): ImageStanding['state'] {
  if (image === '') return 'none';
  if (isLocalImage(image)) return 'local';
  return check?.outcome ?? 'not-checked';
}
