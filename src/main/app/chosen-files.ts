import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { api, type Handlers, type Operation } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { ExportFormat } from '../../shared/model/table-file.ts';
import { Failure } from '../core/dispatch.ts';

export type ChosenFiles = Pick<
  Handlers<'shell'>,
  'files.give' | 'files.chooseFolder' | 'files.choosePlace'
> & {
  /**
   * What the window asks of the core, with the path in the place of the handle. `known` are folders that the catalog has already
   * for the same purpose: the window may go on with one of them by its path.
   */
  readonly putPath: (operation: Operation, input: unknown, known?: readonly string[]) => Result<unknown>;
  /** The file or folder that was given under this handle, or `null`. */
  readonly given: (handle: string) => string | null;
};

/**
 * The files that the person gave the window, and the places that they chose for others. Their paths stay here: the window has
 * handles, and one that was given to be read is never written to.
 */
export function createChosenFiles(
  chooseTable: (name: string, format: ExportFormat) => Promise<string | null>,
  chooseFolder: () => Promise<string | null>,
): ChosenFiles {
  const given = new Map<string, string>();
  const places = new Map<string, string>();
  const give = (path: string) => {
    const handle = randomUUID();
    given.set(handle, path);
    return { handle, name: basename(path) };
  };
  return {
    'files.give': ({ path }) => give(path),
    'files.chooseFolder': async () => {
      const path = await chooseFolder();
      return path === null ? null : { ...give(path), path };
    },
    'files.choosePlace': async ({ name, format }) => {
      const path = await chooseTable(name, format);
      if (path === null) return null;
      if (!path.toLowerCase().endsWith(`.${format}`)) {
        throw new Failure('bad-input', `Choose a name that ends in .${format}.`);
      }
      const handle = randomUUID();
      places.set(handle, path);
      return { handle, name: basename(path), folder: dirname(path) };
    },
    given: (handle) => given.get(handle) ?? null,
    putPath: (operation, input, known = []) => {
      switch (operation) {
        case 'imports.look':
        case 'imports.prepare': {
          const asked = api[operation].input.safeParse(input);
          if (!asked.success || 'text' in asked.data.source) break;
          const file = given.get(asked.data.source.file);
          return file === undefined ? UNKNOWN : { ok: true, value: { ...asked.data, source: { file } } };
        }
        case 'images.scan':
        case 'images.add': {
          const asked = api[operation].input.safeParse(input);
          if (!asked.success) break;
          const files = asked.data.source.files.flatMap((handle) => given.get(handle) ?? []);
          if (files.length < asked.data.source.files.length) return UNKNOWN;
          return { ok: true, value: { ...asked.data, source: { files } } };
        }
        case 'imagePlaces.add':
        case 'imagePlaces.change': {
          const asked = api[operation].input.safeParse(input);
          if (!asked.success || asked.data.where.kind !== 'folder') break;
          const { where } = asked.data;
          const folder = given.get(where.folder) ?? (known.includes(where.folder) ? where.folder : undefined);
          if (folder === undefined) return UNKNOWN_FOLDER;
          return { ok: true, value: { ...asked.data, where: { ...where, folder } } };
        }
        case 'imports.saveProblems':
        case 'exports.write': {
          const asked = api[operation].input.safeParse(input);
          if (!asked.success) break;
          const file = places.get(asked.data.file);
          return file === undefined ? UNKNOWN : { ok: true, value: { ...asked.data, file } };
        }
        default:
      }
      return { ok: true, value: input };
    },
  };
}

const UNKNOWN_FOLDER = failure('not-found', 'This folder is not known any more. Choose it again.');
const UNKNOWN = failure('not-found', 'This file is not known any more. Choose it again.');
