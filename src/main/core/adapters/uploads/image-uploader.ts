import type { ImageUploader, Upload, Uploaded } from '../../domain/ports/image-uploader.ts';
import { createFolderPlace } from './folder.ts';
import { isPlainKey, THERE } from './outcome.ts';
import { putToBucket, removeFromBucket } from './s3.ts';
import type { UploadPorts } from './upload-ports.ts';
import { putToWebdav, removeFromWebdav } from './webdav.ts';

/** Puts image files into buckets, folders of WebDAV servers and folders of this computer. Never throws. */
export function createImageUploader(ports: UploadPorts): ImageUploader {
  const folder = createFolderPlace(ports.clock);
  return {
    put: async (upload) => {
      const { where } = upload;
      if (where.kind === 'address') return THERE;
      if (!isPlainKey(upload.key)) return refuseKey(upload);
      if (where.kind === 's3') return await putToBucket(ports, where, upload);
      if (where.kind === 'webdav') return await putToWebdav(ports, where, upload);
      return await folder.put(where, upload);
    },
    remove: async (upload) => {
      const { where } = upload;
      if (where.kind === 'address') return THERE;
      if (!isPlainKey(upload.key)) return refuseKey(upload);
      if (where.kind === 's3') return await removeFromBucket(ports, where, upload);
      if (where.kind === 'webdav') return await removeFromWebdav(ports, where, upload);
      return await folder.remove(where, upload);
    },
  };
}

function refuseKey({ key }: Pick<Upload, 'key'>): Uploaded {
  return { kind: 'refused', detail: `Nothing can be put at “${key}”. Change the path of the place.` };
}
