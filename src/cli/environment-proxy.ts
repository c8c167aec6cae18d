type Env = Readonly<Record<string, string | undefined>>;

/**
 * How an origin is reached by the usual variables (`https_proxy`, `http_proxy`, `all_proxy`, `no_proxy`, in either case), in the
 * words that systems have for it.
 */
export function findEnvironmentProxy(env: Env, origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const read = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || '';
  const proxy = read(`${protocol.replace(':', '')}_proxy`) || read('all_proxy');
  if (proxy === '' || isLeftOut(read('no_proxy'), hostname, port)) return 'DIRECT';
  const address = proxy.includes('://') ? proxy : `http://${proxy}`;
  // What can't be read is handed on as it is, to be refused: a proxy is never gone around.
  if (!URL.canParse(address)) return proxy;
  const url = new URL(address);
  const at = url.port === '' ? `${url.hostname}:${url.protocol === 'https:' ? 443 : 80}` : url.host;
  const kind =
    { 'http:': 'PROXY', 'https:': 'HTTPS' }[url.protocol] ?? url.protocol.replace(':', '').toUpperCase();
  return `${kind} ${at}`;
}

function isLeftOut(list: string, hostname: string, port: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [host = '', only] = entry.split(':');
      const name = host.replace(/^\*?\./, '').toLowerCase();
      return (hostname === name || hostname.endsWith(`.${name}`)) && (only === undefined || only === port);
    });
}
