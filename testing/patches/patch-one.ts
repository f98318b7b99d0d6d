import { type DetectedFinding, Severity } from '@/lib/contracts/rule';
import type { InspectedApi } from '@/lib/engine/inspection';
import { patchFinding } from '@/lib/engine/patch-findings';
import { applyOverlay } from '@/lib/engine/remedy/overlay/apply-overlay';
import type { PatchDocument } from '@/lib/engine/remedy/patch/patch';
import { applicable } from '@/lib/engine/remedy/patch/write-patch';
import { openForPatch } from '@/lib/engine/spec-patch';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import type { Judged, JudgedFiles } from '@/testing/judged-files';

/** The same files with one finding's patches applied; the very same object where there is none, and why. */
export function patchOne(
  { apis, uploads }: Judged,
  files: JudgedFiles,
  finding: DetectedFinding,
  now: Date,
): { files: JudgedFiles; because: string[]; says: string[] } {
  const opened = new Map(
    [...uploads].flatMap(([spec, upload]) => {
      const document = openForPatch(upload, SPEC_LIMITS);
      return document ? [[spec, document] as const] : [];
    }),
  );
  const specs = [...files.specs];
  const because: string[] = [];
  const says: string[] = [];
  for (const { spec, patch: written } of patchFinding(apis[0] as InspectedApi, finding, opened, now)) {
    const patch = applicable(opened.get(spec) as PatchDocument, written);
    if (patch.kind === 'none') {
      because.push(patch.because);
      continue;
    }
    says.push(patch.says);
    const { document, faults } = applyOverlay(opened.get(spec)?.root ?? {}, patch.actions);
    if (faults.length > 0) throw new Error(`${findingName(finding)}: ${JSON.stringify(faults)}`);
    specs[[...uploads.keys()].indexOf(spec)] = document;
  }
  return { files: says.length === 0 ? files : { ...files, specs }, because, says };
}

/** What a finding is known by from one judgement to the next. */
export function findingName({ rule, method, key, host, qualifier }: DetectedFinding): string {
  return [rule, method, key, key === null ? host : null, qualifier].filter((part) => part !== null).join(' ');
}

/**
 * New findings that are no milder than the one that was patched. One of a template that the patch declares is not new where
 * the same rule found it before on a path that the template covers: documented templates take in such paths.
 */
export function worseThan(
  { severity }: DetectedFinding,
  before: readonly DetectedFinding[],
  after: readonly DetectedFinding[],
): string[] {
  const known = new Set(before.map(findingName));
  const isKnown = (one: DetectedFinding) =>
    known.has(findingName(one)) ||
    before.some(
      ({ rule, method, key }) => rule === one.rule && method === one.method && covers(one.key, key),
    );
  return after.filter((one) => rungOf(one.severity) <= rungOf(severity) && !isKnown(one)).map(findingName);
}

function covers(template: string | null, key: string | null): boolean {
  if (template === null || key === null || !template.includes('{}')) return false;
  const [steps, taken] = [template.split('/'), key.split('/')];
  return steps.length === taken.length && steps.every((step, i) => step === '{}' || step === taken[i]);
}

function rungOf(severity: Severity): number {
  return Severity.options.indexOf(severity);
}
