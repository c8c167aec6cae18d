import type { ImageFetcher } from '../../../src/main/core/domain/ports/image-fetcher.ts';
import type { LinkFault } from '../../../src/shared/model/link-fault.ts';

const FAULTS: Readonly<Record<string, LinkFault>> = { 'gone.png': 'refused', 'page.png': 'web-page' };

/**
 * The web as these tests want it: `https://shop.example/…` has square pictures, but for a few; `http://pictures.lan/…` is private
 * unless it is allowed, and `http://pictures.lan/moved.png` leads on to `nas.lan`. `asked` has every address that was asked for.
 */
export function aWeb({ waits = Promise.resolve() }: { readonly waits?: Promise<void> } = {}) {
  const asked: string[] = [];
  const fetcher: ImageFetcher = {
    fetchImage: async (url, { allowedHosts }) => {
      asked.push(url);
      await waits;
      const { hostname, pathname } = new URL(url);
      const isAllowed = hostname !== 'pictures.lan' || allowedHosts.includes(hostname);
      if (isAllowed && pathname === '/moved.png' && !allowedHosts.includes('nas.lan')) {
        return { kind: 'fault', fault: 'http', status: 302, finalUrl: 'http://nas.lan/', detail: 'it moved' };
      }
      const fault: LinkFault | undefined = isAllowed ? FAULTS[pathname.slice(1)] : 'private';
      if (fault !== undefined) {
        const status = fault === 'refused' ? 404 : 200;
        return { kind: 'fault', fault, status, finalUrl: url, detail: 'as the test says' };
      }
      const height = pathname === '/wide.png' ? 300 : 600;
      const hash = pathname.startsWith('/twin') ? 'a'.repeat(64) : null;
      return {
        kind: 'image',
        status: 200,
        finalUrl: url,
        type: 'image/png',
        width: 600,
        height,
        length: 9,
        hash,
      };
    },
  };
  return { fetcher, asked };
}
