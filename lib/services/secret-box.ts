import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { HashKeys } from './hash-keys';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LARGEST_PLAIN = 256 * 1024 * 1024;
const FASTEST = { level: 1 };
const deflateElsewhere = promisify<Uint8Array, typeof FASTEST, Buffer>(deflateRaw);

/**
 * The deployment's key at work. Evidence may hold words of paths that turn out to be values, so it is sealed
 * (AES-256-GCM, RFC 5116) before it reaches the database; fingerprints are SipHash-2-4. Each use has its own key,
 * derived by HKDF (RFC 5869).
 */
export class SecretBox {
  private readonly sealKey: Buffer;
  /** Of the engine's hashes: equal for everything that is ever merged in this deployment. */
  readonly hashKeys: HashKeys;
  /** Signs cookies, and encrypts what the accounts keep secret. */
  readonly accountsKey: Buffer;
  /** Makes the key pair that signs snapshots of reviews. */
  readonly signatureSeed: Buffer;

  get seed(): number {
    return this.hashKeys.seed;
  }

  constructor(deploymentKey: Uint8Array) {
    const derive = (use: string): Buffer =>
      Buffer.from(hkdfSync('sha256', deploymentKey, '', `gnomon ${use}`, 32));
    this.sealKey = derive('seal');
    this.accountsKey = derive('accounts');
    this.signatureSeed = derive('signature');
    this.hashKeys = { seed: derive('seed').readUInt32LE(0), fingerprintKey: derive('fingerprint') };
  }

  /** Compresses and encrypts. Output: nonce, tag, ciphertext. */
  seal(plain: Uint8Array): Uint8Array<ArrayBuffer> {
    return this.encrypt(deflateRawSync(plain, FASTEST));
  }

  /** As `seal`, compressing on another thread. */
  async sealLarge(plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return this.encrypt(await deflateElsewhere(plain, FASTEST));
  }

  /** Encrypts what is packed already. */
  encrypt(packed: Uint8Array): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce);
    const body = Buffer.concat([cipher.update(packed), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Undoes `seal`. Throws when the bytes were not sealed with this deployment's key. */
  open(sealed: Uint8Array): Uint8Array {
    return inflateRawSync(this.decrypt(sealed), { maxOutputLength: LARGEST_PLAIN });
  }

  /** Undoes `encrypt`. Throws when the bytes were not encrypted with this deployment's key. */
  decrypt(sealed: Uint8Array): Uint8Array {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, nonce);
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new Error(
        'This was sealed with another deployment key. Restore the key file (or GNOMON_KEY) that belongs to this database.',
        { cause },
      );
    }
  }
}
