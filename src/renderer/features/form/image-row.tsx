import { TextInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import { readLocalImage } from '../../../shared/model/local-image.ts';
import { giveImage } from '../../commands/give-image.ts';
import { t } from '../../i18n/t.ts';
import { type DropTarget, provideDropTarget } from '../../ui/drop-target.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showName } from '../../ui/shown-name.ts';
import { TextAction } from '../../ui/text-action.tsx';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import { focusOn } from './form-focus.ts';
import { FormRow, type Wiring } from './form-row.tsx';
import { ImageUploads, useShownUploads } from './image-uploads.tsx';
import { LimitCounter, LineInput } from './text-fields.tsx';

/** As high as the field and its help line. */
const BESIDE = 48;
const PLACEHOLDER = 'https://…';

/** The image: an address of the web that is typed, or a file of this computer that is chosen or dropped. */
export function ImageRow() {
  const model = useFormModel();
  const value = useForm((state) => state.fields.imageUrl);
  const alt = useForm((state) => state.fields.imageAlt);
  const local = readLocalImage(value);
  const row = useFieldDrop();
  const waits = useShownUploads().some(({ state }) => state === 'waiting');
  const isLocal = local !== null;
  const replaced = useRef(false);
  // Another kind of field stands there now, and goes on where the one before it was.
  useEffect(() => {
    const form = row.current?.closest('form') ?? null;
    if (!isLocal && replaced.current) focusOn(form, 'imageUrl');
    replaced.current = false;
  }, [isLocal, row]);
  const replace = (imageUrl: string): void => {
    replaced.current = true;
    model.edit({ imageUrl });
  };
  return (
    <div ref={row}>
      <FormRow
        field="imageUrl"
        {...(waits && { without: 'image-waits' })}
        counter={local === null ? <LimitCounter field="imageUrl" text={value} /> : null}
        help={
          <>
            <ImageActions onRemove={isLocal ? () => replace('') : null} />
            {isLocal && <ImageUploads />}
          </>
        }
        beside={<Thumbnail image={value} box={BESIDE} alt={alt} />}
      >
        {(wiring) =>
          local === null ? (
            <LineInput
              {...wiring}
              value={value}
              placeholder={PLACEHOLDER}
              spellCheck={false}
              onType={(imageUrl) => model.edit({ imageUrl })}
            />
          ) : (
            <LocalImageInput wiring={wiring} value={value} name={showName(local.name)} onReplace={replace} />
          )
        }
      </FormRow>
    </div>
  );
}

type LocalProps = {
  readonly wiring: Wiring;
  readonly value: string;
  readonly name: string;
  readonly onReplace: (imageUrl: string) => void;
};

/** A file by its name. Copying takes along what the field holds; an address that is pasted takes its place. */
function LocalImageInput({ wiring, value, name, onReplace }: LocalProps) {
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', value);
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain').trim();
    event.preventDefault();
    if (text !== '') onReplace(text);
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onReplace('');
  };
  return (
    <TextInput
      {...wiring}
      readOnly
      value={t`${name} — on this computer`}
      title={name}
      onCopy={copy}
      onPaste={paste}
      onKeyDown={pressKey}
    />
  );
}

const KINDS = '.jpg,.jpeg,.png,.webp,.gif,.avif';

function ImageActions({ onRemove }: { readonly onRemove: (() => void) | null }) {
  const saved = useForm((state) => state.saved);
  const name = useForm((state) => state.fields.name);
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Failed | null>(null);
  const give = async (file: File | undefined): Promise<void> => {
    if (file !== undefined && saved !== null) setProblem(await giveImage(file, saved.id, name));
  };
  if (saved === null) return t`Save the product first to give it a file of this computer.`;
  return (
    <>
      <span className={classes['imageActions']}>
        <TextAction label={t`Choose a file…`} onRun={() => chooser.current?.click()} />
        {onRemove && <TextAction label={t`Remove the image`} onRun={onRemove} />}
      </span>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={KINDS}
        aria-label={t`File of the image`}
        onChange={(event) => {
          void give(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <ProblemText problem={problem} />
    </>
  );
}

/** An image can be dropped on the field. */
function useFieldDrop() {
  const row = useRef<HTMLDivElement>(null);
  const saved = useForm((state) => state.saved);
  const name = useForm((state) => state.fields.name);
  const find = useEffectEvent(({ target }: DragEvent): DropTarget | null => {
    const place = row.current;
    if (saved === null || place === null || !(target instanceof Node) || !place.contains(target)) return null;
    return { product: saved.id, name, box: place.getBoundingClientRect() };
  });
  useEffect(() => provideDropTarget((event) => find(event)), []);
  return row;
}
