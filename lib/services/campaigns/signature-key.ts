import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** DER of an Ed25519 key before its 32 bytes: PKCS #8 of a private one, SPKI of a public one (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PREFIX = 'ed25519:';
const KEY_BYTES = 32;

/** The key pair of a seed of 32 bytes: who knows the seed can sign. */
export class SignatureKey {
  private readonly key: KeyObject;
  /** As `ed25519:` and 43 characters of base64url. */
  readonly publicKey: string;

  constructor(seed: Uint8Array) {
    const der = Buffer.concat([PRIVATE_HEAD, seed]);
    this.key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.publicKey = PREFIX + spki.subarray(PUBLIC_HEAD.length).toString('base64url');
  }

  /** In base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString('base64url');
  }
}

/** Whether `publicKey` is one as `SignatureKey` writes it. */
export function isPublicKey(publicKey: string): boolean {
  return readPublicKey(publicKey) !== null;
}

/** `false` also for what is no key, or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

function readPublicKey(publicKey: string): KeyObject | null {
  if (!publicKey.startsWith(PREFIX)) return null;
  const bytes = Buffer.from(publicKey.slice(PREFIX.length), 'base64url');
  if (bytes.length !== KEY_BYTES || PREFIX + bytes.toString('base64url') !== publicKey) return null;
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' });
}
