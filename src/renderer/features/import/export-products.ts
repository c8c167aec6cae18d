import type { Failed } from '../../../shared/contract/result.ts';
import type { SavePlace } from '../../../shared/contract/shell.ts';
import type { Scope } from '../../../shared/model/query.ts';
import type { ExportFormat } from '../../../shared/model/table-file.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';

/** Products that can be exported. */
export type ExportScope = {
  /** `12 selected`, `All 4,031 in this list`. */
  readonly label: string;
  /** Which ones; `null` where there is none any more. */
  readonly read: () => Promise<Scope | null>;
};

export type Exported = { readonly rows: number; readonly guarded: number; readonly place: SavePlace };

export type ExportOutcome = Exported | Failed | 'cancelled';

type Options = { readonly format: ExportFormat; readonly guard: boolean; readonly job: number };

/** Asks where the file goes, and writes it. */
export async function exportProducts(
  { read }: ExportScope,
  { format, guard, job }: Options,
): Promise<ExportOutcome> {
  const place = await offshelf().files.choosePlace({ name: 'Products', format });
  if (!place.ok) return place.error;
  if (place.value === null) return 'cancelled';
  const scope = await read();
  if (scope === null) return { code: 'not-found', message: t`There is no product to export.` };
  const file = place.value.handle;
  const written = await offshelf().exports.write({ scope, file, format, guard, job });
  if (written.ok) return { ...written.value, place: place.value };
  return written.error.code === 'cancelled' ? 'cancelled' : written.error;
}
