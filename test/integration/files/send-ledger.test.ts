import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type OpenLedger, openSendLedger } from '../../../src/main/core/adapters/files/send-ledger.ts';
import { LedgerTrouble } from '../../../src/main/core/domain/ports/ledger.ts';
import { aRequest as aLedgerRequest } from '../../helpers/ledger-request.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

let folder: string;
const log = { warn: () => {}, error: () => {} };
const file = () => join(folder, 'shop.ledger');

beforeEach(() => {
  folder = join(temporaryFolder(), 'ledger');
});

function open(): OpenLedger {
  const ledger = openSendLedger(folder, 'shop', log);
  onTestFinished(ledger.close);
  return ledger;
}

const aRequest = (request: string) => aLedgerRequest(request, 'Bücher 本');

function names(ledger: OpenLedger): readonly string[] {
  return [...ledger.read(null).lines].map((line) =>
    line.kind === 'damaged' ? line.kind : `${line.kind} ${line.request}`,
  );
}

describe('the send ledger', () => {
  test('gives back what was written, in its order, also after it was closed', () => {
    const ledger = open();
    ledger.started(aRequest('one'));
    ledger.ended('one', { kind: 'sent', remoteRecordId: 'pro_1' });
    ledger.close();
    expect([...open().read(null).lines]).toEqual([
      { kind: 'started', ...aRequest('one') },
      { kind: 'ended', request: 'one', outcome: { kind: 'sent', remoteRecordId: 'pro_1' } },
    ]);
  });

  test('reads on where it was read to', () => {
    const ledger = open();
    ledger.started(aRequest('one'));
    const { end } = ledger.read(null);
    ledger.started(aRequest('two'));
    const { present, lines } = ledger.read(end);
    expect({ present, lines: [...lines] }).toEqual({
      present: true,
      lines: [{ kind: 'started', ...aRequest('two') }],
    });
  });

  test.each(['', 'half a li', 'x'.repeat(3 * 1024 * 1024)])(
    'passes over a last line that was torn, and goes on after it (%#)',
    (torn) => {
      const ledger = open();
      ledger.started(aRequest('one'));
      ledger.close();
      appendFileSync(file(), torn);
      open().started(aRequest('two'));
      expect(names(open())).toEqual(['started one', 'started two']);
    },
  );

  test('loses no line but the torn one, wherever it was cut', () => {
    const ledger = open();
    ledger.started(aRequest('one'));
    const whole = readFileSync(file()).length;
    ledger.started(aRequest('two'));
    ledger.close();
    const bytes = readFileSync(file());
    for (let cut = whole; cut < bytes.length; cut += 7) {
      writeFileSync(file(), bytes.subarray(0, cut));
      const again = open();
      again.started(aRequest('three'));
      expect(names(again)).toEqual(['started one', 'started three']);
      again.close();
    }
  });

  test('says that a line was damaged, which is not one that was torn', () => {
    const ledger = open();
    for (const name of ['one', 'two', 'three']) ledger.started(aRequest(name));
    ledger.close();
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"two"', '"twx"'));
    expect(names(open())).toEqual(['started one', 'damaged', 'started three']);
  });

  test('says that it is another one where it was taken away, replaced, or cut short', () => {
    const ledger = open();
    ledger.started(aRequest('one'));
    const { end } = ledger.read(null);
    ledger.close();
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.subarray(0, 60));
    expect(open().read(end).present).toBe(false);
    rmSync(file());
    expect(open().read(end).present).toBe(false);
  });

  test('sets a file aside that has no name any more, and begins anew', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file(), 'not a ledger');
    open().started(aRequest('one'));
    expect(names(open())).toEqual(['started one']);
    expect(readdirSync(folder).filter((name) => name.includes('damaged')).length).toBe(1);
  });

  test('refuses a request where its folder can not be made, and takes it once it can', () => {
    writeFileSync(folder, 'a file where the folder should be');
    const ledger = open();
    expect(() => ledger.started(aRequest('one'))).toThrow(LedgerTrouble);
    expect(() => ledger.read(null)).toThrow(LedgerTrouble);
    rmSync(folder);
    ledger.started(aRequest('two'));
    expect(names(ledger)).toEqual(['started two']);
  });

  test('keeps the lines of two programs that write at the same time, and says that another one wrote', () => {
    const [one, other] = [open(), open()];
    expect(one.started(aRequest('one'))).toBe(true);
    expect([...other.read(null).lines].length).toBe(1);
    expect(other.started(aRequest('two'))).toBe(true);
    expect(one.started(aRequest('three'))).toBe(false);
    expect(names(other)).toEqual(['started one', 'started two', 'started three']);
  });
});
