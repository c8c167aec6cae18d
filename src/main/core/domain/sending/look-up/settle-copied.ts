import { findRule } from '../../../../../shared/model/field-rule.ts';
import type { LookUp, Profile } from '../../../../../shared/model/profile.ts';
import type { Remote } from '../../../../../shared/model/remote.ts';
import type { StoredScan } from '../../ports/look-store.ts';
import { buildRequest } from '../build-request.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { findRecords, foldLoosely, type RecordIndex } from './match-records.ts';
import type { Means } from './means.ts';
import { sentKeys, strongKey } from './sent-keys.ts';
import { tellScan } from './tell-look.ts';
import type { Testimony } from './witness.ts';

type Ports = Pick<EnginePorts, 'store'>;

/** Who was asked, and how. */
type Asked = {
  readonly remote: Remote;
  readonly profile: Profile;
  readonly lookUp: LookUp;
  readonly means: Means;
};

type Reading = Pick<Testimony, 'statuses'> & {
  readonly scan: StoredScan;
  readonly loose: RecordIndex;
};

/**
 * What a reading says about products that another copy of the catalog may have sent: those that a whole list would show, and has
 * nothing like, leave; the others are the person's. It takes what a proof of absence takes.
 */
export function settleCopied(ports: Ports, context: Asked, reading: Reading): void {
  const { store } = ports;
  const { scan, loose, statuses } = reading;
  const copied = store.hasUnread(scan.accountId) ? store.copied(scan.accountId) : [];
  for (const { id, productId } of copied) {
    const alike = findAlike(ports, productId, loose);
    const wouldShow = provesAbsence(context, scan) && isTold(ports, context, productId, statuses);
    const isFree = wouldShow && alike.length === 0;
    const detail = tell(context, scan, alike, wouldShow);
    store.judgeCopied(id, isFree ? 'free' : 'doubtful', isFree ? null : detail);
    const kind = isFree ? 'not-sent-elsewhere' : 'maybe-sent-elsewhere';
    store.addEvidence({ submissionId: id, actor: 'engine', kind, detail });
  }
}

/** Only the whole list was asked for what another copy sent: look-ups one by one ask for this copy's own requests alone. */
function provesAbsence({ means, lookUp }: Asked, scan: StoredScan): boolean {
  return means === 'list' && lookUp.provesAbsence && scan.complete && scan.witnessed;
}

/**
 * True where the list would show this product by its SKU. The reference of another copy's request is not known here, and by its name alone
 * a product that was renamed since is nothing like itself.
 */
function isTold(
  { store }: Ports,
  { profile, remote }: Asked,
  productId: number,
  statuses: Testimony['statuses'],
): boolean {
  const fields = store.product(productId)?.fields;
  const sku = fields?.sku?.trim() ?? '';
  if (fields === undefined || sku === '') return false;
  if (strongKey(profile) !== 'sku' || findRule(profile, 'sku') === undefined) return false;
  const { settings, baseUrl } = remote;
  try {
    const { body } = buildRequest(fields, { profile, settings, baseUrl }, '');
    return statuses.has(sentKeys({ identity: '', body }, sku, profile).status);
  } catch (error) {
    // As it is now it can't be sent at all, so that nothing is known of what another copy sent.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** By SKU or name, as loosely as a remote may rewrite them. */
function findAlike({ store }: Ports, productId: number, loose: RecordIndex): readonly string[] {
  const fields = store.product(productId)?.fields;
  const all = [
    { reference: null, sku: fields?.sku ?? null, name: null },
    { reference: null, sku: null, name: fields?.name ?? null },
  ];
  return all.flatMap((one) => findRecords(one, loose, () => true, foldLoosely)?.ids ?? []);
}

const UNKNOWN = 'Another copy of this catalog may have sent it.';

function tell({ means }: Asked, scan: StoredScan, [first]: readonly string[], wouldShow: boolean): string {
  if (means !== 'list') return `This remote has no list that shows every product. ${UNKNOWN}`;
  const list = `The list (${tellScan(scan)})`;
  if (first !== undefined) return `${list} has a product that may be this one: ${first}. ${UNKNOWN}`;
  if (wouldShow) return `${list} has nothing like it.`;
  return scan.complete
    ? `${list} does not have it, which proves nothing: whether it would show it is not known. ${UNKNOWN}`
    : `${list} does not have it, but is not known to be whole. ${UNKNOWN}`;
}
