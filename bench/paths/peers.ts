import { existsSync, readFileSync } from 'node:fs';
import type { Request } from './traffic';

/** Groups requests: one name for each, in order. */
export type Grouping = (requests: readonly Request[]) => string[];

const DICTIONARY = '/usr/share/dict/words';
const WORDS = new Set(
  existsSync(DICTIONARY) ? readFileSync(DICTIONARY, 'utf8').toLowerCase().split('\n') : [],
);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const isNumber = (text: string): boolean => /^\d+$/.test(text);
const digitsOf = (text: string): number => text.match(/\d/g)?.length ?? 0;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function bySegment(isValue: (text: string) => boolean): Grouping {
  const template = (path: string): string =>
    path
      .split('/')
      .map((segment) => (segment !== '' && isValue(decode(segment)) ? '{}' : segment))
      .join('/');
  return (requests) => requests.map(({ method, path }) => `${method} ${template(path)}`);
}

/** speculator, pkg/spec/path_params.go: digits, UUID, or 8+ characters with 3+ digits. */
const apiclarity = bySegment(
  (text) => isNumber(text) || UUID.test(text) || (text.length >= 8 && digitsOf(text) >= 3),
);

/** Optic's capture: numbers and UUIDs; `api`, versions and dates never. */
const optic = bySegment(
  (text) => !/^(api|v\d+|\d{4}-\d\d-\d\d)$/i.test(text) && (/^-?\d+(\.\d+)?$/.test(text) || UUID.test(text)),
);

/** Metlo's backend: number, UUID, or any `-`/`_` part outside a word list. */
const metlo = bySegment(
  (text) =>
    isNumber(text) ||
    UUID.test(text) ||
    text
      .split(/[-_]/)
      .some((part) => part !== '' && !WORDS.has(part.toLowerCase()) && !/^(api|v\d+)$/i.test(part)),
);

function isAktoValue(text: string): boolean {
  const isMixed = text.length >= 6 && digitsOf(text) >= 3 && /[a-z]/i.test(text);
  return isNumber(text) || /^[0-9a-f]{24}$/i.test(text) || UUID.test(text) || isMixed;
}

/** Akto: a step on single URLs, then a merge of 10+ URLs that differ in at most one free segment. */
const akto: Grouping = (requests) => {
  const single = requests.map(({ path }) =>
    path.split('/').map((segment) => {
      const text = decode(segment);
      return segment !== '' && !WORDS.has(text.toLowerCase()) && isAktoValue(text) ? '{}' : segment;
    }),
  );
  const isFree = (segment: string): boolean =>
    segment !== '' && segment !== '{}' && !WORDS.has(segment.toLowerCase());
  const without = (i: number, at: number, by: string): string =>
    `${requests[i]?.method} ${(single[i] as string[]).map((segment, k) => (k === at ? by : segment)).join('/')}`;
  const variants = new Map<string, Set<string>>();
  for (const [i, segments] of single.entries()) {
    for (const [at, segment] of segments.entries()) {
      if (!isFree(segment)) continue;
      const key = without(i, at, '\u0000');
      variants.set(key, (variants.get(key) ?? new Set()).add(segment));
    }
  }
  return single.map((segments, i) => {
    const at = segments.findIndex(
      (segment, k) =>
        segment !== '' && segment !== '{}' && (variants.get(without(i, k, '\u0000'))?.size ?? 0) >= 10,
    );
    return at < 0 ? `${requests[i]?.method} ${segments.join('/')}` : without(i, at, '{}');
  });
};

/** How four published systems template a path, re-told from what their own sources and tests show. */
export const PEERS: Readonly<Record<string, Grouping>> = {
  none: (requests) => requests.map(({ method, path }) => `${method} ${path}`),
  optic,
  metlo,
  apiclarity,
  akto,
};
