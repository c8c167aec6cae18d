import { openSendLedger } from '../../src/main/core/adapters/files/send-ledger.ts';
import { aRequest } from './ledger-request.ts';

/**
 * A program that opens a send ledger at a moment (UTC milliseconds) and adds requests to it, one after the other. It prints the name
 * of its ledger, and then each request that it may let leave.
 */
const [folder = '', who = '', moment = '0', count = '1'] = process.argv.slice(2);

const log = {
  warn: () => {},
  error: (message: string, cause: unknown) => console.error(message, cause),
};

while (Date.now() < Number(moment)); // Both begin in the same instant, as near as a program can.
const ledger = openSendLedger(folder, 'shop', log);
console.log(ledger.read(null).end.ledger);
for (let number = 1; number <= Number(count); number += 1) {
  const request = `${who}-${number}`;
  if (ledger.started(aRequest(request))) console.log(request);
  else ledger.read(null);
}
ledger.close();
