import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { CellAbout } from './grid-cell.ts';
import { startTypedDraft, type TypedDraft } from './typed-draft.ts';

/** What is typed into the open cell and not written yet. */
export type TypedEdit = { readonly about: CellAbout; readonly text: string; readonly draft: TypedDraft };

/** How what was typed is read, and written once its cell is left by another way than its own keys. */
type Writer = { readonly marks: NumberMarks; readonly write: (edit: TypedEdit) => void };

let typed: TypedEdit | null = null;
let close: (() => void) | null = null;
let writer: Writer | null = null;

/** The grid says so while it is there; its last word stays, for the editor that goes away with it. */
export function writeEditsBy(next: Writer): void {
  writer = next;
}

/** An editor was opened; the returned function is for the moment in which it goes away, and writes what it left. */
export function openEdit(closeEditor: () => void): () => void {
  close = closeEditor;
  return () => {
    if (close === closeEditor) close = null;
    writeTyped();
  };
}

export function noteTyped(about: CellAbout, text: string): void {
  if (writer === null) return;
  const isSame = typed?.about.id === about.id && typed.about.field === about.field;
  const draft = isSame && typed ? typed.draft : startTypedDraft(about, writer.marks);
  typed = { about, text, draft };
  draft.type(text);
}

/** The editor's own keys have written it, or let it go. */
export function dropTyped(): void {
  typed?.draft.drop();
  typed = null;
}

/** The window goes on to something else: the open cell gets what was typed into it, and is closed. */
export function leaveEdit(): void {
  const closeEditor = close;
  writeTyped();
  closeEditor?.();
}

function writeTyped(): void {
  const edit = typed;
  typed = null;
  if (edit !== null) writer?.write(edit);
}
