import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { CatalogState } from '../shared/contract/shell.ts';
import type { SavedView } from '../shared/model/query.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { useCommand } from './commands/use-command.ts';
import { Frame } from './features/app/frame.tsx';
import { StatusBar } from './features/app/status-bar.tsx';
import { TopBar } from './features/app/top-bar.tsx';
import { useRowsKeyboard } from './features/app/use-rows-keyboard.ts';
import { useWindowCommands } from './features/app/use-window-commands.ts';
import { ViewsPane } from './features/app/views-pane.tsx';
import { goTo, resetWindow, showsNewProduct, useWindow } from './features/app/window-store.ts';
import { BackupBar } from './features/backups/backup-bar.tsx';
import {
  forgetBulkEdit,
  openBulkEdit,
  openFindReplace,
  openPreview,
} from './features/bulk-edit/bulk-steps.ts';
import { useBulkEdit } from './features/bulk-edit/bulk-store.ts';
import { CatalogMenu } from './features/catalogs/catalog-menu.tsx';
import { CatalogProblem } from './features/catalogs/catalog-problem.tsx';
import { ConnectBar } from './features/catalogs/connect-bar.tsx';
import { DiskBar } from './features/catalogs/disk-bar.tsx';
import { MovedBar } from './features/catalogs/moved-bar.tsx';
import { forgetFilters } from './features/filters/filter-store.ts';
import { UndoProblem } from './features/history/undo-problem.tsx';
import { UndoProgress } from './features/history/undo-progress.tsx';
import { forgetUndo, type UndoState, useUndo } from './features/history/undo-store.ts';
import { useUndoCommands } from './features/history/use-undo-commands.ts';
import { forgetMatch } from './features/images/match-steps.ts';
import { forgetReport } from './features/images/report-checking.ts';
import { ListCounts } from './features/products/list-counts.tsx';
import { ListProgress } from './features/products/list-progress.tsx';
import { forgetList, refreshList } from './features/products/list-reading.ts';
import { useLook } from './features/products/look-store.ts';
import { type BlockedTargets, ProductCommands } from './features/products/product-commands.tsx';
import { expectRows } from './features/products/rows-store.ts';
import { countScope } from './features/products/targets.ts';
import type { SendTarget } from './features/sending/send-target.ts';
import { SendingCommands } from './features/sending/sending-commands.tsx';
import { SendingStatus } from './features/sending/sending-status.tsx';
import { t } from './i18n/t.ts';
import { ImagePlaces } from './image-places.tsx';
import { ImageReportCommands } from './image-report-commands.tsx';
import { MatchImages } from './match-images.tsx';
import { ProductDetails } from './product-details.tsx';
import { Transfer } from './transfer.tsx';
import { focusMain } from './ui/focus-main.ts';
import { noteInputs } from './ui/last-input.ts';
import { atLeisure } from './ui/later.tsx';
import { clearToasts } from './ui/toasts.tsx';
import { useFocusKeeper } from './ui/use-focus-keeper.ts';
import { useLookCommands } from './use-look-commands.ts';
import { openActive, Place } from './window-place.tsx';

const BulkEditScreen = atLeisure(
  async () => (await import('./features/bulk-edit/bulk-edit-screen.tsx')).BulkEditScreen,
);
const LaterEditsDialog = atLeisure(
  async () => (await import('./features/history/later-edits-dialog.tsx')).LaterEditsDialog,
);
const RemoteEditor = atLeisure(
  async () => (await import('./features/remotes/remote-editor.tsx')).RemoteEditor,
);
const RemoteWizard = atLeisure(
  async () => (await import('./features/remotes/remote-wizard.tsx')).RemoteWizard,
);
const SaveViewDialog = atLeisure(
  async () => (await import('./features/filters/save-view.tsx')).SaveViewDialog,
);
const SendDialog = atLeisure(async () => (await import('./features/sending/send-dialog.tsx')).SendDialog);

/** What is about to be sent, and what follows where nothing of it is. */
type Sending = { readonly target: SendTarget; readonly onLeave?: () => void };

type Undone = NonNullable<UndoState['written']>;

type Props = { readonly catalog: Extract<CatalogState, { kind: 'open' }>; readonly dark: boolean };

/** The window of an open catalog: here the features meet, which know nothing of each other. */
export function CatalogWindow({ catalog, dark }: Props) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<SavedView | null>(null);
  const weakKeychain = useAnswer(offshelf().app.info, {}).value?.weakKeychain ?? false;
  const place = useWindow((state) => state.place);
  const look = useLook();
  const undone = useUndo((state) => state.written);
  useEffect(() => {
    if (undone === null) return;
    // The form of a new product is not left for it.
    const stays = showsNewProduct(useWindow.getState());
    void followUndone(undone, stays);
  }, [undone]);
  // Before the list is asked for.
  useLayoutEffect(() => expectRows(catalog.folder), [catalog.folder]);
  useEffect(() => forgetCatalog, []);
  useEffect(noteInputs, []);
  useFocusKeeper();
  useArrival(sending !== null || adding);
  useWindowCommands();
  useLookCommands();
  useUndoCommands();
  useCommand('remote.add', { enabled: true, run: () => setAdding(true) });
  return (
    <>
      <ProductCommands
        blocked={useBlocked()}
        onOpen={openActive}
        onBulkEdit={(choices) => void openBulkEdit(choices)}
        onFindReplace={(choices) => void openFindReplace(choices)}
        onSend={(of) => setSending({ target: { of, count: countScope(of) } })}
      />
      <Frame
        top={
          <TopBar
            catalog={<CatalogMenu {...catalog} />}
            sending={<SendingStatus onOpen={() => goTo({ kind: 'send-list' })} />}
            dark={dark}
          />
        }
        bars={
          <>
            <DiskBar />
            <BackupBar />
            <MovedBar />
            <ConnectBar weakKeychain={weakKeychain} />
            <CatalogProblem />
            <UndoProblem />
            <UndoProgress />
            <ListProgress />
            <SendingCommands />
          </>
        }
        views={<ViewsPane onRenameView={setRenaming} />}
        middle={<Place place={place} onPreview={(id, note) => void openPreview(id, { note })} />}
        details={place.kind === 'products' && look !== 'text' ? <ProductDetails /> : null}
        bottom={<StatusBar>{place.kind === 'products' && <ListCounts />}</StatusBar>}
      />
      <BulkEditScreen onApplied={() => void refreshList()} />
      <Transfer onSend={(target, onLeave) => setSending({ target, onLeave })} />
      <MatchImages />
      <ImageReportCommands />
      <LaterEditsDialog />
      <SendDialog
        target={sending?.target ?? null}
        onClose={(sent) => {
          setSending(null);
          if (!sent) sending?.onLeave?.();
        }}
      />
      <RemoteWizard remoteId={null} opened={adding} onClose={() => setAdding(false)} />
      <RemoteEditor />
      <ImagePlaces />
      {renaming && (
        <SaveViewDialog
          view={{ view: renaming.view, filter: renaming.filter, sorts: renaming.sorts }}
          renamed={renaming}
          onSaved={() => undefined}
          onClose={() => setRenaming(null)}
        />
      )}
    </>
  );
}

/** Going to a place takes the keyboard there; messages about what was done before go, as when a dialog opens. */
function useArrival(dialogOpen: boolean): void {
  const visits = useWindow((state) => state.visits);
  const bulkEditing = useBulkEdit((state) => state.mode !== null);
  const arrive = useEffectEvent((_visit: number) => {
    clearToasts();
    focusMain();
  });
  useEffect(() => arrive(visits), [visits]);
  useEffect(() => {
    if (dialogOpen || bulkEditing) clearToasts();
  }, [dialogOpen, bulkEditing]);
}

/** Why commands about the row that the list is on could mean another product than the one in sight. */
function useBlocked(): BlockedTargets {
  const away = useWindow(({ place }) => place.kind !== 'products');
  const isNew = useWindow(showsNewProduct);
  const inRows = useRowsKeyboard();
  if (away) return { all: t`Show the products first.`, row: null };
  return { all: null, row: isNew && !inRows ? t`Save the new product first.` : null };
}

/** How, is nothing for the start. */
async function followUndone({ where, since }: Undone, stays: boolean): Promise<void> {
  const { followUndo } = await import('./features/products/follow-undo.ts');
  const { goToWritten } = await import('./features/products/go-to-written.ts');
  await (stays ? followUndo(where) : goToWritten(where, since, followUndo));
}

/** Nothing of one catalog may show in the next. */
function forgetCatalog(): void {
  resetWindow();
  forgetList();
  forgetFilters();
  forgetUndo();
  clearToasts();
  void forgetBulkEdit();
  void forgetMatch();
  forgetReport();
}
