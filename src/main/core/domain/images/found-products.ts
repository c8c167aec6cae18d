import { dropEnding, slugOf } from '../../../../shared/model/file-slug.ts';
import { readLocalImage } from '../../../../shared/model/local-image.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { NamedProduct } from '../ports/image-store.ts';
import { foldName, lastPart } from './fold-name.ts';
import type { Key, KeyOf, Matcher } from './match-keys.ts';
import type { ScannedFile } from './scans.ts';

/** What all files may find, by their names without what does not count, and by what is in them. */
export type Wanted = {
  readonly keys: Readonly<Record<KeyOf, Set<string>>>;
  /** Names that several files have: which of them is meant nobody knows. */
  readonly repeated: Readonly<Record<KeyOf, Set<string>>>;
  /** How many files have what is in them. */
  readonly hashes: Map<string, number>;
};

export function createWanted(): Wanted {
  return { keys: ofEach(() => new Set()), repeated: ofEach(() => new Set()), hashes: new Map() };
}

function ofEach<T>(create: () => T): Readonly<Record<KeyOf, T>> {
  return { sku: create(), name: create(), image: create(), 'image-stem': create() };
}

export function addWanted(
  { keys, repeated, hashes }: Wanted,
  matchers: readonly (Matcher | null)[],
  file: ScannedFile,
): void {
  const byImage = matchers.find((matcher) => matcher?.kind === 'image-value');
  for (const matcher of matchers)
    for (const { of, folded } of matcher?.keysOf(file) ?? []) {
      if (matcher === byImage && keys[of].has(folded)) repeated[of].add(folded);
      keys[of].add(folded);
    }
  const hash = file.image?.hash;
  if (hash !== undefined && byImage !== undefined) hashes.set(hash, (hashes.get(hash) ?? 0) + 1);
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
  /** The products of a file by one rule, those of its likeliest key first, and whether each key is that of one alone. */
  readonly find: (keys: readonly Key[]) => {
    readonly products: readonly ProductId[];
    readonly isExact: boolean;
  };
  /** The products that have what is in a file; `isAlone` where it is one product, and no other file is the same. */
  readonly withHash: (hash: string) => Having | null;
  readonly has: (key: Pick<Key, 'of' | 'folded'>) => boolean;
};

type Having = {
  readonly products: readonly ProductId[];
  readonly has: (id: ProductId) => boolean;
  readonly isAlone: boolean;
};

export function createFoundProducts({ keys: wanted, repeated, hashes }: Wanted): FoundProducts {
  const found = ofEach(() => new Map<string, Alike>());
  // By the names that files had when they were copied into the catalog: many cameras and shops use the same.
  const local = ofEach(() => new Map<string, Alike>());
  const byHash = new Map<string, { readonly list: ProductId[]; readonly ids: Set<ProductId> }>();
  const put = (
    of: KeyOf,
    value: string,
    id: ProductId,
    raw = value.normalize('NFC'),
    into = found,
  ): boolean => {
    const folded = foldName(value);
    if (!wanted[of].has(folded)) return false;
    const alike = into[of].get(folded);
    if (alike === undefined) into[of].set(folded, { ids: [id], raws: [raw], exact: new Map() });
    else if (alike.ids.at(-1) !== id) add(alike, raw, id);
    return true;
  };
  const putHash = (hash: string | undefined, id: ProductId): boolean => {
    if (hash === undefined || !hashes.has(hash)) return false;
    const having = byHash.get(hash);
    if (having === undefined) byHash.set(hash, { list: [id], ids: new Set([id]) });
    else if (!having.ids.has(id)) {
      having.list.push(id);
      having.ids.add(id);
    }
    return true;
  };
  const findLocal = ({ of, folded }: Key): readonly (readonly ProductId[])[] => {
    const ids = local[of].get(folded)?.ids ?? [];
    return ids.length === 1 && !repeated[of].has(folded) ? [ids] : [];
  };
  return {
    add: ({ id, sku, name, image }) => {
      const file = readLocalImage(image);
      const last = file?.name ?? lastPart(image);
      // Where a file has the whole name, others with another ending are not meant.
      const [of, value]: [KeyOf, string] = wanted.image.has(foldName(last))
        ? ['image', last]
        : ['image-stem', dropEnding(last)];
      return [
        putHash(file?.hash, id),
        put('sku', sku ?? '', id),
        put('name', name, id),
        // Nobody wrote the short form: were it taken for exactly the name, one of two products with the same would be guessed.
        wanted.name.size > 0 && put('name', slugOf(name), id, ''),
        put(of, value, id, undefined, file === null ? found : local),
      ].includes(true);
    },
    find: (keys) => {
      const lists = keys.flatMap((key) => {
        const alike = found[key.of].get(key.folded);
        return [...(alike === undefined ? [] : [choose(alike, key.raw)]), ...findLocal(key)];
      });
      return {
        products: lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())],
        isExact: lists.every(({ length }) => length === 1),
      };
    },
    withHash: (hash) => {
      const having = byHash.get(hash);
      if (having === undefined) return null;
      const { list, ids } = having;
      return {
        products: list,
        has: (id) => ids.has(id),
        isAlone: list.length === 1 && hashes.get(hash) === 1,
      };
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
