import type { SpecDocument } from '@/lib/contracts/operation';
import type { DetectedFinding } from '@/lib/contracts/rule';
import { inspectPosture } from '@/lib/engine/inspect-posture';
import { type InspectedApi, type InspectedSpec, Inspection } from '@/lib/engine/inspection';
import { formatById } from '@/lib/engine/sources/formats';
import { readSpec } from '@/lib/engine/specs/read-spec';
import { SPEC_LIMITS, type SpecUpload } from '@/lib/engine/specs/spec-upload';
import { intakeLimits } from '@/lib/services/limits';

/** What is judged together: documents of one API, and traffic to it. */
export interface JudgedFiles {
  specs: readonly object[];
  earlier?: readonly object[];
  /** Lines of NDJSON, or a file of another format. */
  traffic?: readonly string[] | { format: string; bytes: Uint8Array };
}

export interface Judged {
  apis: InspectedApi[];
  findings: DetectedFinding[];
  uploads: ReadonlyMap<InspectedSpec, SpecUpload>;
}

/** Runs the whole engine over documents and traffic in memory. */
export function judgeFiles({ specs, earlier = [], traffic = [] }: JudgedFiles, now: Date): Judged {
  const uploads = new Map<InspectedSpec, SpecUpload>();
  const open = (document: object, isEarlier: boolean): InspectedSpec => {
    const upload = uploadOf(document);
    const spec = { api: 'Shop', document: documentOf(upload), ...(isEarlier && { isEarlier }) };
    uploads.set(spec, upload);
    return spec;
  };
  const all = [...specs.map((one) => open(one, false)), ...earlier.map((one) => open(one, true))];
  const inspection = new Inspection(all, { seed: 1, fingerprint: hash, fixedApi: 'Shop' });
  const { format, bytes } =
    'format' in traffic ? traffic : { format: 'ndjson', bytes: Buffer.from(traffic.join('\n')) };
  const parser = formatById(format)?.open(inspection.intake, intakeLimits(now));
  parser?.push(bytes);
  parser?.end();
  const apis = inspection.apis(now);
  return { apis, findings: inspectPosture(apis, [], now).flatMap(({ findings }) => findings), uploads };
}

/** Not the deployment's: tells callers apart, and is the same in every run. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 7;
  for (let i = start; i < end; i++) value = (value * 31 + (bytes[i] as number)) % 281_474_976_710_597;
  return value;
}

function uploadOf(document: object): SpecUpload {
  return { entry: 'openapi.json', files: new Map([['openapi.json', Buffer.from(JSON.stringify(document))]]) };
}

function documentOf(upload: SpecUpload): SpecDocument {
  const outcome = readSpec(upload, SPEC_LIMITS);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.notes));
  return outcome.document;
}
