import { useState } from 'react';
import type { ImageGroup } from '../shared/model/link-check.ts';
import { offshelf } from './bridge/offshelf.ts';
import { goToView, openProduct, searchFor } from './features/app/window-store.ts';
import { openFindReplace, openPreview } from './features/bulk-edit/bulk-steps.ts';
import { NEW_FIND, useBulkEdit } from './features/bulk-edit/bulk-store.ts';
import { clearFilter, enterView, keepCondition } from './features/filters/filter-store.ts';
import { ImageReport } from './features/images/image-report.tsx';
import type { GroupScope, ReportActions } from './features/images/report-fixes.ts';
import { t } from './i18n/t.ts';
import { listScopes } from './list-scopes.ts';
import { matchFor } from './match-images.tsx';
import { showRefusal } from './ui/toasts.tsx';

/** The report of images, where it meets the list, bulk edit and the matching of files. */
export function ImageReportPlace() {
  const [scopes] = useState(listScopes);
  return <ImageReport scopes={scopes} actions={ACTIONS} />;
}

const ACTIONS: ReportActions = {
  onOpen: (product) => openProduct(product, 'imageUrl'),
  onShow: showGroup,
  onMatch: matchFor,
  onReplace: (scope, find, text) => void replaceIn(scope, find, text),
  onRemove: (scope) => void removeImages(scope),
};

/** The list of all products shows those of the group. */
function showGroup(group: ImageGroup): void {
  searchFor('');
  enterView('all', null);
  clearFilter();
  keepCondition({ kind: 'image', is: [group], not: false });
  goToView('all');
}

async function replaceIn(scope: GroupScope, find: string, text: string): Promise<void> {
  useBulkEdit.setState({ find: { ...NEW_FIND, fields: ['imageUrl'], find, text } });
  await openFindReplace([scope]);
}

/** What it would do is shown first. */
async function removeImages({ read }: GroupScope): Promise<void> {
  const scope = await read();
  if (scope === null) return;
  const clear = { kind: 'clear', field: 'imageUrl', to: 'empty' } as const;
  const prepared = await offshelf().previews.prepare({ scope, actions: [clear] });
  if (prepared.ok) await openPreview(prepared.value.id, { title: t`Remove images` });
  else showRefusal(prepared.error.message);
}
