import { useEffect, useEffectEvent, useState } from 'react';
import type { CatalogState } from '../shared/contract/shell.ts';
import { giveImage } from './commands/give-image.ts';
import { useImageMatch } from './features/images/match-store.ts';
import { useImport } from './features/import/import-store.ts';
import classes from './file-drop.module.css';
import { t } from './i18n/t.ts';
import { matchDropped } from './match-images.tsx';
import { type DropTarget, findDropTarget } from './ui/drop-target.ts';
import { kindOfDragged, kindOfDropped } from './ui/dropped-files.ts';
import { showRefusal } from './ui/toasts.tsx';

type Props = {
  readonly catalog: CatalogState['kind'] | undefined;
  /** Whether there is a catalog that a table can go into, or a way to make one. */
  readonly enabled: boolean;
  readonly onTable: (file: File) => void;
};

type Over = { readonly words: string; readonly target: DropTarget | null };

/**
 * Takes what is dropped anywhere on the window, but where a dialog takes files of its own: one image on a product is its image,
 * other images and folders are matched, and any other file is imported.
 */
export function FileDrop({ catalog, enabled, onTable }: Props) {
  const [over, setOver] = useState<Over | null>(null);
  const isOpen = catalog === 'open';
  const drag = useEffectEvent((event: DragEvent) => {
    const takes = enabled && isForWindow(event);
    if (takes) event.preventDefault();
    const next = takes ? describe(event, isOpen) : null;
    // A drag tells where it is many times a second.
    if (next?.words !== over?.words || next?.target?.box.top !== over?.target?.box.top) setOver(next);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(null);
    const { dataTransfer } = event;
    if (!enabled || dataTransfer === null || !isForWindow(event)) return;
    event.preventDefault();
    const files = [...dataTransfer.files];
    const [first] = files;
    const kind = kindOfDropped(dataTransfer);
    if (first === undefined) return;
    if (kind === 'other') return onTable(first);
    if (!isOpen) return showRefusal(t`Open a catalog first.`);
    const target = kind === 'image' && !useImageMatch.getState().opened ? findDropTarget(event) : null;
    if (target === null) matchDropped(files);
    else void give(first, target);
  });
  useEffect(() => {
    const follow = (event: DragEvent): void => drag(event);
    const take = (event: DragEvent): void => drop(event);
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(null);
    };
    window.addEventListener('dragover', follow);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', follow);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', take);
    };
  }, []);
  if (over === null) return null;
  if (over.target === null) {
    return (
      <div className={classes['dropping']} aria-hidden>
        <span>{over.words}</span>
      </div>
    );
  }
  const { left, top, width, height } = over.target.box;
  return (
    <div className={classes['onProduct']} style={{ left, top, width, height }} aria-hidden>
      <span>{over.words}</span>
    </div>
  );
}

async function give(file: File, { product, name }: DropTarget): Promise<void> {
  const problem = await giveImage(file, product, name);
  if (problem !== null) showRefusal(problem.message);
}

function describe(event: DragEvent, isOpen: boolean): Over {
  const kind = event.dataTransfer === null ? 'unknown' : kindOfDragged(event.dataTransfer);
  const target =
    isOpen && kind === 'image' && !useImageMatch.getState().opened ? findDropTarget(event) : null;
  if (target !== null)
    return { words: t`Drop to make it the image of ${target.name || t`this product`}`, target };
  if (kind === 'image' || kind === 'images')
    return { words: t`Drop the images to match them with products`, target };
  if (kind === 'other') return { words: t`Drop the file to import it`, target };
  return { words: t`Drop a table to import it, or images to match them`, target };
}

/** Another dialog has the window for itself, and may take files of its own. */
function isForWindow({ dataTransfer, defaultPrevented }: DragEvent): boolean {
  const imports = useImport.getState();
  const images = useImageMatch.getState();
  const isOwn = imports.opened || (images.opened && images.scan === null);
  const isBehind = !isOwn && document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
  const hasFiles = dataTransfer?.types.includes('Files') ?? false;
  const isBusy = imports.busy !== null || imports.done !== null || images.busy !== null;
  return hasFiles && !defaultPrevented && !isBehind && !isBusy;
}
