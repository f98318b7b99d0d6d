import type { DetectedFinding } from '@/lib/contracts/rule';
import type { InspectedApi, InspectedDeclaration, InspectedSpec } from './inspection';
import type { JudgedEndpoint } from './judge-endpoint';
import type { PatchDocument, SpecPatch } from './remedy/patch/patch';
import { writePatch } from './remedy/patch/write-patch';
import { endpointKey } from './routing';
import { patchFacts } from './spec-patch';
import { templateKey } from './template-key';

export interface FindingPatch {
  spec: InspectedSpec;
  patch: SpecPatch;
}

/** What would have to change in which of an API's documents for a finding to be gone. */
export function patchFinding(
  api: InspectedApi,
  finding: DetectedFinding,
  opened: ReadonlyMap<InspectedSpec, PatchDocument>,
  now: Date,
): FindingPatch[] {
  const judged = endpointOf(api, finding);
  const facts = patchFacts(judged ? patchedEndpoint(judged) : null, previousOf(api, finding), now);
  return documentsOf(api, finding, judged ?? null, opened).map(([spec, document]) => ({
    spec,
    patch: writePatch(document, finding, facts),
  }));
}

const indexed = new WeakMap<InspectedApi, ReadonlyMap<string, JudgedEndpoint<InspectedDeclaration>>>();

/** By an index that is made once for each API: every endpoint may have findings. */
function endpointOf(api: InspectedApi, { method, key }: DetectedFinding) {
  if (method === null || key === null) return undefined;
  let known = indexed.get(api);
  if (!known) {
    known = new Map(api.endpoints.map((one) => [endpointKey(one.endpoint.method, one.endpoint.key), one]));
    indexed.set(api, known);
  }
  return known.get(endpointKey(method, key));
}

function patchedEndpoint({ endpoint }: JudgedEndpoint<InspectedDeclaration>) {
  const { method, path, key, parameters, summary, declaration } = endpoint;
  return { method, path, key, parameters, summary, declared: declaration?.operation ?? null };
}

function previousOf({ earlier }: InspectedApi, { method, key }: DetectedFinding) {
  if (method === null || key === null) return null;
  return earlier.get(endpointKey(method, key))?.security ?? null;
}

/** The document that declares the endpoint, or its path; the largest for what none declares; all for what is of the API. */
function documentsOf(
  api: InspectedApi,
  { key, host }: DetectedFinding,
  judged: JudgedEndpoint<InspectedDeclaration> | null,
  opened: ReadonlyMap<InspectedSpec, PatchDocument>,
): [InspectedSpec, PatchDocument][] {
  const current = api.specs.flatMap((spec): [InspectedSpec, PatchDocument][] => {
    const document = spec.isEarlier ? undefined : opened.get(spec);
    return document ? [[spec, document]] : [];
  });
  if (key === null && host === null) return current;
  const declaration = judged?.endpoint.declaration;
  const own = declaration?.isCurrent ? current.filter(([spec]) => spec === declaration.spec) : [];
  if (own.length > 0) return own;
  const largest = current.toSorted(([, a], [, b]) => b.operations.length - a.operations.length);
  const withPath = largest.filter(([, { operations }]) =>
    operations.some(({ path }) => templateKey(path) === key),
  );
  return [...withPath, ...largest].slice(0, 1);
}
