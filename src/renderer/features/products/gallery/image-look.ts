import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudCheck,
  IconCloudUpload,
  IconCloudX,
  IconDeviceDesktop,
  IconHelpCircle,
  IconLinkOff,
  IconLock,
  IconPhotoOff,
  IconPhotoX,
} from '@tabler/icons-react';
import type { ImageStanding } from '../../../../shared/model/link-check.ts';
import { isLocalImage } from '../../../../shared/model/local-image.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { formatMoment } from '../../../ui/format.ts';
import type { Look } from '../../../ui/status-look.ts';

type ImageState = ImageStanding['state'];

export const IMAGE_LOOK: Readonly<Record<ImageState, Look>> = {
  none: { tone: 'quiet', icon: IconPhotoOff, word: t`No image` },
  local: { tone: 'ready', icon: IconDeviceDesktop, word: t`On this computer` },
  uploading: { tone: 'waiting', icon: IconCloudUpload, word: t`Being published` },
  uploaded: { tone: 'sent', icon: IconCloudCheck, word: t`Published` },
  'not-uploaded': { tone: 'problem', icon: IconCloudX, word: t`Not published` },
  'not-checked': { tone: 'quiet', icon: IconHelpCircle, word: t`Not checked` },
  ok: { tone: 'sent', icon: IconCircleCheck, word: t`OK` },
  'not-reachable': { tone: 'problem', icon: IconLinkOff, word: t`Not reachable` },
  'not-an-image': { tone: 'problem', icon: IconPhotoX, word: t`Not an image` },
  'breaks-a-rule': { tone: 'problem', icon: IconAlertTriangle, word: t`Breaks a rule` },
  'blocked-address': { tone: 'hint', icon: IconLock, word: t`Host not allowed` },
};

/** The state of a row’s image; `null` while it is not known, for which the core has to be asked. */
export function stateOf(row: ProductRow, standing: ImageStanding | undefined): ImageState | null {
  if (row.imageUrl === '') return 'none';
  if (standing === undefined && isLocalImage(row.imageUrl)) return 'local';
  return standing !== undefined && isAbout(standing, row) ? standing.state : null;
}

/** An answer about an image that the product had before is none. */
function isAbout({ image }: ImageStanding, { imageUrl, cut }: ProductRow): boolean {
  return cut.includes('imageUrl') ? image.startsWith(imageUrl) : image === imageUrl;
}

/** What is wrong with it, where something is, and since when that is known. */
export function sayMore(standing: ImageStanding | undefined): string | undefined {
  if (standing === undefined) return undefined;
  if (standing.checkedAt === null) return standing.why ?? undefined;
  const when = t`Checked on ${formatMoment(standing.checkedAt)}`;
  if (standing.why !== null) return `${standing.why}\n${when}`;
  const { size } = standing;
  return size === null ? when : `${t`${size.width} × ${size.height} pixels`}\n${when}`;
}
