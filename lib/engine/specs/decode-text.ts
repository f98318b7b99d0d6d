import { RefusedSpec } from './spec-upload';

export interface DecodedText {
  text: string;
  /** The same text as UTF-8, without a byte order mark, so that offsets count from the first character. */
  bytes: Uint8Array;
  /** 1-based line of the first bytes that are not UTF-8; they were read as U+FFFD. */
  brokenLine?: number;
}

const SIGNATURES: readonly { bytes: readonly number[]; what: string; remedy: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive',
    remedy: 'Import the archive itself, not as a file inside another.',
  },
  { bytes: [0x1f, 0x8b], what: 'gzip data', remedy: 'Decompress it first.' },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    what: 'a PDF file',
    remedy: 'Export the API description as JSON or YAML.',
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    what: 'a PNG image',
    remedy: 'Export the API description as JSON or YAML.',
  },
];

const strict = new TextDecoder('utf-8', { fatal: true });

/** UTF-8, or UTF-16 by byte order mark or by the zero bytes of its ASCII. Throws RefusedSpec for what is no text. */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  if (bytes.length === 0)
    throw new RefusedSpec({ message: 'The file is empty. Export it again.', file, line: 1 });
  for (const { bytes: signature, what, remedy } of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) {
      throw new RefusedSpec({ message: `The file is ${what}, not text. ${remedy}`, file, line: 1 });
    }
  }
  const wide = wideEncoding(bytes);
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes);
    return { text, bytes: new TextEncoder().encode(text) };
  }
  const body = startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  const zero = body.indexOf(0);
  if (zero >= 0) {
    throw new RefusedSpec({
      message: 'The file is binary: it has a zero byte. Export the API description as JSON or YAML in UTF-8.',
      file,
      line: lineAt(body, zero),
    });
  }
  try {
    return { text: strict.decode(body), bytes: body };
  } catch {
    const text = new TextDecoder('utf-8').decode(body);
    const broken = text.slice(0, text.indexOf('\ufffd'));
    return { text, bytes: new TextEncoder().encode(text), brokenLine: broken.split('\n').length };
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0 ? 'utf-16be' : undefined;
}

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
