import { type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { ProductFields } from '../../../shared/model/product.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { announce } from '../../ui/live-region.tsx';
import { CleanDialog } from './clean-dialog.tsx';
import { type CleanedHtml, cleanHtml, type Gone, sayGone } from './clean-html.ts';
import type { TextEditorView } from './create-editor.ts';
import { type HintLine, HintList } from './hint-list.tsx';
import { RemoteTexts, type TextTarget } from './remote-texts.tsx';
import { type Misspelling, misspellingAt, nextMisspelling } from './spelling.ts';
import { SpellingMenu, type SpellingQuestion } from './spelling-menu.tsx';
import { useTextChoices } from './text-choices.ts';
import { findHints, type TextFormat } from './text-hints.ts';
import classes from './text-mode.module.css';
import { innerText, type TextSource } from './text-source.ts';
import { TextToolbar } from './text-toolbar.tsx';
import { useEditor } from './use-editor.ts';

type Props = {
  readonly name: string;
  /** `null` while the next product comes. */
  readonly source: TextSource | null;
  /** The product as it would be sent now, a moment after the last key. */
  readonly fields: ProductFields;
  readonly targets: readonly TextTarget[];
  /** How many other products have this very text. */
  readonly twins: number;
  readonly banners: ReactNode;
  readonly actions: ReactNode;
};

/** The text of one product: a large editor, and below it what is worth a look and what each remote gets. */
export function TextPanel({ name, source, fields, targets, twins, banners, actions }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [cleaning, setCleaning] = useState<CleanedHtml | null>(null);
  const onPasted = (gone: readonly Gone[]) => {
    setPasted(gone.length === 0 ? null : { source, gone });
    if (gone.length > 0) announce(t`Pasted without ${sayGone(gone)}`);
  };
  const editor = useEditor(box, { source, onPasted });
  const format = useTextChoices((choices) => choices.format);
  const clean = () => setCleaning(cleanHtml(source?.read() ?? ''));
  const hints = useHints(fields.description, format, twins, editor, clean);
  const paste = pasted !== null && pasted.source === source ? [sayPasted(pasted.gone)] : [];
  const menu = useSpellingMenu(editor);
  const apply = () => {
    if (cleaning !== null) source?.write(cleaning.html);
    setCleaning(null);
    editor?.focus();
  };
  return (
    <>
      <TextToolbar name={name} />
      {banners}
      <div className={classes['editor']} ref={box} onContextMenu={menu.openAt} />
      <div className={classes['below']}>
        <HintList hints={[...paste, ...hints]} />
        <RemoteTexts targets={targets} fields={fields} />
      </div>
      {actions}
      {menu.element}
      {cleaning && (
        <CleanDialog
          cleaned={cleaning}
          onApply={apply}
          onClose={() => {
            setCleaning(null);
            editor?.focus();
          }}
        />
      )}
    </>
  );
}

type Pasted = { readonly source: TextSource | null; readonly gone: readonly Gone[] };

function sayPasted(gone: readonly Gone[]): HintLine {
  return { text: t`Pasted without ${sayGone(gone)}. Ctrl+Z takes the paste back.` };
}

/** Beyond this, cleaning on every pause would be felt. */
const MOST_CLEANED = 50_000;

function useHints(
  text: string,
  format: TextFormat,
  twins: number,
  editor: TextEditorView | null,
  clean: () => void,
): readonly HintLine[] {
  const found = useMemo(() => findHints(innerText(text), format), [text, format]);
  const unclean = useMemo(() => findUnclean(text, format), [text, format]);
  const lines = found.map(
    ({ text: words, at }): HintLine =>
      at === null
        ? { text: words }
        : { text: words, action: { label: t`Show`, run: () => editor?.select(at) } },
  );
  if (twins > 0)
    lines.push({
      text: countOf(twins, 'other product has this very text.', 'other products have this very text.'),
    });
  if (unclean.length > 0) {
    lines.push({ text: t`The HTML holds ${sayGone(unclean)}.`, action: { label: t`Clean up…`, run: clean } });
  }
  return lines;
}

function findUnclean(text: string, format: TextFormat): readonly Gone[] {
  if (format !== 'html' || !text.includes('<') || text.length > MOST_CLEANED) return [];
  return cleanHtml(text).gone;
}

/** F7 goes from one unknown word to the next; a right click opens the one below the mouse. */
function useSpellingMenu(editor: TextEditorView | null) {
  const [question, setQuestion] = useState<SpellingQuestion | null>(null);
  const open = (found: Misspelling) => {
    editor?.select(found);
    // A key that comes before the menu must not replace the word.
    editor?.view.contentDOM.blur();
    const place = editor?.view.coordsAtPos(found.from);
    setQuestion({ found, at: { x: place?.left ?? 0, y: place?.bottom ?? 0 } });
  };
  const next = () => {
    const found = editor === null ? null : nextMisspelling(editor.view);
    if (found === null) announce(t`No unknown word`);
    else open(found);
  };
  useCommand('text.spelling', { enabled: editor !== null || t`Open a text first.`, run: next });
  const openAt = (event: MouseEvent) => {
    const at = editor?.view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? null;
    const found = editor === null || at === null ? null : misspellingAt(editor.view, at);
    if (found === null) return;
    event.preventDefault();
    open(found);
  };
  const close = () => {
    setQuestion(null);
    editor?.focus();
  };
  const element = question && (
    <SpellingMenu
      question={question}
      onReplace={(found, word) => editor?.replace(found, word)}
      onClose={close}
    />
  );
  return { openAt, element };
}
