import type { LedgerRequest } from '../../src/main/core/domain/ports/ledger.ts';

/** A request as it stands in a send ledger before it leaves. */
export function aRequest(request: string, sku: string | null = null): LedgerRequest {
  return {
    request,
    account: { profileId: 'jani', origin: 'https://billing.example.com', label: '' },
    submissionId: 's',
    product: { id: 1, opening: 'o', createdAt: 1 },
    productVersion: 1,
    identity: 'i',
    bodyHash: 'h',
    sku,
    at: 1,
  };
}
