import type { Exchange } from '../ports/http-client.ts';

const MASK = '••••';
/** Anything shorter would be found in ordinary words. */
const SHORTEST_KEY = 8;

/** The exchange without the key, which a server may echo: no key is ever stored. */
export function redactKey(exchange: Exchange, key: string): Exchange {
  if (key.length < SHORTEST_KEY) return exchange;
  const redact = (text: string) => text.replaceAll(key, MASK);
  if (exchange.kind !== 'answer') return { ...exchange, detail: redact(exchange.detail) };
  const headers = Object.entries(exchange.headers).map(([name, value]) => [name, redact(value)]);
  return {
    ...exchange,
    body: redact(exchange.body),
    headers: Object.fromEntries(headers) as typeof exchange.headers,
  };
}
