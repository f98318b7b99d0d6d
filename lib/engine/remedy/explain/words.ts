import type { SecurityScheme } from '@/lib/contracts/operation';
import type { ExplainedFinding, FixFacts } from './facts';

/** A finding and its facts in the words that explanations are made of; names from documents and traffic are code. */
export interface Words {
  finding: ExplainedFinding;
  facts: FixFacts;
  /** The endpoint, else the host, the source or the API. */
  at: string;
  /** The endpoint below its host, for a request to try. */
  call: string;
  api: string;
  /** Host of the endpoint, or of the API where it is not known. */
  host: string;
  /** The qualifier: a scheme, a URL, a kind of signal. */
  name: string;
  /** `query access_token` as `the query parameter`, `access_token`. */
  place: string;
  field: string;
  /** Fields of the evidence, with their classes. */
  fields: string;
  /** `12 requests, last on 2026-11-03`; shorter where less is known. */
  seen: string;
  /** `line 12 of shop.yaml`, or `its document`. */
  where: string;
  /** What callers have to send: `the header X-Api-Key`. */
  ask: string;
  /** The same with the schemes that say so. */
  askBy: string;
  /** Successes without credentials, where traffic shows them. */
  strangers: string;
}

export function wordsOf(finding: ExplainedFinding, facts: FixFacts): Words {
  const { method, path, host, source, api, qualifier } = finding;
  const endpoint = method !== null && path !== null ? code(`${method} ${path}`) : null;
  const space = qualifier.indexOf(' ');
  const [place, field] =
    space < 0 ? ['', qualifier] : [qualifier.slice(0, space), qualifier.slice(space + 1)];
  return {
    finding,
    facts,
    at: endpoint ?? code(host ?? source ?? api),
    call: endpoint ?? code(host ?? api),
    api: code(api),
    host: host === null ? `the hosts of ${code(api)}` : code(host),
    name: code(qualifier),
    place: PLACES[place] ?? 'the field',
    field: code(field),
    fields: fieldsOf(finding),
    seen: seenOf(finding),
    where: whereOf(finding),
    ...asksOf(facts),
    strangers: strangersOf(facts),
  };
}

const PLACES: Readonly<Record<string, string>> = {
  path: 'the path parameter',
  query: 'the query parameter',
  header: 'the header',
  cookie: 'the cookie',
  request: 'the field',
  response: 'the field',
  responseHeader: 'the response header',
};

const LONGEST = 200;
const NAMED = 5;

/** A name as code: a backtick in it would end it. */
export function code(name: string): string {
  const plain = name.replaceAll('`', '’').replaceAll(/\s+/g, ' ').trim();
  return `\`${plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain || '(empty)'}\``;
}

/** Names in a sentence: `a`, `b` and 3 more. */
export function list(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

export function day(time: string | number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function fieldsOf({ evidence }: ExplainedFinding): string {
  const fields = evidence.flatMap((item) => item.fields ?? []);
  return list(
    fields.map(({ name, classes }) => {
      const words = classes.map((one) => one.replaceAll('-', ' '));
      return words.length > 0 ? `${code(name)} (${words.join(', ')})` : code(name);
    }),
  );
}

function seenOf({ evidence, lastSeen }: ExplainedFinding): string {
  const exchanges = evidence.find((item) => item.exchanges !== undefined)?.exchanges;
  const last = evidence.find((item) => item.lastSeen !== undefined)?.lastSeen ?? lastSeen;
  const how = exchanges === undefined ? '' : `Seen in ${count(exchanges, 'request')}`;
  if (!last) return how === '' ? '' : `${how}.`;
  return how === '' ? `Last seen on ${day(last)}.` : `${how}, last on ${day(last)}.`;
}

function whereOf({ evidence }: ExplainedFinding): string {
  const spec = evidence.find((item) => item.spec)?.spec;
  return spec ? `line ${spec.line} of ${code(spec.file ?? spec.title)}` : 'its document';
}

function strangersOf({ traffic }: FixFacts): string {
  const absent = traffic?.credentials.absent ?? 0;
  if (absent === 0) return '';
  return absent === 1 ? '1 success' : `${absent.toLocaleString('en-GB')} successes`;
}

/** Where the API wants credentials, by its documents, else by what callers sent, else where most do. */
function asksOf({ schemes, declared, traffic }: FixFacts): Pick<Words, 'ask' | 'askBy'> {
  const used = new Set(declared?.security.flat().map(({ scheme }) => scheme));
  const own = schemes.filter(({ scheme }) => used.has(scheme));
  const ways = Map.groupBy((own.length > 0 ? own : schemes).filter(isSent), sentAs);
  if (ways.size > 0) {
    const shown = [...ways].slice(0, MOST_WAYS);
    const names = (by: readonly SecurityScheme[]) => list(by.map(({ scheme }) => code(scheme)));
    return {
      ask: shown.map(([way]) => way).join(' or '),
      askBy: shown.map(([way, by]) => `${way} (scheme ${names(by)})`).join(' or '),
    };
  }
  const sent = (traffic?.fields ?? []).filter(
    ({ place, credentials, name }) =>
      place === 'header' && credentials > 0 && /^[A-Za-z0-9-]{1,64}$/.test(name),
  );
  const [header] = sent.sort((a, b) => b.credentials - a.credentials);
  const ask = header ? `the header ${code(header.name)}` : 'the header `Authorization`';
  return { ask, askBy: ask };
}

/** Ways in that are named in a sentence. */
const MOST_WAYS = 2;

function isSent({ kind, in: place, name }: SecurityScheme): boolean {
  return kind !== 'undefined' && (kind !== 'apiKey' || (place !== 'query' && name !== undefined));
}

function sentAs({ kind, in: place, name = '' }: SecurityScheme): string {
  if (kind === 'mutualTls') return 'a client certificate';
  return kind === 'apiKey'
    ? `the ${place === 'cookie' ? 'cookie' : 'header'} ${code(name)}`
    : 'the header `Authorization`';
}
