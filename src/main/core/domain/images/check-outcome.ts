import type { LinkCheck } from '../../../../shared/model/link-check.ts';
import { outcomeOf } from '../../../../shared/model/link-fault.ts';
import type { ImageFetched } from '../ports/image-fetcher.ts';
import type { WantedLink } from '../ports/link-check-store.ts';

type Answered = Exclude<ImageFetched, { kind: 'not-asked' }>;

const NOTHING = { fault: null, type: null, bytes: null, width: null, height: null, hash: null } as const;

/** What is kept of one look at an address; `at` is UTC milliseconds. */
export function judgeLink({ url, known }: WantedLink, fetched: Answered, at: number): LinkCheck {
  const { status, finalUrl } = fetched;
  const ledTo = leadsOn(url, finalUrl) ? finalUrl : null;
  const base = { url, ...NOTHING, status, ledTo, checkedAt: at };
  switch (fetched.kind) {
    case 'image': {
      const { type, width, height, hash, length } = fetched;
      return { ...base, outcome: 'ok', type, bytes: length, width, height, hash };
    }
    case 'unchanged':
      return { ...base, ...known, outcome: 'ok', fault: null, status, ledTo, checkedAt: at };
    case 'fault':
      return { ...base, outcome: outcomeOf(fetched.fault), fault: fetched.fault };
  }
}

/** Another address than the one that was typed, however that was written. */
function leadsOn(url: string, finalUrl: string): boolean {
  const plain = (text: string) => decode(text.trim()).replace(/#.*$/su, '').replace(/\/$/u, '').toLowerCase();
  return plain(url) !== plain(finalUrl);
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
