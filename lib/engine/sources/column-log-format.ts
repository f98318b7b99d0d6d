import type { TrafficFormat } from '@/lib/contracts/intake';
import { ColumnLogParser } from '@/lib/engine/sources/column-log-parser';
import type { ColumnLogProfile } from '@/lib/engine/sources/column-log-profile';
import { shareOfLines } from '@/lib/engine/sources/share-of-lines';

/** Makes a traffic format of a profile. */
export function columnLogFormat(profile: ColumnLogProfile): TrafficFormat {
  return {
    id: profile.id,
    title: profile.title,
    recognise: (head) => shareOfLines(head, (line) => profile.beginning.test(line)),
    hasLineRecords: () => true,
    open: (sink, limits) => new ColumnLogParser(profile, sink, limits),
  };
}
