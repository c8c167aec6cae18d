import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { ExportFormat } from '../../shared/model/table-file.ts';
import { isCatalogFile } from './command-line.ts';

export type Dialogs = {
  /** Asks where a new catalog goes; `null` when cancelled. */
  readonly chooseNew: () => Promise<string | null>;
  /** Asks for a catalog: the `.offshelf` file in it or, where the system allows, its folder; `null` when cancelled. */
  readonly chooseExisting: () => Promise<string | null>;
  /** Asks for a backup: any `.offshelf` file; `null` when cancelled. */
  readonly chooseBackup: () => Promise<string | null>;
  /** Asks for a folder to read files from; `null` when cancelled. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Asks where a file of this name goes; `null` when cancelled. */
  readonly chooseFile: (name: string) => Promise<string | null>;
  /** Asks where a table goes; `name` is without its ending; `null` when cancelled. */
  readonly chooseTable: (name: string, format: ExportFormat) => Promise<string | null>;
  readonly tell: (message: string, detail: string) => void;
};

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  xlsx: 'Excel workbook',
  json: 'JSON',
  jsonl: 'JSON lines',
};

/** The system's own dialogs: the window gets what they chose as a catalog, never a path that it could send back. */
export function createDialogs(parent: () => BrowserWindow | undefined): Dialogs {
  return {
    chooseNew: async () => {
      const window = parent();
      const options: SaveDialogOptions = {
        title: 'New Catalog',
        message: 'A catalog is a folder of its own.',
        nameFieldLabel: 'Name',
        buttonLabel: 'Create',
        defaultPath: inDocuments('My catalog'),
      };
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    chooseExisting: async () => {
      const window = parent();
      const options: OpenDialogOptions = {
        title: 'Open Catalog',
        filters: [{ name: 'Offshelf catalogs', extensions: ['offshelf'] }],
        // Only macOS has a dialog for both.
        properties: process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openFile'],
      };
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      const [path] = chosen.filePaths;
      return chosen.canceled || path === undefined ? null : folderOf(path);
    },
    chooseBackup: async () => {
      const window = parent();
      const options: OpenDialogOptions = {
        title: 'Choose a Backup',
        filters: [{ name: 'Offshelf backups', extensions: ['offshelf'] }],
        properties: ['openFile'],
      };
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    chooseFolder: async () => {
      const window = parent();
      const options: OpenDialogOptions = {
        title: 'Choose a Folder of Images',
        message: 'Images in it, and in the folders below, are read. Nothing there is changed.',
        properties: ['openDirectory'],
      };
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    chooseFile: async (name) => {
      const window = parent();
      const options: SaveDialogOptions = {
        title: 'Export',
        buttonLabel: 'Export',
        defaultPath: inDocuments(name),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
        properties: ['showOverwriteConfirmation'],
      };
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    chooseTable: async (name, format) => {
      const window = parent();
      const options: SaveDialogOptions = {
        title: 'Export',
        buttonLabel: 'Export',
        defaultPath: inDocuments(`${name}.${format}`),
        filters: [{ name: FORMAT_NAMES[format], extensions: [format] }],
        properties: ['showOverwriteConfirmation'],
      };
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    tell: (message, detail) => {
      const window = parent();
      const options = { type: 'info', message, detail } as const;
      void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    },
  };
}

/** Where a dialog begins: a person without a documents folder gets the system's own choice. */
function inDocuments(name: string): string {
  try {
    return join(app.getPath('documents'), name);
  } catch {
    return name;
  }
}

/** The catalog folder that a path stands for: opening the file opens its folder. */
export function folderOf(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isCatalogFile(path) && !isFolder ? dirname(path) : path;
}
