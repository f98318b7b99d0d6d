import type { RevisionRow } from '@/lib/contracts/revision';
import type { FindingPatch, SpecPatchOffer } from '@/lib/contracts/spec-patch';
import { type Db, database } from '@/lib/data/client';
import { readFinding } from '@/lib/data/finding-rows';
import { readCurrentDocuments, readCurrentPaths } from '@/lib/data/revisions';
import { readEarlierSecurity } from '@/lib/data/spec-facts';
import type { PatchDocument, PatchedFinding, PatchFacts, SpecPatch } from '@/lib/engine/remedy/patch/patch';
import {
  applicable,
  FIX_IS_ELSEWHERE,
  PATCHED_RULES,
  writePatch,
} from '@/lib/engine/remedy/patch/write-patch';
import { openForPatch, patchFacts } from '@/lib/engine/spec-patch';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { templateKey } from '@/lib/engine/template-key';
import { NotFoundError, UnusableError } from './errors';
import { type FindingEndpoint, readFindingSubject } from './finding-endpoint';
import { openRevision } from './revision-files';
import { toYaml } from './to-yaml';

/** Of one revision, unpacked, as for comparisons. */
const MOST_BYTES = 32 * 2 ** 20;
const LIMITS = { ...SPEC_LIMITS, work: 10_000_000 };
/** Documents of one API that are opened for one finding. */
const MOST_DOCUMENTS = 5;
/** Opened documents that are kept: a revision never changes, and its findings are looked at one after the other. */
const KEPT = 2;

/** What would have to change in the documents of its API for a finding to be gone. */
export async function patchOf(findingId: number, now: Date): Promise<FindingPatch> {
  const db = database();
  const finding = await readFinding(db, findingId, now);
  if (!finding) throw new NotFoundError('finding', findingId);
  const { rule, method, path, host, qualifier } = finding;
  const asked = { rule, method, key: path === null ? null : templateKey(path), host, qualifier };
  if (!PATCHED_RULES.includes(rule)) return { ...none(FIX_IS_ELSEWHERE), isInSpec: false };
  const { endpoint } = await readFindingSubject(db, finding);
  const revisions = await documentsFor(db, finding.apiId, asked, endpoint);
  if (revisions.length === 0)
    return none('The API has no OpenAPI document. Its page has one to begin with, under Overlay.');
  const facts = await factsOf(db, endpoint, now);
  const reasons: string[] = [];
  const patches: SpecPatchOffer[] = [];
  for (const revision of revisions) {
    const patch = await patchOfRevision(db, revision, asked, facts);
    if (patch.kind === 'none') reasons.push(patch.because);
    else patches.push(toOffer(patch, revision, finding.rule));
  }
  return patches.length > 0
    ? { isInSpec: true, patches, because: null }
    : none(reasons[0] ?? FIX_IS_ELSEWHERE);
}

function none(because: string): FindingPatch {
  return { isInSpec: true, patches: [], because };
}

async function factsOf(db: Db, endpoint: FindingEndpoint | null, now: Date): Promise<PatchFacts> {
  if (!endpoint) return patchFacts(null, null, now);
  const { row, operationId, place, parameters, summary } = endpoint;
  const earlier =
    operationId === null ? null : (await readEarlierSecurity(db, [operationId])).get(operationId);
  const { method, path } = row;
  const known = { method, path, key: templateKey(path), parameters, summary };
  return patchFacts({ ...known, declared: place?.declared ?? null }, earlier?.security ?? null, now);
}

/** The document that declares the endpoint, or its path; the largest for what none declares; all for what is of the API. */
async function documentsFor(
  db: Db,
  apiId: number,
  { method, key, host }: PatchedFinding,
  endpoint: FindingEndpoint | null,
): Promise<RevisionRow[]> {
  const revisions = await readCurrentDocuments(db, apiId);
  if (key === null && host === null) return revisions.slice(0, MOST_DOCUMENTS);
  if (key === null || endpoint === null) return revisions.slice(0, 1);
  let withPath: RevisionRow | undefined;
  for (const revision of revisions) {
    const paths = await readCurrentPaths(db, revision.id);
    if (paths.some((one) => one.key === key && one.method === method)) return [revision];
    withPath ??= paths.some((one) => one.key === key) ? revision : undefined;
  }
  return withPath ? [withPath] : revisions.slice(0, 1);
}

async function patchOfRevision(
  db: Db,
  revision: RevisionRow,
  finding: PatchedFinding,
  facts: PatchFacts,
): Promise<SpecPatch> {
  try {
    const document = await opened(db, revision);
    return document
      ? applicable(document, writePatch(document, finding, facts))
      : { kind: 'none', because: 'The document is too large to be changed place by place.' };
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error;
    return { kind: 'none', because: 'The document is too large to be changed here. Use `gnomon fix`.' };
  }
}

const kept = new Map<number, Promise<PatchDocument | null>>();

function opened(db: Db, revision: RevisionRow): Promise<PatchDocument | null> {
  const known = kept.get(revision.id);
  if (known) return known;
  const opening = openRevision(db, revision, MOST_BYTES).then((upload) => openForPatch(upload, LIMITS));
  opening.catch(() => kept.delete(revision.id));
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as number);
  kept.set(revision.id, opening);
  return opening;
}

function toOffer(
  { kind, says, actions }: Exclude<SpecPatch, { kind: 'none' }>,
  { title, number, format, file }: RevisionRow,
  rule: string,
): SpecPatchOffer {
  const overlay = {
    overlay: '1.0.0' as const,
    info: { title: `Fix of ${rule} in ${title}`, version: '1' },
    actions,
  };
  return { document: { title, revision: number, format, file }, kind, says, overlay, yaml: toYaml(overlay) };
}
