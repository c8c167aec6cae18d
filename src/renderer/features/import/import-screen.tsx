import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useEffectEvent } from 'react';
import { t } from '../../i18n/t.ts';
import { openCells } from './cell-steps.ts';
import classes from './import.module.css';
import { ImportDoneStep } from './import-done.tsx';
import { ImportPlanStep } from './import-plan.tsx';
import { ImportPreviewStep } from './import-preview.tsx';
import { ImportSourceStep } from './import-source.tsx';
import { applyImport, closeImport, endImport, prepareImport } from './import-steps.ts';
import { type Imported, type ImportStep, isChanging, useImport } from './import-store.ts';

type Props = {
  /** Products came in, whatever the person does next. */
  readonly onCame: () => void;
  /** What came in was seen, or there is nothing to ask about it. */
  readonly onImported: (imported: Imported) => void;
  /** The person wants to send what came in. */
  readonly onSend: (imported: Imported) => void;
};

const STEPS: readonly { readonly id: ImportStep; readonly title: string }[] = [
  { id: 'file', title: t`File` },
  { id: 'plan', title: t`Columns and rows` },
  { id: 'preview', title: t`Check and import` },
];

/** Brings a file in: what was given, what is made of it, what it would do; then all of it is one change, or nothing. */
export function ImportScreen({ onCame, onImported, onSend }: Props) {
  const opened = useImport((state) => state.opened);
  const came = useEffectEvent(onCame);
  const step = useImport((state) => state.step);
  const changing = useImport((state) => state.changing);
  useEffect(() => {
    if (step === 'done') came();
  }, [step]);
  const isSmall = step === 'file' || step === 'done';
  const apply = async (): Promise<void> => {
    const imported = await applyImport();
    if (imported !== null) onImported(imported);
  };
  const leave = (say: (imported: Imported) => void): void => {
    const imported = endImport();
    if (imported !== null) say(imported);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && changing !== null) return closeCells(event);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const { busy } = useImport.getState();
    const isOwn = event.target instanceof Element && event.target.closest('[data-own-keys]') !== null;
    if (step === 'file' || busy !== null || isOwn) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 'done') leave(onSend);
    else if (step === 'plan') void prepareImport();
    // The keys are shown on that form alone.
    else if (!isChanging(useImport.getState())) void apply();
  };
  return (
    <Modal
      opened={opened}
      onClose={() => (step === 'done' ? leave(onImported) : void closeImport())}
      title={<Title step={step} />}
      size={isSmall ? 'min(680px, 94vw)' : 'min(1160px, 96vw)'}
      yOffset={isSmall ? '12vh' : '4vh'}
      classNames={{ body: classes['body'] ?? '' }}
      // A form that stands open is put away first.
      closeOnEscape={changing === null}
      // Before the field that has the focus, which would open its choices.
      onKeyDownCapture={pressKey}
    >
      {step === 'file' && <ImportSourceStep />}
      {step === 'plan' && <ImportPlanStep />}
      {step === 'preview' && <ImportPreviewStep onApply={() => void apply()} />}
      {step === 'done' && <ImportDoneStep onSend={() => leave(onSend)} onClose={() => leave(onImported)} />}
    </Modal>
  );
}

/** The form itself knows whether a list of choices in it is open, which goes before it. */
function closeCells(event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.closest('[data-own-keys]') !== null) return;
  event.stopPropagation();
  openCells(null);
}

function Title({ step }: { readonly step: ImportStep }) {
  const name = useImport((state) => state.look?.name);
  return (
    <span className={classes['title']}>
      {t`Import`}
      {name ? <span className={classes['file']}> {name}</span> : null}
      {step !== 'done' && (
        <span className={classes['steps']} aria-hidden>
          {STEPS.map(({ id, title }, at) => (
            <span key={id} data-current={id === step || undefined}>
              {at + 1} {title}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
