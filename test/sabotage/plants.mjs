import { COPY_PLANTS } from './copy-plants.mjs';
import { SENDING, SQLITE } from './rooms.mjs';

/** What most plants must be found by. */
const CORE = ['test/unit/core/domain/sending', 'test/integration/sending', 'test/simulation'];

/**
 * One-line bugs of the kind that loses a product or makes a second one. `find` stands exactly once in `file`; `tests` are the ones that
 * are run, where the core's own are not enough.
 */
export const PLANTS = [
  {
    name: 'what was left open by a crash is sent again',
    file: `${SENDING}/recover.ts`,
    find: "store.move(id, { state: 'unsure', unsureKind: 'maybe', reason: 'no-answer', detail: WHY });",
    replace: "store.move(id, { state: 'queued' });",
  },
  {
    name: 'an earlier run’s open requests are not looked at',
    file: `${SENDING}/engine.ts`,
    find: 'const left = recoverOpenRequests(ports, epoch);',
    replace: 'const left = recoverOpenRequests(ports, 0);',
  },
  {
    name: 'the marker is written after the request left',
    file: `${SENDING}/claim.ts`,
    find: '    ports.store.markSending(expected.id, {',
    replace: '    if (attemptId % 2 === 0) ports.store.markSending(expected.id, {',
  },
  {
    name: 'a timeout counts as not created',
    file: `${SENDING}/classify.ts`,
    find: "if (exchange.kind === 'no-answer') return unsure('maybe', 'no-answer');",
    replace: "if (exchange.kind === 'no-answer') return classifyNotConnected('reset');",
  },
  {
    name: 'a 500 counts as not created',
    file: `${SENDING}/classify.ts`,
    find: '    case 429:',
    replace: '    case 500:\n    case 429:',
  },
  {
    name: 'a 401 refuses the product instead of holding the remote',
    file: `${SENDING}/classify.ts`,
    find: "    case 401:\n      return hold('wrong-key');",
    replace: '    case 401:\n      return refused(facts);',
  },
  {
    name: 'a success without an id counts as refused',
    file: `${SENDING}/classify.ts`,
    find: "if (reading.kind === 'unreadable') return unsure('created', 'answer-without-id');",
    replace: "if (reading.kind === 'unreadable') return refused(facts);",
  },
  {
    name: 'an id that another product has is taken all the same',
    file: `${SENDING}/classify.ts`,
    find: 'if (owner !== undefined) return',
    replace: 'if (owner === undefined && reading.id === "") return',
  },
  {
    name: 'a refusal settles an earlier request, too',
    file: `${SENDING}/classify.ts`,
    find: "return mayHaveArrived ? unsure('maybe', 'odd-answer') : { class: 'rejected', scope: 'item' };",
    replace: "return { class: 'rejected', scope: mayHaveArrived ? 'item' : 'item' };",
  },
  {
    name: 'a product that is sent again gets a new reference',
    file: `${SENDING}/claim.ts`,
    find: 'if (submission.attemptId === null) return undefined;',
    replace: 'if (submission.attemptId !== 0) return undefined;',
  },
  {
    name: 'the old body leaves although the product was edited',
    file: `${SENDING}/claim.ts`,
    find: 'if (thawed !== undefined && thawed.body.productVersion !== product.version) {',
    replace: 'if (thawed !== undefined && thawed.body.productVersion > product.version) {',
  },
  {
    name: 'Retry-After is not kept',
    file: `${SENDING}/backoff.ts`,
    find: '  return Math.min(Math.max(...waits, LEAST_RETRY_AFTER_MS), LONGEST_RETRY_AFTER_MS);',
    replace: '  return Math.min(...waits, LEAST_RETRY_AFTER_MS);',
  },
  {
    name: 'two unsure in a row do not hold the line',
    file: `${SENDING}/lane-after.ts`,
    find: 'const UNSURE_LIMIT = 2;',
    replace: 'const UNSURE_LIMIT = 200;',
  },
  {
    name: 'another price holds nothing',
    file: `${SENDING}/compare-answer.ts`,
    find: "return field === 'price' || field === 'currency';",
    replace: "return field === 'Price' || field === 'Currency';",
  },
  {
    name: 'one reading proves an absence',
    file: `${SENDING}/look-up/judge-look.ts`,
    find: 'if (earlier === undefined || !wouldShow(facts)) return false;',
    replace: 'if (earlier === undefined) return wouldShow(facts);',
  },
  {
    name: 'an unfinished reading proves an absence',
    file: `${SENDING}/look-up/judge-look.ts`,
    find: 'return lookUp.provesAbsence && result.wouldBeShown && scan.complete && scan.witnessed;',
    replace: 'return lookUp.provesAbsence && result.wouldBeShown && scan.witnessed;',
  },
  {
    name: 'a list that shows nothing of ours proves an absence',
    file: `${SENDING}/look-up/judge-look.ts`,
    find: 'return lookUp.provesAbsence && result.wouldBeShown && scan.complete && scan.witnessed;',
    replace: 'return lookUp.provesAbsence && result.wouldBeShown && scan.complete;',
  },
  {
    name: 'a filter that is ignored proves an absence',
    file: `${SENDING}/look-up/ask-each.ts`,
    find: 'return record[key]?.trim() === keys[key]?.trim();',
    replace: 'return record[key]?.trim() === keys[key]?.trim() || true;',
  },
  {
    name: 'a page that says 404 proves an absence',
    file: `${SENDING}/look-up/fetch-record.ts`,
    find: 'if (read === undefined || answer.cut || isHtml(answer)) return',
    replace:
      "if (answer.kind === 'answer' && answer.status === 404) return 'missing';\n  if (read === undefined || answer.cut || isHtml(answer)) return",
  },
  {
    name: 'a list is read on at another host, with the key',
    file: `${SENDING}/look-up/paging.ts`,
    find: "if (host.toLowerCase() !== origin || !'/?'.includes(next.charAt(host.length))) return 'lost';",
    replace: "if (host === '') return 'lost';",
  },
  {
    name: 'an id that we did not choose is believed',
    file: `${SENDING}/classify.ts`,
    find: "const isOurs = profile.identity.kind !== 'own-id' || reading.id === facts.identity;",
    replace: 'const isOurs = true;',
  },
  {
    name: 'a SKU that was there before settles a product',
    file: `${SENDING}/look-up/judge-look.ts`,
    find: "const isStrong = by === 'reference' || isSkuOwn;",
    replace: "const isStrong = by === 'reference' || isSkuOwn || true;",
  },
  {
    name: 'what is queued goes to the account that the remote leads to now',
    file: `${SENDING}/remote-commands.ts`,
    find: 'if (accountId !== before.accountId) {',
    replace: 'if (accountId === before.accountId) {',
  },
  {
    name: 'a product is sent while its form has unsaved changes',
    file: `${SQLITE}/migrations/0080-send-ledger.ts`,
    find: '  AND NOT EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = s.product_id)\n',
    replace: '',
  },
  {
    name: 'a product may stand twice at an account',
    file: `${SQLITE}/migrations/0040-sending.ts`,
    find: "WHERE state NOT IN ('cancelled', 'discarded', 'superseded');\nCREATE UNIQUE INDEX submission_record",
    replace:
      "WHERE state NOT IN ('cancelled', 'discarded', 'superseded', 'sent');\nCREATE UNIQUE INDEX submission_record",
  },
  {
    name: 'the remote’s echo of the key is stored',
    file: `${SENDING}/lane-runner.ts`,
    find: 'await settleOnDisk(claim, redactKey(exchange, key, claim.profile.auth));',
    replace: "await settleOnDisk(claim, redactKey(exchange, '', claim.profile.auth));",
  },
  {
    name: 'the HTTP client sends again by itself',
    file: 'src/main/core/adapters/http/http-client.ts',
    find: "if (way.kind === 'direct') return await sendOnce(direct, request, limits, notConnected);",
    replace:
      "if (way.kind === 'direct') {\n      const first = await sendOnce(direct, request, limits, notConnected);\n      return first.kind === 'no-answer' ? await sendOnce(direct, request, limits, notConnected) : first;\n    }",
    tests: ['test/integration/http'],
  },
  {
    name: 'a broken connection counts as never made',
    file: 'src/main/core/adapters/http/receiver.ts',
    find: 'else finish(started ? noAnswer(error) : explain(error));',
    replace: 'else finish(explain(error));',
    tests: ['test/integration/http', 'test/integration/sending'],
  },
  {
    name: 'what was created comes back as maybe',
    file: `${SQLITE}/attempt-store.ts`,
    find: "e.kind = 'answer-without-id') THEN 'created'",
    replace: "e.kind = 'answer-without-id') THEN 'maybe'",
  },
  {
    name: 'anybody’s word can be taken back',
    file: `${SQLITE}/attempt-store.ts`,
    find: "e.kind = 'found-there' AND e.actor = 'person' FROM evidence e",
    replace: "e.kind = 'found-there' FROM evidence e",
  },
  {
    name: 'what a person’s wrong id stands against may leave again',
    file: `${SENDING}/classify.ts`,
    find: "isSaid ? unsure('created', 'answer-without-id') : unsure('maybe', 'id-taken')",
    replace: "isSaid ? unsure('maybe', 'id-taken') : unsure('maybe', 'id-taken')",
  },
  {
    name: 'what was proven absent once is not looked for any more',
    file: `${SQLITE}/look-store.ts`,
    find: "COALESCE(w.outcome, 'unsure') = 'unsure' ORDER BY a.id`",
    replace:
      "COALESCE(w.outcome, 'unsure') = 'unsure' AND a.id > COALESCE(s.absent_through, 0) ORDER BY a.id`",
  },
  {
    name: 'an address that changes keeps its account without a word',
    file: `${SENDING}/choose-account.ts`,
    find: 'if (before !== null && before.origin === form.origin) return',
    replace: 'if (before !== null && (answer === undefined || before.origin === form.origin)) return',
  },
  {
    name: 'a remote that is added joins or makes an account without a word',
    file: `${SENDING}/choose-account.ts`,
    find: 'if (answer === undefined) checkUnmistakable(known, form, before);',
    replace: 'if (answer === undefined) known.slice();',
  },
  {
    name: 'a body that is built anew and differs keeps its reference',
    file: `${SENDING}/claim.ts`,
    find: 'return again !== undefined && again.body === before?.body ? again : write(random.uuid());',
    replace: 'return again ?? write(random.uuid());',
  },
  {
    name: 'commits are not on disk when they are told',
    file: `${SQLITE}/database.ts`,
    find: "db.pragma('synchronous = FULL');\n  const level = db.pragma('synchronous', { simple: true });\n  if (level !== 2)",
    replace:
      "db.pragma('synchronous = NORMAL');\n  const level = db.pragma('synchronous', { simple: true });\n  if (level !== 1)",
    tests: ['test/crash/power-cut.test.ts', 'test/integration/catalog'],
  },
  {
    name: 'a product leaves with a file of this computer as its image',
    file: `${SENDING}/claim.ts`,
    find: 'const leaving = withPublicImage(fields, image);',
    replace: 'const leaving = fields;',
  },
  {
    name: 'a product whose image is not public yet is next in line',
    file: `${SQLITE}/migrations/0160-image-places.ts`,
    find: 'AND (c.problems > 0 OR c.waits > 0));',
    replace: 'AND c.problems > 0);',
  },
  ...COPY_PLANTS,
].map((plant) => ({ tests: CORE, ...plant }));
