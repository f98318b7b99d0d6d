import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { decodeRows, encodeRows, type Rows, touchRow } from './sorted-rows';

/** Kinds of credentials, by their number in masks and encodings. New kinds go to the end. */
export const CREDENTIAL_KINDS = [
  'basic',
  'bearer',
  'jwt',
  'digest',
  'negotiate',
  'aws-sigv4',
  'other-scheme',
  'api-key-header',
  'api-key-query',
  'session-cookie',
  'mutual-tls',
  'stated',
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export const BASIC = 0;
export const BEARER = 1;
export const JWT_BEARER = 2;
export const DIGEST = 3;
export const NEGOTIATE = 4;
export const AWS_SIGV4 = 5;
export const OTHER_SCHEME = 6;
export const API_KEY_HEADER = 7;
export const API_KEY_QUERY = 8;
export const SESSION_COOKIE = 9;
export const MUTUAL_TLS = 10;
export const STATED = 11;

/** Kind, successes that carried it, hour last seen. Which names carried it is with the fields. */
const WIDTH = 3;

export function countCredentials(rows: Rows, kinds: number, hour: number): void {
  for (let kind = 0; kinds >>> kind !== 0; kind++) {
    if (((kinds >>> kind) & 1) === 0) continue;
    addKind(rows, kind, 1, hour);
  }
}

export function mergeCredentials(into: Rows, from: Rows): void {
  for (let i = 0; i < from.length; i += WIDTH) {
    addKind(into, from[i] as number, from[i + 1] as number, from[i + 2] as number);
  }
}

export function listCredentials(
  rows: Rows | null,
): { kind: CredentialKind; count: number; lastMs: number }[] {
  const kinds = [];
  for (let i = 0; rows !== null && i < rows.length; i += WIDTH) {
    const kind = CREDENTIAL_KINDS[rows[i] as number] as CredentialKind;
    kinds.push({ kind, count: rows[i + 1] as number, lastMs: (rows[i + 2] as number) * 3_600_000 });
  }
  return kinds;
}

export function encodeCredentials(writer: ByteWriter, rows: Rows | null): void {
  encodeRows(writer, rows, WIDTH);
}

export function decodeCredentials(reader: ByteReader): Rows | null {
  return decodeRows(reader, WIDTH);
}

function addKind(rows: Rows, kind: number, count: number, hour: number): void {
  const at = touchRow(rows, WIDTH, kind);
  rows[at + 1] = (rows[at + 1] as number) + count;
  if (hour > (rows[at + 2] as number)) rows[at + 2] = hour;
}
