import type { Handlers } from '../../../../shared/contract/api.ts';
import type { ImageStanding } from '../../../../shared/model/link-check.ts';
import { isLocalImage } from '../../../../shared/model/local-image.ts';
import type { ImageReader, ReportedImage } from '../ports/link-check-store.ts';
import { faultGroup, lookedAt, sayWhy, sizeOf } from './report-groups.ts';

/** What is known of the images of a few products. */
export function createImageStandings(reader: Pick<ImageReader, 'rows'>) {
  return {
    'images.standings': ({ ids }) => reader.rows(ids).map(toStanding),
  } satisfies Pick<Handlers<'query'>, 'images.standings'>;
}

function toStanding(reported: ReportedImage): ImageStanding {
  const { id, image, check, size } = reported;
  const state = stateOf(reported);
  return {
    id,
    image,
    state,
    why: whyOf(reported),
    checkedAt: lookedAt(check),
    size: sizeOf(check, size),
  };
}

const OF_UPLOAD = { waiting: 'uploading', done: 'uploaded', failed: 'not-uploaded' } as const;

function whyOf(reported: ReportedImage): string | null {
  const { image, check, upload } = reported;
  if (isLocalImage(image)) return upload?.detail ?? null;
  const group = check && faultGroup(check);
  return group === null ? null : sayWhy(group, reported);
}

function stateOf({ image, check, upload }: ReportedImage): ImageStanding['state'] {
  if (image === '') return 'none';
  if (isLocalImage(image)) return upload === null ? 'local' : OF_UPLOAD[upload.state];
  return check?.outcome ?? 'not-checked';
}
