import type { Server } from '@/lib/contracts/operation';
import { readRootServers } from '../read-openapi';
import type { EffectiveSecurity } from '../read-security';
import { readServers } from '../read-servers';
import type { Place } from '../spec-notes';
import type { DeclaredOperation } from '../walk-paths';
import { DOCUMENT } from './change-list';
import { compareSecurity } from './compare-security';
import { compareServers } from './compare-servers';
import type { Comparison, OperationPair } from './comparison';
import { spotOfOperation } from './parameter-parts';
import type { Revision } from './revision';
import { below, type Spot } from './spot';

/** Compares the security of an operation, unless both revisions have the document's: that is told once. */
export function compareOwnSecurity({ comparison, subject, before, after }: OperationPair): void {
  if (!hasOwn(before.node.security) && !hasOwn(after.node.security)) return;
  const pair = {
    prefix: 'api-security' as const,
    subject,
    before: securityOf(before, comparison.before),
    after: securityOf(after, comparison.after),
    spots: {
      before: spotOfMember(spotOfOperation(before), before.node, 'security'),
      after: spotOfMember(spotOfOperation(after), after.node, 'security'),
    },
  };
  compareSecurity(pair, comparison.changes);
}

/** Compares the servers of an operation, unless both revisions have the document's: those are told once. */
export function compareOwnServers({ comparison, subject, before, after }: OperationPair): void {
  const old = serversOf(before, comparison.before);
  const now = serversOf(after, comparison.after);
  if (!old && !now) return;
  const pair = {
    subject,
    before: old ?? readRootServers(comparison.before.context),
    after: now ?? readRootServers(comparison.after.context),
    spots: {
      before: spotOfMember(spotOfOperation(before), before.node, 'servers'),
      after: spotOfMember(spotOfOperation(after), after.node, 'servers'),
    },
  };
  compareServers(pair, comparison.changes);
}

/** Compares what the documents themselves say of security and servers, as far as an operation takes it from them. */
export function compareInherited(comparison: Comparison, pairs: readonly OperationPair[]): void {
  const { changes } = comparison;
  const [old, now] = [comparison.before, comparison.after];
  const isTaken = (hasNone: (operation: DeclaredOperation) => boolean): boolean =>
    pairs.some(({ before, after }) => hasNone(before) && hasNone(after));
  if (isTaken(({ node }) => !hasOwn(node.security))) {
    const security = {
      prefix: 'api-global-security' as const,
      subject: DOCUMENT,
      before: rootSecurity(old),
      after: rootSecurity(now),
      spots: {
        before: spotOfMember(old.root, old.context.root, 'security'),
        after: spotOfMember(now.root, now.context.root, 'security'),
      },
    };
    compareSecurity(security, changes);
  }
  if (!isTaken(({ node, item }) => !hasOwn(node.servers) && !hasOwn(item.node.servers))) return;
  const servers = {
    subject: DOCUMENT,
    before: readRootServers(old.context),
    after: readRootServers(now.context),
    spots: { before: spotOfServers(old), after: spotOfServers(now) },
  };
  compareServers(servers, changes);
}

function hasOwn(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function rootSecurity({ context }: Revision): EffectiveSecurity {
  return context.security.read(context.root.security, context.place);
}

function securityOf({ node, file, segments }: DeclaredOperation, revision: Revision): EffectiveSecurity {
  if (!hasOwn(node.security)) return rootSecurity(revision);
  return revision.context.security.read(node.security, () => ({ file, segments }));
}

/** `undefined` where the document's hold. */
function serversOf(
  { node, file, segments, item }: DeclaredOperation,
  revision: Revision,
): Server[] | undefined {
  const { notes, limits, version } = revision.context;
  if (version === '2.0') return undefined;
  const holder = hasOwn(node.servers) ? node : item.node;
  if (!hasOwn(holder.servers)) return undefined;
  const place = (): Place => (holder === node ? { file, segments } : item);
  const servers = readServers(holder.servers, limits.serversPerUrl, notes, place);
  return servers.length > 0 ? servers : undefined;
}

function spotOfMember(parent: Spot, node: object, key: string): Spot {
  return Object.hasOwn(node, key) ? below(parent, key) : parent;
}

function spotOfServers({ context, root }: Revision): Spot {
  const keys = context.version === '2.0' ? ['schemes', 'host', 'basePath'] : ['servers'];
  const key = keys.find((name) => Object.hasOwn(context.root, name));
  return key === undefined ? root : below(root, key);
}
