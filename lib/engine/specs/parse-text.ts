import type { SpecNote } from '@/lib/contracts/operation';
import { JSON_END, JSON_ERROR, JsonScanner } from '@/lib/engine/bytes/json-scanner';
import { type DecodedText, decodeText } from './decode-text';
import { outlineJson } from './json-outline';
import { type ParsedText, parseYaml } from './parse-yaml';
import { RefusedSpec, type SpecLimits } from './spec-upload';

const MEGABYTE = 1024 * 1024;
/** Far past any real document: the scan that looks for a fault holds one byte a level. */
const FAULT_SCAN_DEPTH = 100_000;
const NOTED_DUPLICATES = 20;

/** Bytes of one file to its value and its outline: JSON when it begins like JSON, else YAML. Throws RefusedSpec. */
export function parseText(bytes: Uint8Array, file: string, limits: SpecLimits): ParsedText {
  if (bytes.length > limits.fileBytes) {
    const size = `${Math.ceil(bytes.length / MEGABYTE)} MB, more than the limit of ${Math.floor(limits.fileBytes / MEGABYTE)} MB`;
    throw new RefusedSpec({ message: `The file has ${size}. Split it, or raise the limit.`, file });
  }
  const decoded = decodeText(bytes, file);
  const parsed = looksLikeJson(decoded.bytes)
    ? parseJson(decoded, file, limits)
    : parseYaml(decoded.text, file, limits);
  if (decoded.brokenLine !== undefined) {
    const message = 'The file is not all UTF-8; what is not was read as U+FFFD. Convert the file to UTF-8.';
    parsed.notes.push({ severity: 'warning', message, line: decoded.brokenLine, file });
  }
  return parsed;
}

function parseJson(decoded: DecodedText, file: string, limits: SpecLimits): ParsedText {
  let root: unknown;
  try {
    root = JSON.parse(decoded.text);
  } catch {
    if (/\.ya?ml$/i.test(file)) return parseYaml(decoded.text, file, limits);
    throw faultOf(decoded.bytes, file);
  }
  const duplicates: { key: string; line: number }[] = [];
  const outline = outlineJson(decoded.bytes, (key, line) => {
    if (duplicates.length < NOTED_DUPLICATES) duplicates.push({ key, line });
  });
  const notes = duplicates.map(({ key, line }): SpecNote => {
    const message = `The key "${key.slice(0, 200)}" stands twice in one object; the last one counts. Remove or rename one.`;
    return { severity: 'warning', message, line, file };
  });
  return { root, outline, notes };
}

function faultOf(bytes: Uint8Array, file: string): RefusedSpec {
  const scanner = new JsonScanner(FAULT_SCAN_DEPTH);
  scanner.begin(bytes, 0, bytes.length);
  for (let kind = scanner.next(); kind !== JSON_ERROR && kind !== JSON_END; kind = scanner.next());
  const before = bytes.subarray(0, Math.max(scanner.faultAt, 0));
  let line = 1;
  for (let at = before.indexOf(10); at >= 0; at = before.indexOf(10, at + 1)) line++;
  const column = before.length - before.lastIndexOf(10);
  return new RefusedSpec({ message: faultMessage(scanner.fault, column), file, line });
}

function faultMessage(fault: string, column: number): string {
  if (fault === 'truncated')
    return 'The file ends inside a JSON value: it is cut off. Export or copy it again.';
  if (fault === 'tooDeep') return 'The JSON nests too deep, and never ends. Export it again.';
  return `Not valid JSON at column ${column}. Correct it there, or name the file .yaml if it is YAML.`;
}

function looksLikeJson(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x20) return byte === 0x7b || byte === 0x5b;
  return false;
}
