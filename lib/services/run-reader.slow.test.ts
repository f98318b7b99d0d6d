import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Intake } from '@/lib/engine/intake';
import { Routing } from '@/lib/engine/routing';
import { RunCutter, type RunPiece } from '@/lib/engine/run-cutter';
import { formatById } from '@/lib/engine/sources/formats';
import { NOW } from '@/testing/exchange-lines';
import { describeFolds } from '@/testing/fold-evidence';
import { type LineFile, lineFiles, RECORD_BYTES } from '@/testing/line-files';
import { Random } from '@/testing/random';
import { engineHashes } from './hash-keys';
import type { ReadingTerms } from './intake-messages';
import { intakeLimits } from './limits';
import { RunReader } from './run-reader';

const KEYS = { seed: 7, fingerprintKey: new Uint8Array(16).fill(3) };
const LIMITS = { ...intakeLimits(NOW), recordBytes: RECORD_BYTES, latestMs: Date.UTC(2030, 0, 1) };
const emptyIntake = () => new Intake(new Routing([]), engineHashes(KEYS));

function formatOf({ formatId }: LineFile) {
  const format = formatById(formatId);
  if (!format) throw new Error(`No format ${formatId}`);
  return format;
}

function readAlone(file: LineFile): Intake {
  const intake = emptyIntake();
  const parser = formatOf(file).open(intake, LIMITS);
  parser.push(file.bytes);
  parser.end();
  return intake;
}

function piecesOf(file: LineFile, pieceBytes: number): RunPiece[] {
  const cutter = new RunCutter(new Uint8Array(pieceBytes), formatOf(file).hasLineRecords(file.bytes));
  const pieces: RunPiece[] = [];
  for (let at = 0; at < file.bytes.length; ) {
    if (cutter.isFull) pieces.push(cutter.cut(new Uint8Array(pieceBytes)));
    at += cutter.fill(file.bytes, at);
  }
  const rest = cutter.end();
  return rest ? [...pieces, rest] : pieces;
}

/** The file's runs dealt to several readers at random, and their parts absorbed in an order of their own. */
function readByMany(file: LineFile, { readers: count, pieceBytes, seed }: Dealing): Intake {
  const random = new Random(seed);
  const terms: ReadingTerms = { formatId: file.formatId, limits: LIMITS, apis: [], routing: {}, keys: KEYS };
  const readers = Array.from({ length: count }, () => new RunReader(terms));
  let current = readers[0] as RunReader;
  for (const piece of piecesOf(file, pieceBytes)) {
    if (piece.isFirstOfRun) current = random.pick(readers);
    for (const spent of current.read(piece)) spent.fill(0x23);
  }
  const intake = emptyIntake();
  intake.absorb(random.shuffle(readers.map((reader) => structuredClone(reader.finish()))));
  return intake;
}

interface Dealing {
  readers: number;
  pieceBytes: number;
  seed: number;
}

const dealings: fc.Arbitrary<Dealing> = fc.record({
  readers: fc.integer({ min: 1, max: 4 }),
  pieceBytes: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 65, max: 3000 })),
  seed: fc.integer(),
});

describe('a file read by several readers', { timeout: 60_000 }, () => {
  it('shows what one reader sees: folds, books, samples and their lines', () => {
    fc.assert(
      fc.property(lineFiles, dealings, (file, dealing) => {
        const alone = readAlone(file);
        const many = readByMany(file, dealing);
        expect([...many.skips]).toEqual([...alone.skips]);
        expect(many.counted).toBe(alone.counted);
        expect(many.received).toBe(many.counted + many.skipped);
        expect(describeFolds(many.folds)).toEqual(describeFolds(alone.folds));
      }),
      { numRuns: 400 },
    );
  });

  it('comes after the files before it: their samples stand first', () => {
    fc.assert(
      fc.property(lineFiles, lineFiles, dealings, (first, second, dealing) => {
        const alone = readAlone(first);
        const parser = formatOf(second).open(alone, LIMITS);
        parser.push(second.bytes);
        parser.end();
        const many = readAlone(first);
        many.absorb([readByMany(second, dealing).toPart()]);
        expect([...many.skips]).toEqual([...alone.skips]);
        expect(describeFolds(many.folds)).toEqual(describeFolds(alone.folds));
      }),
      { numRuns: 100 },
    );
  });
});
