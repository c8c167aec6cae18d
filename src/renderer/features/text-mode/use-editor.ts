import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { rescueFocus } from '../../ui/focus-main.ts';
import { readStyleNonce } from '../../ui/nonce.ts';
import type { Gone } from './clean-html.ts';
import { createEditor, type TextEditorView } from './create-editor.ts';
import { pasteHtml } from './paste-html.ts';
import { getSpeller } from './speller.ts';
import { spelling } from './spelling.ts';
import { useTextChoices } from './text-choices.ts';
import type { TextSource } from './text-source.ts';

type Props = {
  /** `null` while the next product comes. */
  readonly source: TextSource | null;
  readonly onPasted: (gone: readonly Gone[]) => void;
};

/** An editor in an element of the page; it stays the same one from product to product, and keeps the focus. */
export function useEditor(parent: RefObject<HTMLElement | null>, { source, onPasted }: Props) {
  const [editor, setEditor] = useState<TextEditorView | null>(null);
  const format = useTextChoices((choices) => choices.format);
  const started = useRef(format);
  const pasted = useEffectEvent(onPasted);
  useEffect(() => {
    if (parent.current === null) return;
    const made = createEditor({
      parent: parent.current,
      nonce: readStyleNonce(),
      label: t`Description`,
      placeholder: t`Describe the product…`,
      format: started.current,
      extensions: [spelling(getSpeller), pasteHtml((gone) => pasted(gone))],
    });
    setEditor(made);
    return () => made.destroy();
  }, [parent]);
  useEffect(() => editor?.show(source), [editor, source]);
  useEffect(() => editor?.setFormat(format), [editor, format]);
  useEffect(() => {
    if (editor !== null) rescueFocus();
  }, [editor]);
  return editor;
}
