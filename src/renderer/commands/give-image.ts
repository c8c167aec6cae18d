import type { Failed } from '../../shared/contract/result.ts';
import { offshelf } from '../bridge/offshelf.ts';
import { t } from '../i18n/t.ts';
import { showName } from '../ui/shown-name.ts';
import { showToast } from '../ui/toasts.tsx';
import { showUndoToast } from './undo-toast.ts';

/** Gives a product one file as its image, as a change that can be undone. Why that failed, or `null`. */
export async function giveImage(file: File, product: number, name: string): Promise<Failed | null> {
  const given = await offshelf().files.give(file);
  if (!given.ok) return given.error;
  const source = { files: [given.value.handle] };
  const added = await offshelf().images.add({ products: [product], source });
  if (!added.ok) return added.error;
  const whose = name || t`the product`;
  if (added.value === null) showToast({ text: t`This is the image of ${whose} already.` });
  else showUndoToast(t`Gave ${whose} the image ${showName(file.name)}.`, added.value.id);
  return null;
}
