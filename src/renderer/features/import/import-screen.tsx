import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { t } from '../../i18n/t.ts';
import classes from './import.module.css';
import { ImportPlanStep } from './import-plan.tsx';
import { ImportPreviewStep } from './import-preview.tsx';
import { ImportSourceStep } from './import-source.tsx';
import { applyImport, closeImport, type Imported, prepareImport } from './import-steps.ts';
import { type ImportStep, useImport } from './import-store.ts';

type Props = { readonly onImported: (imported: Imported) => void };

const STEPS: readonly { readonly id: ImportStep; readonly title: string }[] = [
  { id: 'file', title: t`File` },
  { id: 'plan', title: t`Columns and rows` },
  { id: 'preview', title: t`Check and import` },
];

/** Brings a file in: what was given, what is made of it, what it would do; then all of it is one change, or nothing. */
export function ImportScreen({ onImported }: Props) {
  const opened = useImport((state) => state.opened);
  const step = useImport((state) => state.step);
  const apply = async (): Promise<void> => {
    const imported = await applyImport();
    if (imported !== null) onImported(imported);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const { busy } = useImport.getState();
    const isOwn = event.target instanceof Element && event.target.closest('[data-own-keys]') !== null;
    if (step === 'file' || busy !== null || isOwn) return;
    event.preventDefault();
    event.stopPropagation();
    void (step === 'plan' ? prepareImport() : apply());
  };
  return (
    <Modal
      opened={opened}
      onClose={() => void closeImport()}
      title={<Title step={step} />}
      size={step === 'file' ? 'min(680px, 94vw)' : 'min(1160px, 96vw)'}
      yOffset={step === 'file' ? '12vh' : '4vh'}
      classNames={{ body: classes['body'] ?? '' }}
      // Before the field that has the focus, which would open its choices.
      onKeyDownCapture={pressKey}
    >
      {step === 'file' && <ImportSourceStep />}
      {step === 'plan' && <ImportPlanStep />}
      {step === 'preview' && <ImportPreviewStep onApply={() => void apply()} />}
    </Modal>
  );
}

function Title({ step }: { readonly step: ImportStep }) {
  const name = useImport((state) => state.look?.name);
  return (
    <span className={classes['title']}>
      {t`Import`}
      {name ? <span className={classes['file']}> {name}</span> : null}
      <span className={classes['steps']} aria-hidden>
        {STEPS.map(({ id, title }, at) => (
          <span key={id} data-current={id === step || undefined}>
            {at + 1} {title}
          </span>
        ))}
      </span>
    </span>
  );
}
