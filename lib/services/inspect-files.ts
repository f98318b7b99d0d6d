import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { ExchangeSink, SkipReason, TrafficFormat } from '@/lib/contracts/intake';
import type { SpecDocument, SpecNote } from '@/lib/contracts/operation';
import type { SkipSample } from '@/lib/contracts/receipt';
import { type InspectedSpec, Inspection, type TraceLine } from '@/lib/engine/inspection';
import type { Skips } from '@/lib/engine/skips';
import { DamagedError } from './decode-upload';
import { UnreadableError } from './errors';
import { explainFileError } from './explain-file-error';
import { engineHashes } from './hash-keys';
import { intakeLimits } from './limits';
import { openFile } from './open-file';
import { type ReadSpecs, readSpecPath } from './read-specs';
import { readTraffic } from './read-traffic';
import { recogniseUpload } from './recognise-upload';
import { SecretBox } from './secret-box';

export interface InspectRequest {
  files: readonly string[];
  specs: readonly string[];
  /** Specs as they were in the revision before. */
  earlier?: readonly string[];
  api?: string;
  format?: string;
  /** Reads the documents of a path; from the disk where left out. */
  readSpecs?: (file: string) => Promise<ReadSpecs>;
}

export interface InspectResult {
  inspection: Inspection;
  notes: (SpecNote & { file: string })[];
  /** True when a file could not be read at all; a note says why. */
  isIncomplete: boolean;
  /** Traffic files that broke off, with the reason. */
  cuts: { file: string; reason: string }[];
  /** What was skipped of each traffic file; `first` while there is room for samples. */
  skips: { file: string; reason: SkipReason; count: number; first: SkipSample | undefined }[];
  /** Reads all traffic once more and tells for each exchange where it counts. */
  trace(emit: (line: TraceLine & { file: string }) => void): Promise<void>;
}

/** Runs the whole engine over files, in memory: no database, no server. Fingerprints live as long as the process. */
export async function inspectFiles(request: InspectRequest, now: Date): Promise<InspectResult> {
  const specs: InspectedSpec[] = [];
  const notes: InspectResult['notes'] = [];
  const traffic: { file: string; format: TrafficFormat }[] = [];
  let isIncomplete = false;
  const readSpecs = request.readSpecs ?? ((file: string) => readSpecPath(file, now));
  const read = async (file: string): Promise<SpecDocument[]> => {
    const { documents, notes: own } = await readSpecs(file);
    if (documents.length === 0) isIncomplete = true;
    notes.push(...own.map((note) => ({ ...note, file: note.file ?? file })));
    return documents;
  };
  const addSpecs = async (file: string): Promise<void> => {
    for (const document of await read(file))
      specs.push({ api: request.api ?? nameOf(document.title, specs), document, file });
  };
  const addEarlier = async (file: string): Promise<void> => {
    for (const document of await read(file))
      specs.push({ api: request.api ?? apiOfEarlier(document, specs), document, file, isEarlier: true });
  };
  const addFile = async (file: string): Promise<void> => {
    const format = await trafficFormatOf(file, request.format, now);
    if (format === null) await addSpecs(file);
    else traffic.push({ file, format });
  };
  const attempt = async (add: (file: string) => Promise<void>, file: string): Promise<void> => {
    try {
      await add(file);
    } catch (error) {
      notes.push({ severity: 'error', file, message: explainFileError(error) });
      isIncomplete = true;
    }
  };
  for (const file of request.specs) await attempt(addSpecs, file);
  for (const file of request.files) await attempt(addFile, file);
  for (const file of request.earlier ?? []) await attempt(addEarlier, file);
  const keys = new SecretBox(randomBytes(32)).hashKeys;
  const inspection = new Inspection(specs, { ...engineHashes(keys), fixedApi: request.api });
  const cuts: InspectResult['cuts'] = [];
  const skips: InspectResult['skips'] = [];
  for (const { file, format } of traffic) {
    const before = countsOf(inspection.intake.skips);
    await attempt(async () => {
      const { head, chunks } = await openFile(file, now);
      const read = { head, chunks, format, limits: intakeLimits(now) };
      const damage = await readTraffic(read, inspection.intake, { keys });
      if (damage) cuts.push({ file, reason: `${damage}; the records before that point are counted.` });
    }, file);
    skips.push(...skippedSince(before, inspection.intake.skips).map((skip) => ({ file, ...skip })));
  }
  const trace: InspectResult['trace'] = async (emit) => {
    for (const { file, format } of traffic) {
      const tracer = inspection.tracer((line) => emit({ file, ...line }));
      await readAgain(file, format, tracer, now);
    }
  };
  return { inspection, notes, isIncomplete, cuts, skips, trace };
}

type SkipCounts = ReadonlyMap<SkipReason, { count: number; samples: number }>;

function countsOf(skips: Skips): SkipCounts {
  return new Map(
    [...skips].map(([reason, { count, samples }]) => [reason, { count, samples: samples.length }]),
  );
}

function skippedSince(before: SkipCounts, after: Skips): Omit<InspectResult['skips'][number], 'file'>[] {
  return [...after].flatMap(([reason, { count, samples }]) => {
    const known = before.get(reason) ?? { count: 0, samples: 0 };
    return count === known.count
      ? []
      : [{ reason, count: count - known.count, first: samples[known.samples] }];
  });
}

/** The file's traffic format; `null` when it is a spec, an archive or a folder. */
async function trafficFormatOf(
  file: string,
  given: string | undefined,
  now: Date,
): Promise<TrafficFormat | null> {
  const stats = await stat(file);
  if (stats.isDirectory()) return null;
  if (!stats.isFile())
    throw new UnreadableError(
      'This is a pipe or a device, and a file is read twice. Save it to a file first.',
    );
  const decoded = await openFile(file, now);
  const recognised = recogniseUpload(decoded, { file, format: given });
  await decoded.chunks[Symbol.asyncIterator]().return?.();
  return recognised.kind === 'traffic' ? recognised.format : null;
}

/** In the order of the input. Damage was told of at the first reading. */
async function readAgain(file: string, format: TrafficFormat, sink: ExchangeSink, now: Date): Promise<void> {
  const { chunks } = await openFile(file, now);
  const parser = format.open(sink, intakeLimits(now));
  try {
    for await (const chunk of chunks) parser.push(chunk);
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
  }
  parser.end();
}

/** The API whose current document has the same title; the only one there is; else one of its own. */
function apiOfEarlier({ title }: SpecDocument, specs: readonly InspectedSpec[]): string {
  const current = specs.filter(({ isEarlier }) => !isEarlier);
  const same = current.find(({ document }) => document.title.trim() === title.trim());
  if (same) return same.api;
  const [only] = current;
  return current.length === 1 && only ? only.api : nameOf(title, specs);
}

function nameOf(title: string, others: readonly InspectedSpec[]): string {
  const name = title.trim() || 'Untitled API';
  if (!others.some(({ api }) => api === name)) return name;
  for (let n = 2; ; n++) if (!others.some(({ api }) => api === `${name} ${n}`)) return `${name} ${n}`;
}
