import type { OverlayAction, OverlayDocument } from '@/lib/contracts/overlay';
import type { DetectedFinding, RuleSetting } from '@/lib/contracts/rule';
import { inspectPosture } from '@/lib/engine/inspect-posture';
import type { InspectedApi, InspectedSpec } from '@/lib/engine/inspection';
import { patchFinding } from '@/lib/engine/patch-findings';
import type { PatchDocument } from '@/lib/engine/remedy/patch/patch';
import { PATCHED_RULES } from '@/lib/engine/remedy/patch/write-patch';
import { type InspectResult, inspectFiles } from './inspect-files';
import { type PatchedSpec, PatchedSpecs, textOfPatched } from './patched-specs';
import { toYaml } from './to-yaml';

export interface FixRequest {
  specs: readonly string[];
  traffic: readonly string[];
  /** Rules whose findings to clear, whatever that takes; none: all those that need no change of what callers do. */
  rules: readonly string[];
  /** Clear also what changes what callers do, or takes something away. */
  withChanges: boolean;
  api?: string;
  format?: string;
  settings?: readonly RuleSetting[];
}

export interface FixedDocument {
  file: string;
  /** Of several documents in a folder or an archive, which. */
  entry: string;
  overlay: OverlayDocument;
  yaml: string;
  /** The document with the overlay applied. */
  patched: string;
}

export interface FixResult {
  documents: FixedDocument[];
  /** Findings before, by rule, and how many of them are gone after. */
  rules: { rule: string; found: number; cleared: number }[];
  /** Findings that no patch was written for, by the reason. */
  left: { rule: string; because: string; count: number }[];
  /** Findings that the patches brought. */
  appeared: DetectedFinding[];
  notes: InspectResult['notes'];
  isIncomplete: boolean;
}

const CHANGES = 'It changes what callers do. Add --with-changes, or name the rule with --rule.';

/** What a patch adds may show what was not seen before: that is patched as well. */
const ROUNDS = 3;

/** Writes the overlays that clear what is found in specs, applies them, and judges again: in memory, files untouched. */
export async function fixFiles(request: FixRequest, now: Date): Promise<FixResult> {
  const { specs, traffic: files, api, format, settings = [] } = request;
  const patched = new PatchedSpecs(now);
  const inspect = () =>
    inspectFiles({ files, specs, api, format, readSpecs: (file) => patched.read(file) }, now);
  const first = await inspect();
  const { notes, cuts } = first;
  for (const { file, reason } of cuts) notes.push({ severity: 'error', file, message: reason });
  const tried = new Set<string>();
  const left: Left = new Map();
  let apis = first.inspection.apis(now);
  const before = findingsOf(apis, settings, now);
  let after = before;
  for (let round = 0; round < ROUNDS; round++) {
    // What is of the whole API may be found again in what was added.
    const findings = after.filter((finding) => finding.key === null || !tried.has(nameOf(finding)));
    for (const finding of findings) tried.add(nameOf(finding));
    if (!patchAll({ request, apis, findings, patched, now, left })) break;
    apis = (await inspect()).inspection.apis(now);
    after = findingsOf(apis, settings, now);
  }
  const [known, standing] = [before, after].map((findings) => new Set(findings.map(nameOf))) as [
    Set<string>,
    Set<string>,
  ];
  return {
    documents: patched.changed().map(toFixed),
    rules: [...Map.groupBy(before, ({ rule }) => rule)].map(([rule, found]) => ({
      rule,
      found: found.length,
      cleared: found.filter((finding) => !standing.has(nameOf(finding))).length,
    })),
    left: [...left.values()].map(({ findings, ...one }) => ({ ...one, count: findings.size })),
    appeared: after.filter((finding) => !known.has(nameOf(finding))),
    notes,
    isIncomplete: first.isIncomplete || cuts.length > 0,
  };
}

function findingsOf(
  apis: readonly InspectedApi[],
  settings: readonly RuleSetting[],
  now: Date,
): DetectedFinding[] {
  return inspectPosture(apis, settings, now).flatMap(({ findings }) => findings);
}

function toFixed(spec: PatchedSpec): FixedDocument {
  const { file, entry, document, actions } = spec;
  const info = { title: `Fixes of ${document.title}`, version: '1' };
  const overlay = { overlay: '1.0.0' as const, info, actions };
  return { file, entry, overlay, yaml: toYaml(overlay), patched: textOfPatched(spec) };
}

interface Work {
  request: FixRequest;
  apis: readonly InspectedApi[];
  findings: readonly DetectedFinding[];
  patched: PatchedSpecs;
  now: Date;
  /** Filled with what no patch is written for. */
  left: Left;
}

/** Findings by rule and reason: one may be met in several rounds. */
type Left = Map<string, { rule: string; because: string; findings: Set<string> }>;

/** Rule by rule, so that each sees what the ones before it wrote. Tells whether anything was patched. */
function patchAll(work: Work): boolean {
  const { request, apis, findings, patched } = work;
  const specs = apis.flatMap((api) => api.specs);
  let isPatched = false;
  for (const rule of PATCHED_RULES) {
    if (request.rules.length > 0 && !request.rules.includes(rule)) continue;
    const found = findings.filter((finding) => finding.rule === rule);
    if (found.length === 0) continue;
    const wanted = actionsFor(rule, found, patched.documentsOf(specs), work);
    for (const [spec, actions] of wanted) patched.patch(spec, [...actions.values()]);
    isPatched ||= wanted.size > 0;
  }
  return isPatched;
}

/** By document, each action once: findings may lie in what they share. */
function actionsFor(
  rule: string,
  findings: readonly DetectedFinding[],
  opened: ReadonlyMap<InspectedSpec, PatchDocument>,
  { request: { rules, withChanges }, apis, now, left }: Work,
): Map<InspectedSpec, Map<string, OverlayAction>> {
  const leave = (finding: DetectedFinding, because: string): void => {
    const known = left.get(`${rule} ${because}`)?.findings ?? new Set<string>();
    left.set(`${rule} ${because}`, { rule, because, findings: known.add(nameOf(finding)) });
  };
  const wanted = new Map<InspectedSpec, Map<string, OverlayAction>>();
  for (const finding of findings) {
    const api = apis.find(({ name }) => name === finding.api) as InspectedApi;
    const patches = patchFinding(api, finding, opened, now);
    if (patches.length === 0) leave(finding, `${api.name} has no OpenAPI document.`);
    for (const { spec, patch } of patches) {
      if (patch.kind === 'none') leave(finding, patch.because);
      else if (patch.kind === 'changes' && !withChanges && rules.length === 0) leave(finding, CHANGES);
      else {
        const actions = wanted.get(spec) ?? new Map<string, OverlayAction>();
        for (const action of patch.actions) actions.set(JSON.stringify(action), action);
        wanted.set(spec, actions);
      }
    }
  }
  return wanted;
}

function nameOf({ api, rule, method, key, host, qualifier }: DetectedFinding): string {
  return [api, rule, method, key, key === null ? host : null, qualifier].join(' ');
}
