import { findRule } from '../../../../../shared/model/field-rule.ts';
import type { Profile } from '../../../../../shared/model/profile.ts';
import type { StoredScan } from '../../ports/look-store.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { findRecords, foldLoosely, type RecordIndex } from './match-records.ts';
import { tellScan } from './tell-look.ts';

type Reading = {
  readonly scan: StoredScan;
  readonly loose: RecordIndex;
};

/**
 * What a reading says about products that another copy of the catalog may have sent: those that nothing there is like leave, the
 * others are the person's. A reading that may leave something out frees nothing.
 */
export function settleCopied(
  ports: Pick<EnginePorts, 'store'>,
  profile: Profile,
  { scan, loose }: Reading,
): void {
  const { store } = ports;
  const copied = store.hasUnread(scan.accountId) ? store.copied(scan.accountId) : [];
  const isWhole = scan.complete && (scan.witnessed || !store.hadWitness(scan.accountId, scan.startedAt));
  for (const { id, productId } of copied) {
    const alike = findAlike(ports, profile, productId, loose);
    const isFree = isWhole && alike.length === 0;
    const detail = tell(scan, alike);
    store.judgeCopied(id, isFree ? 'free' : 'doubtful', isFree ? null : detail);
    const kind = isFree ? 'not-sent-elsewhere' : 'maybe-sent-elsewhere';
    store.addEvidence({ submissionId: id, actor: 'engine', kind, detail });
  }
}

/** By SKU or name, as loosely as a remote may rewrite them. What can't be told apart by either is never free. */
function findAlike(
  { store }: Pick<EnginePorts, 'store'>,
  profile: Profile,
  productId: number,
  loose: RecordIndex,
): readonly string[] {
  const fields = store.product(productId)?.fields;
  const sku = findRule(profile, 'sku') === undefined ? null : (fields?.sku ?? null);
  const name = fields?.name ?? null;
  const all = [
    { reference: null, sku, name: null },
    { reference: null, sku: null, name },
  ];
  return all.flatMap((one) => findRecords(one, loose, () => true, foldLoosely)?.ids ?? []);
}

function tell(scan: StoredScan, alike: readonly string[]): string {
  const list = `The list (${tellScan(scan)})`;
  const [first] = alike;
  if (first !== undefined)
    return `${list} has something like it at ${first}, which another copy of this catalog may have sent.`;
  return scan.complete
    ? `${list} has nothing like it.`
    : `${list} does not have it, but was not read whole. Another copy of this catalog may have sent it.`;
}
