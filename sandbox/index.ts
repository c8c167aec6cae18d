import { parseArgs } from 'node:util';
import { janiDialects } from './jani.ts';
import { makeOffer, offerFile, removeOffer, writeOffer } from './offer.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './start.ts';

const help = `Stand-in remotes for Offshelf, on loopback.

  npm run sandbox -- [options]

  --port-jani N         port of Jani (default: a free one)
  --port-journeybee N   port of JourneyBee
  --port-control N      port of the control endpoint
  --data DIR            keep keys, products and log there (default: in memory)
  --offer FILE          where the app looks for the sandbox
  --jani-dialect NAME   ${janiDialects.join(', ')} (default: document)
  --help`;

type Command = SandboxOptions & { readonly help: boolean; readonly offer: string };

function readCommand(): Command {
  const { values } = parseArgs({
    options: {
      'port-jani': { type: 'string', default: '0' },
      'port-journeybee': { type: 'string', default: '0' },
      'port-control': { type: 'string', default: '0' },
      data: { type: 'string' },
      offer: { type: 'string', default: offerFile() },
      'jani-dialect': { type: 'string', default: 'document' },
      help: { type: 'boolean', default: false },
    },
  });
  const dialect = janiDialects.find((name) => name === values['jani-dialect']);
  if (dialect === undefined) throw new Error(`--jani-dialect is one of ${janiDialects.join(', ')}`);
  const ports = {
    jani: readPort(values['port-jani']),
    journeybee: readPort(values['port-journeybee']),
    control: readPort(values['port-control']),
  };
  return { ports, data: values.data, dialect, offer: values.offer, help: values.help };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${text} is no port: 0 to 65535`);
  return port;
}

function describe({ jani, journeybee, control }: Sandbox, offer: string): string {
  const order = '{"jani":[{"name":"reset-after-create","times":1}]}';
  return `Jani         ${jani.url}
  key        ${jani.key}
JourneyBee   ${journeybee.url}
  key        ${journeybee.key}
  read only  ${journeybee.readKey}
  write only ${journeybee.writeKey}
  currencies ${journeybee.currencies.map(({ code, uuid }) => `${code} ${uuid}`).join('\n             ')}
Control      ${control.url}
  log        curl ${control.url}/log
  products   curl ${control.url}/products
  fault on   curl -X PUT ${control.url}/faults -d '${order}'
  fault off  curl -X PUT ${control.url}/faults -d '{"jani":[]}'
Offer        ${offer}
Press Ctrl+C to stop.`;
}

async function run(command: Command): Promise<void> {
  const sandbox = await startSandbox(command);
  process.once('exit', () => removeOffer(command.offer, process.pid));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().finally(() => process.exit(0)));
  }
  writeOffer(command.offer, makeOffer(sandbox, new Date()));
  console.log(describe(sandbox, command.offer));
}

try {
  const command = readCommand();
  if (command.help) console.log(help);
  else await run(command);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
