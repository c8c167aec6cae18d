import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { writePhotos } from '../../helpers/photos.ts';
import { type Served, serve } from '../images/hostile-pictures.ts';
import { openTerminal } from './command-line.ts';

/** A folder of this computer that a server on loopback publishes. */
export type Published = {
  readonly folder: string;
  readonly url: string;
  readonly server: Served;
  /** Whether the server shows what lies there; it does from the start. */
  readonly show: (isShown: boolean) => void;
};

export async function publishFolder(folder: string): Promise<Published> {
  mkdirSync(folder, { recursive: true });
  let isShown = true;
  const read = (path: string) => {
    try {
      return isShown ? readFileSync(join(folder, path)) : null;
    } catch {
      return null;
    }
  };
  const server = await serve(({ url = '' }, response) => {
    const bytes = read(url);
    if (bytes === null) response.writeHead(404).end();
    else response.end(bytes);
  }, 'http');
  const show = (shown: boolean) => {
    isShown = shown;
  };
  return { folder, url: `http://127.0.0.1:${server.port}`, server, show };
}

const ROWS = [
  { name: 'Mug', sku: 'M', description: 'Holds tea.' },
  { name: 'Cup', sku: 'C', description: 'Holds milk.' },
];

/**
 * A mug whose image is a file and a cup without one, in a catalog with the remote Jani, whose images go to the place Photos: a
 * published folder, unless it is said how that is added.
 */
export async function openPhotoShop({
  place = ['--folder', 'public', '--as-is'],
  url,
  keys = {},
}: {
  readonly place?: readonly string[];
  /** Where everybody finds what lies there, where that is not the published folder. */
  readonly url?: string;
  readonly keys?: Readonly<Record<string, string>>;
} = {}) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const terminal = openTerminal({ OFFSHELF_KEY_JANI: sandbox.jani.key, ...keys });
  const published = await publishFolder(join(terminal.folder, 'public'));
  await terminal.call(['place', 'add', 'Photos', '--public', url ?? published.url, ...place]);
  const jani = ['--profile', 'jani', '--url', sandbox.jani.url];
  await terminal.call(['remote', 'add', 'Jani', ...jani, '--images-to', 'Photos']);
  await terminal.call(['product', 'add', '--from', '-'], { stdin: JSON.stringify(ROWS) });
  await terminal.call(['match-images', writePhotos(['M.png'])]);
  return { sandbox, terminal, published };
}

/** The images of what Jani has, by name. */
export function imagesAt(
  sandbox: Awaited<ReturnType<typeof startSandbox>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    sandbox.products('jani').map(({ fields }) => [String(fields['name']), fields['image_url']]),
  );
}
