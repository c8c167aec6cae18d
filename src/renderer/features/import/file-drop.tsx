import { useEffect, useEffectEvent, useState } from 'react';
import { t } from '../../i18n/t.ts';
import classes from './import.module.css';
import { useImport } from './import-store.ts';

type Props = {
  /** Whether there is a catalog that it can go into, or a way to make one. */
  readonly enabled: boolean;
  readonly onFile: (file: File) => void;
};

/** Takes a file that is dropped anywhere on the window, but where a dialog takes files of its own. */
export function FileDrop({ enabled, onFile }: Props) {
  const [over, setOver] = useState(false);
  const drag = useEffectEvent((event: DragEvent) => {
    const takes = enabled && isForWindow(event);
    if (takes) event.preventDefault();
    setOver(takes);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    if (!enabled || !isForWindow(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) onFile(file);
  });
  useEffect(() => {
    const follow = (event: DragEvent): void => drag(event);
    const take = (event: DragEvent): void => drop(event);
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
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
  if (!over) return null;
  return (
    <div className={classes['dropping']} aria-hidden>
      <span>{t`Drop the file to import it`}</span>
    </div>
  );
}

/** Another dialog has the window for itself, and may take files of its own. */
function isForWindow({ dataTransfer, defaultPrevented }: DragEvent): boolean {
  const { opened, busy, done } = useImport.getState();
  const isBehind = !opened && document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
  const hasFiles = dataTransfer?.types.includes('Files') ?? false;
  return hasFiles && !defaultPrevented && !isBehind && busy === null && done === null;
}
