import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunCutter, type RunPiece } from './run-cutter';

const NEWLINE = 0x0a;
const streams = fc.array(
  fc
    .array(fc.constantFrom('a', 'b', '\n'), { maxLength: 40 })
    .map((letters) => new TextEncoder().encode(letters.join(''))),
  { maxLength: 8 },
);
const sizes = fc.integer({ min: 1, max: 24 });

/** Pieces with copies of their bytes, since the next buffer may be one that came back. */
function cut(chunks: readonly Uint8Array[], size: number, hasLineRecords: boolean): RunPiece[] {
  const buffers = [new Uint8Array(size), new Uint8Array(size)];
  const cutter = new RunCutter(buffers[0] as Uint8Array<ArrayBuffer>, hasLineRecords);
  const pieces: RunPiece[] = [];
  const keep = (piece: RunPiece) => pieces.push({ ...piece, buffer: piece.buffer.slice(0, piece.length) });
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (cutter.isFull) keep(cutter.cut(buffers[(pieces.length + 1) % 2] as Uint8Array<ArrayBuffer>));
      at += cutter.fill(chunk, at);
    }
  }
  const rest = cutter.end();
  if (rest) keep(rest);
  return pieces;
}

describe('RunCutter', () => {
  it('gives every byte once, in order, in runs that begin and end', () => {
    fc.assert(
      fc.property(streams, sizes, fc.boolean(), (chunks, size, hasLineRecords) => {
        const pieces = cut(chunks, size, hasLineRecords);
        expect(Buffer.concat(pieces.map(({ buffer }) => buffer))).toEqual(Buffer.concat(chunks));
        let isOpen = false;
        for (const { isFirstOfRun, isLastOfRun } of pieces) {
          expect(isFirstOfRun).toBe(!isOpen);
          isOpen = !isLastOfRun;
        }
        expect(isOpen).toBe(false);
      }),
    );
  });

  it('ends runs after a newline, and knows the line that each piece begins in', () => {
    fc.assert(
      fc.property(streams, sizes, (chunks, size) => {
        const pieces = cut(chunks, size, true);
        let before = '';
        for (const [at, { buffer, line, isLastOfRun }] of pieces.entries()) {
          expect(line).toBe(before.split('\n').length);
          before += new TextDecoder().decode(buffer);
          if (isLastOfRun && at < pieces.length - 1) expect(buffer.at(-1)).toBe(NEWLINE);
          if (!isLastOfRun) expect(buffer.includes(NEWLINE)).toBe(false);
        }
      }),
    );
  });

  it('makes one run of what has no lines of its own', () => {
    fc.assert(
      fc.property(streams, sizes, (chunks, size) => {
        const pieces = cut(chunks, size, false);
        expect(pieces.filter(({ isFirstOfRun }) => isFirstOfRun).length).toBe(pieces.length > 0 ? 1 : 0);
      }),
    );
  });
});
