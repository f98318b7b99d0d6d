import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SnapshotContent, SnapshotFile, SnapshotSeal } from '@/lib/contracts/campaign-snapshot';
import type { SignatureKey } from './signature-key';

/** JSON in the one way of RFC 8785. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? '';
}

/** SHA-256 (hex) of a value as RFC 8785 writes it. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Hashes of a content and of its parts, as it is: what it holds beyond the contract counts too. */
export function sealOf(content: { items: readonly unknown[] }): SnapshotSeal {
  const { items, ...head } = content;
  return {
    format: 'gnomon-campaign-seal/1',
    sha256: canonicalHash(content),
    head: canonicalHash(head),
    items: items.map(canonicalHash),
  };
}

/** The snapshot with the seal of the deployment whose key it is. */
export function sealSnapshot(content: SnapshotContent, key: SignatureKey): SnapshotFile {
  const seal = sealOf(content);
  const value = key.sign(canonical(seal));
  return { content, seal, signature: { algorithm: 'Ed25519', publicKey: key.publicKey, value } };
}
