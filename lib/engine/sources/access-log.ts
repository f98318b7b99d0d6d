import type { TrafficFormat } from '@/lib/contracts/intake';
import { AccessLogParser } from '@/lib/engine/sources/access-log-parser';
import { shareOfLines } from '@/lib/engine/sources/share-of-lines';

const TIME = String.raw`\[\d\d/[A-Za-z]{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]`;
const REQUEST = String.raw`"(?:[^"\\]|\\.)*" \S+`;
const COMMON = new RegExp(`^\\S+ \\S+ .*?${TIME} ${REQUEST}`);
const COMBINED = new RegExp(`${TIME} ${REQUEST} \\S+ "`);
const NAME_AND_PORT = /^[\w.-]+:\d+$/;
const ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|[\da-fA-F:]*:[\da-fA-F:.]*)$/;

export const common: TrafficFormat = {
  id: 'common',
  title: 'Common access log (Apache, nginx)',
  recognise: (head) => shareOfLines(head, (line) => isPlain(line) && !COMBINED.test(line)),
  hasLineRecords: () => true,
  open: (sink, limits) => new AccessLogParser(sink, limits, false),
};

export const combined: TrafficFormat = {
  id: 'combined',
  title: 'Combined access log (Apache, nginx)',
  recognise: (head) => shareOfLines(head, (line) => isPlain(line) && COMBINED.test(line)),
  hasLineRecords: () => true,
  open: (sink, limits) => new AccessLogParser(sink, limits, false),
};

export const vhostCombined: TrafficFormat = {
  id: 'vhost-combined',
  title: 'Combined access log with virtual host first (Apache)',
  recognise: (head) => shareOfLines(head, (line) => isVirtualHost(line)),
  hasLineRecords: () => true,
  open: (sink, limits) => new AccessLogParser(sink, limits, true),
};

function isPlain(line: string): boolean {
  return COMMON.test(line) && !isVirtualHost(line);
}

/** Four words before the time: a virtual host if it has a port or an address follows, else a user name with a blank. */
function isVirtualHost(line: string): boolean {
  if (!COMMON.test(line)) return false;
  const words = line.slice(0, line.indexOf(' [')).split(' ');
  return words.length > 3 && (NAME_AND_PORT.test(words[0] as string) || ADDRESS.test(words[1] as string));
}
