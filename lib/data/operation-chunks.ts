import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Operation } from '@/lib/contracts/operation';

/** What an operation declares beside the columns of its row. */
export type OperationDetail = Pick<
  Operation,
  | 'fields'
  | 'security'
  | 'responses'
  | 'isInternal'
  | 'summary'
  | 'tags'
  | 'file'
  | 'isBodyOpen'
  | 'callbacks'
>;

/** Operations kept together: neighbours share names, so they compress well, and one is still cheap to open. */
const CHUNK = 100;
const LEVEL = 1;

export function chunkOf(ordinal: number): number {
  return Math.floor(ordinal / CHUNK);
}

export function placeInChunk(ordinal: number): number {
  return ordinal % CHUNK;
}

/** The details of a revision's operations, in their order, by chunk. */
export function chunkDetails(operations: readonly Operation[]): Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let i = 0; i < operations.length; i += CHUNK) {
    const details = operations.slice(i, i + CHUNK).map(toDetail);
    chunks.push(Uint8Array.from(deflateRawSync(JSON.stringify(details), { level: LEVEL })));
  }
  return chunks;
}

export function openChunk(bytes: Uint8Array): OperationDetail[] {
  return JSON.parse(inflateRawSync(bytes).toString());
}

function toDetail(operation: Operation): OperationDetail {
  const { fields, security, responses, isInternal, summary, tags, file, isBodyOpen, callbacks } = operation;
  return { fields, security, responses, isInternal, summary, tags, file, isBodyOpen, callbacks };
}
