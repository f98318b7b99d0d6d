import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SpecDocument } from '@/lib/contracts/operation';
import type { Receipt, ReceiptProblem } from '@/lib/contracts/receipt';
import { ensureApi, lockInventory } from '@/lib/data/apis';
import { type Db, database, inTransaction } from '@/lib/data/client';
import { bumpEstateVersion } from '@/lib/data/estate';
import { replaceSpecHosts } from '@/lib/data/hosts';
import { findSameContent, readReceipt, replaceUnfinished, updateReceipt } from '@/lib/data/receipts';
import { ensureSpec, insertRevision, readServers } from '@/lib/data/specs';
import { ApiFold } from '@/lib/engine/api-fold';
import { literalWords } from '@/lib/engine/literal-words';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { stripBases } from '@/lib/engine/strip-base';
import { templateKey } from '@/lib/engine/template-key';
import { absorbHosts } from './absorb-hosts';
import { loadApi, saveApi } from './api-state';
import { chooseSpec } from './choose-api';
import { countNothing } from './count-nothing';
import { readWhole } from './decode-upload';
import { deployment } from './deployment';
import { readSpecBytes } from './read-specs';
import type { Upload } from './upload';

export interface SpecImport {
  upload: Upload;
  receipt: Receipt;
  chunks: AsyncIterable<Uint8Array>;
}

/** Compression of kept sources: fast, since the largest are tens of megabytes. */
const SOURCE_LEVEL = 1;

const UNCHANGED: ReceiptProblem = {
  severity: 'warning',
  message: 'Nothing changed: this content is already the current revision.',
};

/** Reads the specs of an upload and makes each the current revision of its API, all in one transaction. */
export async function importSpec(job: SpecImport, now: Date): Promise<Receipt> {
  const { upload } = job;
  const bytes = await readWhole(job.chunks, SPEC_LIMITS.fileBytes);
  const { documents, notes } = await readSpecBytes(upload.file, bytes);
  const receipt: Receipt = { ...job.receipt, kind: 'spec', problems: notes };
  if (documents.length === 0) {
    const failed: Receipt = { ...receipt, status: 'failed', finishedAt: new Date().toISOString() };
    await replaceUnfinished(database(), failed);
    return failed;
  }
  receipt.format = documents.length === 1 ? (documents[0] as SpecDocument).format : 'several';
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const source = gzipSync(bytes, { level: SOURCE_LEVEL });
  return inTransaction(async (db) => {
    await lockInventory(db);
    const stored = await readReceipt(db, receipt.id);
    if (stored?.status === 'done') return stored;
    let isNew = false;
    for (const document of documents) {
      isNew = (await makeCurrent(db, { document, contentHash, source, upload, receipt }, now)) || isNew;
    }
    receipt.status = 'done';
    receipt.received = receipt.operations;
    receipt.counted = receipt.operations;
    receipt.finishedAt = new Date().toISOString();
    if (!isNew) {
      countNothing(receipt);
      receipt.duplicateOf = await findSameContent(db, contentHash, receipt.id);
      if (receipt.duplicateOf === null) receipt.problems.push(UNCHANGED);
    }
    await updateReceipt(db, receipt, contentHash);
    if (isNew) await bumpEstateVersion(db);
    return receipt;
  });
}

interface NewDocument {
  document: SpecDocument;
  contentHash: string;
  source: Uint8Array;
  upload: Upload;
  receipt: Receipt;
}

/** False when the content is the current revision already. */
async function makeCurrent(db: Db, added: NewDocument, now: Date): Promise<boolean> {
  const { document, receipt } = added;
  const keys = document.operations.map(({ path }) => templateKey(path));
  const { api, identity } = await chooseSpec(db, document, keys, added.upload.api);
  const apiId = await ensureApi(db, api);
  const spec = await ensureSpec(db, { apiId, identity, title: document.title });
  receipt.apis.push(api);
  receipt.operations += document.operations.length;
  if (spec.contentHash === added.contentHash) return false;
  const known = new Set((await readServers(db, apiId)).map(({ basePath }) => basePath));
  await insertRevision(db, {
    specId: spec.id,
    contentHash: added.contentHash,
    fileName: added.upload.file,
    source: added.source,
    document,
    keys,
    importedAt: now,
  });
  const servers = await readServers(db, apiId);
  await replaceSpecHosts(
    db,
    apiId,
    servers.map(({ host, basePath }) => ({ host: host ?? '', basePath })),
  );
  const into = { id: apiId, name: api };
  const state = await loadApi(db, apiId);
  const words = literalWords(state.declarations.map(({ path }) => path));
  const bases = servers.map(({ basePath }) => basePath).filter((base) => !known.has(base));
  state.fold = stripBases(state.fold, [...new Set(bases)], () => new ApiFold(deployment().box.seed, words));
  await absorbHosts(db, { into, servers }, state, now);
  const change = await saveApi(db, into, state, now, true);
  receipt.endpointsAdded += change.added;
  receipt.endpointsTouched += change.touched;
  return true;
}
