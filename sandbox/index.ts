import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { janiDialects } from './jani.ts';
import { keepPorts, readKeptPorts } from './kept-ports.ts';
import { makeOffer, offerFile, removeOffer, writeOffer } from './offer.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './start.ts';

const help = `Stand-in remotes for Offshelf, on loopback.

  npm run sandbox -- [options]

  --port-jani N         port of Jani (default: the one of the last run, else a free one)
  --port-journeybee N   port of JourneyBee
  --port-control N      port of the control endpoint
  --data DIR            keep keys, products, log and ports there (default: beside the offer)
  --in-memory           keep nothing: new keys and ports in every run
  --offer FILE          where the app looks for the sandbox
  --jani-dialect NAME   ${janiDialects.join(', ')} (default: document)
  --help`;

type Command = SandboxOptions & { readonly help: boolean; readonly offer: string };
type Ports = NonNullable<SandboxOptions['ports']>;

function readCommand(): Command {
  const { values } = parseArgs({
    options: {
      'port-jani': { type: 'string' },
      'port-journeybee': { type: 'string' },
      'port-control': { type: 'string' },
      data: { type: 'string', default: join(dirname(offerFile()), 'sandbox') },
      'in-memory': { type: 'boolean', default: false },
      offer: { type: 'string', default: offerFile() },
      'jani-dialect': { type: 'string', default: 'document' },
      help: { type: 'boolean', default: false },
    },
  });
  const dialect = janiDialects.find((name) => name === values['jani-dialect']);
  if (dialect === undefined) throw new Error(`--jani-dialect is one of ${janiDialects.join(', ')}`);
  const ports = {
    ...readPort('jani', values['port-jani']),
    ...readPort('journeybee', values['port-journeybee']),
    ...readPort('control', values['port-control']),
  };
  const data = values['in-memory'] ? undefined : values.data;
  return { ports, data, dialect, offer: values.offer, help: values.help };
}

function readPort(name: keyof Ports, text: string | undefined): Ports {
  if (text === undefined) return {};
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${text} is no port: 0 to 65535`);
  return { [name]: port };
}

/** A port that was asked for must be free; one of the last run may have gone to another program. */
async function start(command: Command): Promise<Sandbox> {
  const { data, ports } = command;
  if (data === undefined) return startSandbox(command);
  const sandbox = await startSandbox({ ...command, ports: { ...readKeptPorts(data), ...ports } }).catch(() =>
    startSandbox(command),
  );
  keepPorts(data, sandbox);
  return sandbox;
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
Offered to the window through ${offer}
Press Ctrl+C to stop.`;
}

async function run(command: Command): Promise<void> {
  const sandbox = await start(command);
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
