import { catalog0010 } from './0010-catalog.ts';
import { search0020 } from './0020-search.ts';
import { changes0030 } from './0030-changes.ts';
import { sending0040 } from './0040-sending.ts';
import { lookUps0050 } from './0050-look-ups.ts';
import { takeBack0060 } from './0060-take-back.ts';
import { profiles0070 } from './0070-profiles.ts';
import { sendLedger0080 } from './0080-send-ledger.ts';
import { settleCopied0090 } from './0090-settle-copied.ts';
import { savedViews0100 } from './0100-saved-views.ts';
import { bulkEditing0110 } from './0110-bulk-editing.ts';
import { imports0120 } from './0120-imports.ts';
import { images0130 } from './0130-images.ts';
import { linkChecks0140 } from './0140-link-checks.ts';
import { changeKeys0150 } from './0150-change-keys.ts';
import { imagePlaces0160 } from './0160-image-places.ts';
import { sortTexts0170 } from './0170-sort-texts.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. A released step never changes again. */
export const MIGRATIONS: readonly Migration[] = [
  catalog0010,
  search0020,
  changes0030,
  sending0040,
  lookUps0050,
  takeBack0060,
  profiles0070,
  sendLedger0080,
  settleCopied0090,
  savedViews0100,
  bulkEditing0110,
  imports0120,
  images0130,
  linkChecks0140,
  changeKeys0150,
  imagePlaces0160,
  sortTexts0170,
];
