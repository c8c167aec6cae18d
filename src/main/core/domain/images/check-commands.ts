import type { Handlers } from '../../../../shared/contract/api.ts';
import { purgeBehind } from '../editing/purge.ts';
import { createLinkChecking, type LinkCheckDeps } from './check-links.ts';

export type LinkCheckCommands = Pick<
  Handlers<'command'>,
  'images.check' | 'images.allowedHosts' | 'images.allowHost' | 'images.removeHost'
>;

/** `onHosts`: other hosts are allowed now. */
type Deps = LinkCheckDeps & { readonly onHosts: () => void };

/** Looking at the web addresses of images, and the hosts that are trusted there. */
export function createLinkCheckCommands(deps: Deps): LinkCheckCommands {
  const { links, onHosts } = deps;
  const purging = purgeBehind(deps, links.purge);
  const change = (hosts: readonly string[]): string[] => {
    links.allowHosts(hosts);
    onHosts();
    return [...hosts];
  };
  return {
    'images.check': purging(createLinkChecking(deps)),
    'images.allowedHosts': () => [...links.allowedHosts()],
    'images.allowHost': ({ host }) => change([...new Set([...links.allowedHosts(), host])].toSorted()),
    'images.removeHost': ({ host }) => change(links.allowedHosts().filter((other) => other !== host)),
  };
}
