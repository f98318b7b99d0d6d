import type { Db } from './client';

/** Sealed state of an API's tries beside its endpoints' leaves. */
export interface ApiEvidenceRow {
  trieState: Uint8Array | null;
  probes: Uint8Array | null;
}

export async function readApiEvidence(db: Db, apiId: number): Promise<ApiEvidenceRow> {
  const row = await db.apiEvidence.findUnique({
    where: { apiId },
    select: { trieState: true, probes: true },
  });
  return row ?? { trieState: null, probes: null };
}

export async function writeApiEvidence(
  db: Db,
  apiId: number,
  row: ApiEvidenceRow & { unmatched: number },
): Promise<void> {
  const data = { trieState: copy(row.trieState), probes: copy(row.probes), unmatched: BigInt(row.unmatched) };
  await db.apiEvidence.upsert({ where: { apiId }, create: { apiId, ...data }, update: data });
}

function copy(bytes: Uint8Array | null): Uint8Array<ArrayBuffer> | null {
  return bytes && Uint8Array.from(bytes);
}
