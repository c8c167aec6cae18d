import { imagesFolder } from './adapters/sqlite/catalog-folder.ts';
import type { Database } from './adapters/sqlite/database.ts';
import { createImagePlaceStore } from './adapters/sqlite/image-place-store.ts';
import { createImageStore } from './adapters/sqlite/image-store.ts';
import { createLinkCheckStore } from './adapters/sqlite/link-check-store.ts';
import type { EditingDeps } from './domain/editing/deps.ts';
import { readScope } from './domain/editing/read-scope.ts';
import { createLinkCheckCommands, type LinkCheckCommands } from './domain/images/check-commands.ts';
import { createImageCommands, type ImageCommands } from './domain/images/commands.ts';
import type { ImagesDeps } from './domain/images/deps.ts';
import { createImagePlaceCommands, type ImagePlaceCommands } from './domain/images/place-commands.ts';
import type { PublisherDeps } from './domain/images/publish-file.ts';
import { createImagePublisher, type ImagePublisher } from './domain/images/publish-images.ts';
import { createScans } from './domain/images/scans.ts';
import type { ImageFetcher } from './domain/ports/image-fetcher.ts';
import type { WriterParts } from './writer-parts.ts';

const NO_FETCHER: ImageFetcher = {
  fetchImage: async () => ({ kind: 'not-asked', why: 'offline', detail: 'nobody fetches here' }),
};

type Around = Pick<PublisherDeps, 'sending' | 'onPublished'>;

/** Everything about the images of products, on the connection that writes. */
export function composeImages(
  editing: EditingDeps,
  db: Database,
  parts: WriterParts,
  around: Around,
): {
  readonly handlers: ImageCommands & LinkCheckCommands & ImagePlaceCommands;
  readonly publisher: ImagePublisher;
} {
  const links = createLinkCheckStore(db, parts);
  const fetcher = parts.imageFetcher ?? NO_FETCHER;
  const places = wirePlaces(db, parts, { ...editing, ...around, links, fetcher });
  const publisher = createImagePublisher(places);
  return {
    handlers: {
      ...createImageCommands(wireImages(editing, db, parts)),
      ...createLinkCheckCommands({
        ...editing,
        links,
        fetcher,
        readScope: (scope) => readScope(editing, scope),
        onHosts: publisher.hostsChanged,
      }),
      ...createImagePlaceCommands({ ...places, checks: editing.checks, jobs: editing.jobs }),
    },
    publisher,
  };
}

function wirePlaces(
  db: Database,
  { folder, http, keys, log, imageConverter, installId }: WriterParts,
  around: Around & EditingDeps & Pick<PublisherDeps, 'links' | 'fetcher'>,
): PublisherDeps {
  const uploaders = once(async () => {
    const { createImageUploader } = await import('./adapters/uploads/image-uploader.ts');
    return createImageUploader({ http, clock: around.clock });
  });
  const read: PublisherDeps['read'] = async (file) => {
    const { readShelved } = await import('./adapters/images/read-shelved.ts');
    return await readShelved(imagesFolder(folder), file);
  };
  return {
    ...around,
    keys,
    log,
    places: createImagePlaceStore(db, { ...around, installId }),
    uploader: {
      put: async (upload) => await (await uploaders()).put(upload),
      remove: async (upload) => await (await uploaders()).remove(upload),
    },
    converter: imageConverter,
    read,
  };
}

/** Loads what most runs never need, when it is needed first. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

function wireImages(editing: EditingDeps, db: Database, parts: WriterParts): ImagesDeps {
  return {
    ...editing,
    images: createImageStore(db),
    scans: createScans(),
    imageFiles: once(async () => {
      const { createImageFiles, createImageShelf } = await import('./adapters/images/image-files.ts');
      return { files: createImageFiles(), shelf: createImageShelf(imagesFolder(parts.folder)) };
    }),
    pathOf: async (handle) => (await parts.pathOf?.(handle)) ?? null,
  };
}
