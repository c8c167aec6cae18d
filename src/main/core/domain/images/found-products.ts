import { dropEnding, slugOf } from '../../../../shared/model/file-slug.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { NamedProduct } from '../ports/image-store.ts';
import { foldName, lastPart } from './fold-name.ts';
import type { Key, KeyOf, Matcher } from './match-keys.ts';
import type { ScannedFile } from './scans.ts';

/** What the names of all files may find, without what does not count. */
export type Wanted = Readonly<Record<KeyOf, Set<string>>>;

export function createWanted(): Wanted {
  return { sku: new Set(), name: new Set(), image: new Set(), 'image-stem': new Set() };
}

export function addWanted(wanted: Wanted, matchers: readonly (Matcher | null)[], file: ScannedFile): void {
  for (const matcher of matchers)
    for (const { of, folded } of matcher?.keysOf(file) ?? []) wanted[of].add(folded);
}

/** Products that are the same without what does not count, as each of them writes it. */
type Alike = {
  readonly ids: ProductId[];
  readonly raws: string[];
  /** Those that a file with exactly this name has. */
  readonly exact: Map<string, readonly ProductId[]>;
};

/** Products by what files may find them by. Holds those alone that a file finds. */
export type FoundProducts = {
  /** False where no file finds it. */
  readonly add: (product: NamedProduct) => boolean;
  /** The products of a file by one rule, those of its likeliest key first. */
  readonly find: (keys: readonly Key[]) => readonly ProductId[];
  readonly has: (key: Pick<Key, 'of' | 'folded'>) => boolean;
};

export function createFoundProducts(wanted: Wanted): FoundProducts {
  const found: Record<KeyOf, Map<string, Alike>> = {
    sku: new Map(),
    name: new Map(),
    image: new Map(),
    'image-stem': new Map(),
  };
  const put = (of: KeyOf, value: string, id: ProductId, raw = value.normalize('NFC')): boolean => {
    const folded = foldName(value);
    if (!wanted[of].has(folded)) return false;
    const alike = found[of].get(folded);
    if (alike === undefined) found[of].set(folded, { ids: [id], raws: [raw], exact: new Map() });
    else if (alike.ids.at(-1) !== id) add(alike, raw, id);
    return true;
  };
  return {
    add: ({ id, sku, name, image }) => {
      const last = lastPart(image);
      // Where a file has the whole name, others with another ending are not meant.
      const [of, value]: [KeyOf, string] = wanted.image.has(foldName(last))
        ? ['image', last]
        : ['image-stem', dropEnding(last)];
      return [
        put('sku', sku ?? '', id),
        put('name', name, id),
        // Nobody wrote the short form: were it taken for exactly the name, one of two products with the same would be guessed.
        wanted.name.size > 0 && put('name', slugOf(name), id, ''),
        put(of, value, id),
      ].includes(true);
    },
    find: (keys) => {
      const lists = keys.flatMap(({ of, folded, raw }) => {
        const alike = found[of].get(folded);
        return alike === undefined ? [] : [choose(alike, raw)];
      });
      return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
    },
    has: ({ of, folded }) => found[of].has(folded),
  };
}

function add({ ids, raws }: Alike, raw: string, id: ProductId): void {
  ids.push(id);
  const last = raws.at(-1);
  raws.push(raw === last ? last : raw); // the same text is kept once
}

/** Exactly the same comes before alike only where it is one product: anything else would be a guess. */
function choose({ ids, raws, exact }: Alike, raw: string): readonly ProductId[] {
  if (ids.length === 1) return ids;
  const known = exact.get(raw);
  if (known !== undefined) return known;
  const same = ids.filter((_, at) => raws[at] === raw);
  const chosen = same.length === 1 ? same : ids;
  exact.set(raw, chosen);
  return chosen;
}
