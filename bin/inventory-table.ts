import { styleText } from 'node:util';
import type { InventoryLine } from '@/lib/contracts/endpoint';
import { printable } from './printable';

const METHOD_WIDTH = 8;
const LONGEST_PATH = 60;

/** The inventory as a table for a terminal, grouped by API. */
export function printInventory(lines: readonly InventoryLine[]): void {
  const out: string[] = [];
  const width = Math.min(LONGEST_PATH, Math.max(20, ...lines.map(({ path }) => path.length)));
  for (const [api, endpoints] of Map.groupBy(lines, (line) => line.api)) {
    out.push(
      `${styleText('bold', printable(api))}  ${endpoints.length} endpoint${endpoints.length === 1 ? '' : 's'}`,
    );
    for (const endpoint of endpoints) out.push(`  ${row(endpoint, width)}`);
  }
  out.push(summary(lines));
  process.stdout.write(`${out.join('\n')}\n`);
}

function row(line: InventoryLine, width: number): string {
  const { declared, observed } = line.authentication;
  const states = [line.documentation, line.traffic, line.lifecycle === 'current' ? '' : line.lifecycle]
    .filter(Boolean)
    .join(', ');
  return [
    line.method.padEnd(METHOD_WIDTH),
    elide(printable(line.path), width).padEnd(width),
    String(line.requests).padStart(9),
    ` ${states.padEnd(28)}`,
    `auth ${declared} / ${observed}`,
  ].join(' ');
}

function summary(lines: readonly InventoryLine[]): string {
  const count = (holds: (line: InventoryLine) => boolean): number => lines.filter(holds).length;
  const shadow = count((line) => line.documentation === 'undocumented' && line.traffic === 'active');
  const orphan = count((line) => line.documentation === 'documented' && line.traffic === 'never-seen');
  const documented = count((line) => line.documentation === 'documented');
  return `${lines.length} endpoints: ${documented} documented, ${shadow} shadow, ${orphan} orphaned`;
}

/** Long paths lose their middle: both ends tell endpoints apart. */
function elide(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}
