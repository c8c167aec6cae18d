import { imagesFolder } from './adapters/sqlite/catalog-folder.ts';
import type { Database } from './adapters/sqlite/database.ts';
import { createImageStore } from './adapters/sqlite/image-store.ts';
import { createLinkCheckStore } from './adapters/sqlite/link-check-store.ts';
import type { EditingDeps } from './domain/editing/deps.ts';
import { readScope } from './domain/editing/prepare.ts';
import { createLinkCheckCommands, type LinkCheckCommands } from './domain/images/check-commands.ts';
import { createImageCommands, type ImageCommands } from './domain/images/commands.ts';
import type { ImagesDeps } from './domain/images/deps.ts';
import { createScans } from './domain/images/scans.ts';
import type { ImageFetcher } from './domain/ports/image-fetcher.ts';
import type { WriterParts } from './writer-parts.ts';

const NO_FETCHER: ImageFetcher = {
  fetchImage: async () => ({ kind: 'not-asked', why: 'offline', detail: 'nobody fetches here' }),
};

/** Everything about the images of products, on the connection that writes. */
export function composeImages(
  editing: EditingDeps,
  db: Database,
  parts: WriterParts,
): ImageCommands & LinkCheckCommands {
  return {
    ...createImageCommands(wireImages(editing, db, parts)),
    ...createLinkCheckCommands({
      ...editing,
      links: createLinkCheckStore(db, parts),
      fetcher: parts.imageFetcher ?? NO_FETCHER,
      readScope: (scope) => readScope(editing, scope),
    }),
  };
}

function wireImages(editing: EditingDeps, db: Database, parts: WriterParts): ImagesDeps {
  const load = async () => {
    const { createImageFiles, createImageShelf } = await import('./adapters/images/image-files.ts');
    return { files: createImageFiles(), shelf: createImageShelf(imagesFolder(parts.folder)) };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return {
    ...editing,
    images: createImageStore(db),
    scans: createScans(),
    imageFiles: () => {
      loaded ??= load();
      return loaded;
    },
    pathOf: async (handle) => (await parts.pathOf?.(handle)) ?? null,
  };
}
