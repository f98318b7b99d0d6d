import { styleText } from 'node:util';
import { ChangeClass, type ChangePlace, type SpecChange } from '@/lib/contracts/spec-change';
import type { DocumentDiff } from '@/lib/services/diff-specs';
import { printable } from './printable';

const CLASS_WIDTH = 12;
const SEVERITY_WIDTH = 7;

/** Changes as lines for a terminal, under the operation that they are in. */
export function printChanges(documents: readonly DocumentDiff[]): void {
  const out: string[] = [];
  for (const { document, changes } of documents) {
    if (documents.length > 1) out.push(styleText('bold', printable(document)));
    for (const [operation, held] of Map.groupBy(changes, nameOf)) {
      out.push(styleText('bold', printable(operation)));
      for (const change of held) out.push(`  ${row(change)}`);
    }
  }
  out.push(summary(documents.flatMap(({ changes }) => changes)));
  process.stdout.write(`${out.join('\n')}\n`);
}

function nameOf({ method, path }: SpecChange): string {
  return path === null ? 'The document' : `${method} ${path}`;
}

function row(change: SpecChange): string {
  const places = [placeOf('before', change.before), placeOf('after', change.after)]
    .filter(Boolean)
    .join(', ');
  const judged = `${change.class.padEnd(CLASS_WIDTH)}${change.severity.padEnd(SEVERITY_WIDTH)}`;
  return `${judged}${printable(change.text)} ${styleText('dim', printable(`${change.id}; ${places}`))}`;
}

function placeOf(revision: string, place: ChangePlace | null): string {
  if (!place) return '';
  return `${revision} ${place.file === undefined ? 'line ' : `${place.file}:`}${place.line}`;
}

function summary(changes: readonly SpecChange[]): string {
  const counts = ChangeClass.options.map((name) => {
    const count = changes.filter((change) => change.class === name).length;
    return `${count} ${name}`;
  });
  return `${changes.length} change${changes.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
}
