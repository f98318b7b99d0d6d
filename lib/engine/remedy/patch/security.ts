import type { OverlayAction } from '@/lib/contracts/overlay';
import { isAdminPath } from '@/lib/engine/lexicon/path-roles';
import { keyOf, onOperation, replaceAt, type Site } from './document-nodes';
import { noPatch, type PatchDocument, type PatchWriter, type SitedOperation, type SpecPatch } from './patch';
import {
  bearerOf,
  chooseRequirement,
  defineScheme,
  type Requirement,
  type Way,
  withAdminDoor,
  writeWays,
} from './requirement';

/** AUTH-04, AUTH-05: an operation that asks for nothing. */
export const addSecurity: PatchWriter = (document, finding, facts) =>
  onOperation(document, finding, (operation, site) => {
    const requirement = chooseRequirement(document, operation, facts);
    return {
      kind: 'describes',
      says: requirement.says,
      actions: writeRequirement(operation, site, requirement),
    };
  });

/** AUTH-06: an alternative that lets everybody in. */
export const requireSecurity: PatchWriter = (document, finding, { credentials }) =>
  onOperation(document, finding, (operation, site) => {
    if (credentials.absent > 0)
      return noPatch(
        'Callers without credentials are answered: as long as they are, the document that says so is right. Have the service refuse them first.',
      );
    const ways = operation.security.filter((way) => way.length > 0);
    return write(document, operation, site, ways, 'The empty alternative is gone.');
  });

/** AUTH-13: less is asked for than by the revision before. */
export const restoreSecurity: PatchWriter = (document, finding, { previous }) =>
  onOperation(document, finding, (operation, site) => {
    if (previous === null) return noPatch('The revision before is not known.');
    const defined = new Set(document.schemes.map(({ scheme }) => scheme));
    const gone = previous.flat().filter(({ scheme }) => !defined.has(scheme));
    if (gone.length > 0)
      return noPatch(
        `The revision before asked for ${gone.map(({ scheme }) => scheme).join(', ')}, which is not defined any more. Define it first.`,
      );
    const requirement = { ways: previous, definitions: [], says: 'As in the revision before.' };
    return {
      kind: 'describes',
      says: requirement.says,
      actions: writeRequirement(operation, site, requirement),
    };
  });

/** AUTH-12: a requirement names a scheme that is not defined. Corrects a slip of one or two letters, else defines it. */
export const defineMissing: PatchWriter = (document, finding) =>
  onOperation(document, finding, (operation, site) => {
    const missing = finding.qualifier;
    const meant = document.schemes.filter(({ scheme }) => distance(scheme, missing) <= SLIP);
    const [only] = meant;
    if (!only || meant.length > 1)
      return {
        kind: 'describes',
        says: 'It is defined as a bearer token: put what it really is in its place.',
        actions: [defineScheme(document, missing, bearerOf(document))],
      };
    const ways = operation.security.map((way) =>
      way.map(({ scheme, scopes }) => ({ scheme: scheme === missing ? only.scheme : scheme, scopes })),
    );
    return write(
      document,
      operation,
      site,
      ways,
      `The document defines ${only.scheme}, and ${missing} is a slip of it.`,
    );
  });

/** AZ-03: an admin path asks for no more than an ordinary one. */
export const setAdminApart: PatchWriter = (document, finding) => {
  const space = finding.qualifier.indexOf(' ');
  const path = finding.qualifier.slice(space + 1);
  const place = { ...finding, method: finding.qualifier.slice(0, space), key: keyOf(path) };
  return onOperation(document, place, (operation, site) => {
    const patch = write(document, operation, site, operation.security, '');
    return patch.kind === 'none' ? patch : { ...patch, kind: 'changes', says: patch.says.trim() };
  });
};

function write(
  document: PatchDocument,
  operation: SitedOperation,
  site: Site,
  ways: readonly Way[],
  says: string,
): SpecPatch {
  const plain: Requirement = { ways, definitions: [], says };
  const requirement = isAdminPath(operation.path) ? withAdminDoor(document, plain) : plain;
  return {
    kind: 'describes',
    says: requirement.says,
    actions: writeRequirement(operation, site, requirement),
  };
}

function writeRequirement(
  { method, path }: SitedOperation,
  site: Site,
  { ways, definitions }: Requirement,
): OverlayAction[] {
  return [
    ...definitions,
    ...replaceAt(site, 'security', writeWays(ways), `Say what ${method} ${path} asks of callers`),
  ];
}

/** Letters that may differ in a slip. */
const SLIP = 2;
const LONGEST_NAME = 64;

/** Levenshtein distance without case; long names are never alike. */
function distance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a.length > LONGEST_NAME || b.length > LONGEST_NAME || Math.min(a.length, b.length) <= SLIP)
    return SLIP + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
