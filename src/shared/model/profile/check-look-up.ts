import { collide } from './check-places.ts';
import type { Transform } from './field-rules.ts';
import type { ProfileFormat } from './format.ts';
import type { LookUp } from './look-up.ts';
import type { Misfit } from './misfit.ts';

const PLACEHOLDER = /\{[^{}]*\}/g;
const KNOWN = ['{reference}', '{sku}', '{name}'] as const;

/** Whether what is asked for can be found, and what is found can be told. */
export function checkLookUp(profile: ProfileFormat): readonly Misfit[] {
  const { lookUp, identity } = profile;
  if (lookUp === undefined) return [];
  const reference = checkReferencePlace(profile);
  const filter = lookUp.filter === undefined ? [] : checkFilter(profile, lookUp.filter);
  return [
    ...checkMatch(profile),
    ...(reference.length > 0 ? reference : checkMatchPlaces(lookUp.match)),
    ...checkListPath(profile),
    ...checkQueries(lookUp),
    ...filter,
    // What a filter that is wrong would prove follows.
    ...(filter.length > 0 ? [] : checkProof(profile)),
    ...checkSettle(lookUp.settleSeconds),
    ...(lookUp.read === undefined && lookUp.filter === undefined && lookUp.list === undefined
      ? [{ path: ['lookUp'], message: 'has neither read nor filter nor list: leave lookUp out' }]
      : []),
    ...(identity.kind === 'own-id' && lookUp.match.reference !== undefined
      ? [{ path: ['lookUp', 'match', 'reference'], message: 'must be left out: our own id is the reference' }]
      : []),
  ];
}

function checkMatch({ lookUp, identity, fields }: ProfileFormat): readonly Misfit[] {
  const problems: Misfit[] = [];
  if (lookUp?.match.reference !== undefined && identity.kind === 'none') {
    const message = 'identity is none: no reference is sent that could be found';
    problems.push({ path: ['lookUp', 'match', 'reference'], message });
  }
  for (const key of ['sku', 'name'] as const) {
    if (lookUp?.match[key] === undefined || fields.some(({ from }) => from === key)) continue;
    problems.push({ path: ['lookUp', 'match', key], message: `no rule of fields sends ${key}` });
  }
  return problems;
}

/** Two things at one place: what is found by the one would be taken for the other. */
function checkMatchPlaces(match: LookUp['match']): readonly Misfit[] {
  const keys = (['sku', 'reference', 'name'] as const).filter((key) => match[key] !== undefined);
  return keys.flatMap((key, at) => {
    const same = keys.slice(0, at).find((other) => match[other] === match[key]);
    if (same === undefined) return [];
    const message = `is ${match[key]}, as match.${same} is: a record has each at a place of its own`;
    return [{ path: ['lookUp', 'match', key], message }];
  });
}

/** A record would be taken for ours because of what a person typed. */
function checkReferencePlace({ lookUp, fields, answer }: ProfileFormat): readonly Misfit[] {
  const reference = lookUp?.match.reference;
  if (reference === undefined) return [];
  const others = fields.filter(({ transform }) => !transform.some(carriesReference)).map(({ to }) => to);
  const inBody = answer.record.map((record) => `${record}${reference}`);
  const answered = answer.compare.filter(({ sent }) => others.some((to) => collide(sent, to)));
  const places = [reference, ...inBody].flatMap((place) => others.filter((to) => collide(place, to)));
  const taken = places[0] ?? answered.find((one) => collide(one.answered, reference))?.sent;
  if (taken === undefined) return [];
  const message = `is where a record has what fields sends at ${taken}, not our reference`;
  return [{ path: ['lookUp', 'match', 'reference'], message }];
}

function carriesReference(step: Transform): boolean {
  return step.kind === 'merge-object' && step.clientRef !== undefined;
}

function checkListPath({ lookUp }: ProfileFormat): readonly Misfit[] {
  return (['list', 'filter'] as const).flatMap((what) => {
    const path = lookUp?.[what]?.path ?? '';
    if (!/[{}]/.test(path)) return [];
    return [{ path: ['lookUp', what, 'path'], message: 'must have no { or }' }];
  });
}

const MOST_PARAMETERS = 50;

/** What stands in a query goes with every page, so that it can't be what tells one page from the next. */
function checkQueries({ list, filter }: LookUp): readonly Misfit[] {
  const paging = list?.paging;
  const own = paging !== undefined && 'parameter' in paging ? paging.parameter : undefined;
  const listed = Object.entries(list?.query ?? {}).flatMap(([name, text]) => {
    const path = ['lookUp', 'list', 'query', name];
    const isPaging = name.toLowerCase() === own?.toLowerCase();
    const isAsked = KNOWN.some((placeholder) => text.includes(placeholder));
    return [
      ...(isPaging ? [{ path, message: 'must be left out: paging.parameter sets it for each page' }] : []),
      ...(isAsked ? [{ path, message: `must have none of ${KNOWN.join(', ')}: they are for filter` }] : []),
    ];
  });
  const long = (['list', 'filter'] as const).filter(
    (what) => Object.keys({ list, filter }[what]?.query ?? {}).length > MOST_PARAMETERS,
  );
  const message = `must have at most ${MOST_PARAMETERS} entries`;
  return [...listed, ...long.map((what) => ({ path: ['lookUp', what, 'query'], message }))];
}

type Filter = NonNullable<NonNullable<ProfileFormat['lookUp']>['filter']>;

function checkFilter({ lookUp, identity }: ProfileFormat, { query }: Filter): readonly Misfit[] {
  const path = ['lookUp', 'filter', 'query'];
  const used = Object.entries(query).flatMap(([name, text]) =>
    (text.match(PLACEHOLDER) ?? []).map((placeholder) => ({ name, placeholder })),
  );
  const unknown = used.filter(({ placeholder }) => !KNOWN.some((known) => known === placeholder));
  if (unknown.length > 0) {
    return unknown.map(({ name, placeholder }) => ({
      path: [...path, name],
      message: `${placeholder} is unknown; there are ${KNOWN.join(', ')}`,
    }));
  }
  const [only, ...others] = used;
  if (only === undefined || others.length > 0) {
    return [{ path, message: `must have exactly one of ${KNOWN.join(', ')}` }];
  }
  const key = only.placeholder.slice(1, -1) as 'reference' | 'sku' | 'name'; // one of KNOWN
  const isShown = lookUp?.match[key] !== undefined || (key === 'reference' && identity.kind === 'own-id');
  if (isShown) return [];
  const message = `is missing: whether a record really carries what {${key}} asked for is checked there`;
  return [{ path: ['lookUp', 'match', key], message }];
}

/** What can prove that something is not there: our own id, a filter by our reference, or the whole list. */
function checkProof({ lookUp, identity }: ProfileFormat): readonly Misfit[] {
  if (lookUp?.provesAbsence !== true) return [];
  const path = ['lookUp', 'provesAbsence'];
  const byReference = Object.values(lookUp.filter?.query ?? {}).some((text) => text.includes('{reference}'));
  const byId = lookUp.read !== undefined && identity.kind === 'own-id';
  if (lookUp.list === undefined && !byReference && !byId) {
    const message = 'must be false: that takes a list, a filter by {reference}, or read with our own id';
    return [{ path, message }];
  }
  const { match } = lookUp;
  if (identity.kind === 'own-id' || match.reference !== undefined || match.sku !== undefined) return [];
  return [{ path, message: 'must be false: match has neither reference nor sku' }];
}

function checkSettle(settleSeconds: readonly number[]): readonly Misfit[] {
  return settleSeconds.flatMap((seconds, at) =>
    at > 0 && seconds <= (settleSeconds[at - 1] ?? 0)
      ? [{ path: ['lookUp', 'settleSeconds', at], message: 'must be later than the one before it' }]
      : [],
  );
}
