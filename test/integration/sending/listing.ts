import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Scene } from './scene.ts';
import { answer, created } from './script.ts';

/** A product that a remote holds, as its list may show it. */
export type There = {
  readonly id: string;
  readonly name: string;
  readonly status?: string;
  readonly sku?: string;
  readonly price?: number;
  readonly ref?: string;
};

type Body = {
  readonly name: string;
  readonly status?: string;
  readonly sku?: string;
  readonly price?: number;
  readonly custom_data?: { readonly client_ref?: string };
};

export type Listing = ReturnType<typeof createListing>;

/** Remotes that keep what is created at them and show it in their lists: one for both kinds. */
export function createListing({ network, rig, clock }: Scene) {
  const there: There[] = [];
  /** What the list shows of it; a test narrows it. */
  let view = (all: readonly There[]): readonly There[] => all;
  const serve = ({ url }: HttpRequest): Exchange => {
    const { pathname, searchParams } = new URL(url);
    const shown = view(there);
    if (pathname === '/api/v1/products') {
      return answer(
        200,
        shown.map(({ id, name, ref }) => ({ id, name, custom_data: { client_ref: ref } })),
      );
    }
    const size = Number(searchParams.get('per_page'));
    const page = Number(searchParams.get('page'));
    const data = shown.slice((page - 1) * size, page * size);
    return answer(200, {
      data: data.map(({ id, ...product }) => ({ uuid: id, ...product })),
      pagination: { page, per_page: size, total: shown.length },
    });
  };
  network.serve(serve);
  return {
    there,
    serve,
    show: (narrowed: typeof view) => {
      view = narrowed;
    },
    /** What a remote does with a create request: it keeps the product, as it was sent or changed, and says so or not. */
    creates:
      (id: string, says: Exchange = created(id), change: Partial<There> = {}) =>
      ({ body }: HttpRequest): Exchange => {
        const { custom_data, ...fields } = JSON.parse(body ?? '{}') as Body;
        const ref = custom_data?.client_ref;
        there.push({ id, ...fields, ...(ref === undefined ? {} : { ref }), ...change });
        return says;
      },
    /** Sends these products, in this order. */
    send: async (to: Remote, ...products: readonly Partial<ProductFields>[]): Promise<number[]> => {
      const ids = products.map((fields) => rig.addProduct(fields));
      rig.send(ids, [to.id]);
      for (let settled = 0; settled < 4 + products.length; settled += 1) await clock.settle();
      await clock.advance(1_000);
      return ids;
    },
    evidence: (product: number) =>
      rig.db
        .prepare(
          `SELECT e.kind FROM evidence e JOIN submission s ON s.id = e.submission_id WHERE s.product_id = ? ORDER BY e.id`,
        )
        .pluck()
        .all(product),
  };
}
