import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Agent } from 'undici';
import { isPrivate } from './image-address.ts';

type Resolved = readonly { readonly address: string; readonly family: number }[];

export type AgentParts = {
  /** Every address of a host; the system's own answer where left out. */
  readonly resolve?: (hostname: string) => Promise<Resolved>;
  /** Certificates that are trusted besides those of the system. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>;
  readonly timeoutMs: number;
};

export type ImageAgents = {
  /** `open` connects to private addresses too. */
  readonly of: (open: boolean) => Agent;
  readonly close: () => Promise<void>;
};

export const PRIVATE_ADDRESS = 'OFFSHELF_PRIVATE_ADDRESS';

/** Connections of their own, apart from those that keys leave through: none is taken from one kind to the other. */
export function createImageAgents(parts: AgentParts): ImageAgents {
  const create = (open: boolean) =>
    new Agent({
      connect: { ...parts.tls, timeout: parts.timeoutMs, lookup: createLookup(parts, open) },
      headersTimeout: parts.timeoutMs,
      bodyTimeout: parts.timeoutMs,
      pipelining: 1,
    });
  const agents = { strict: create(false), open: create(true) };
  return {
    of: (open) => (open ? agents.open : agents.strict),
    close: async () => {
      await Promise.all(Object.values(agents).map((agent) => agent.destroy()));
    },
  };
}

/**
 * A name is looked up once for each connection, which is then made to the very addresses that were looked at here: another answer
 * a moment later changes nothing. One private address among several is enough to refuse.
 */
function createLookup({ resolve = resolveBySystem }: AgentParts, open: boolean): LookupFunction {
  return (hostname, options, answer) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (first === undefined) return answer(withCode('ENOTFOUND', `no address of ${hostname}`), '');
        if (!open && found.some(({ address }) => isPrivate(address)))
          return answer(withCode(PRIVATE_ADDRESS, `${hostname} is a private address`), '');
        return options.all === true ? answer(null, [...found]) : answer(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => answer(cause, ''),
    );
  };
}

async function resolveBySystem(hostname: string): Promise<Resolved> {
  return await systemLookup(hostname, { all: true });
}

function withCode(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
