import type { DemoUpload } from '../demo-uploads';

export function textOf({ bytes }: DemoUpload): string {
  return Buffer.concat(bytes instanceof Uint8Array ? [bytes] : [...bytes]).toString('utf8');
}
