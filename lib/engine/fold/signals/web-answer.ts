import type { Exchange } from '@/lib/contracts/exchange';
import type { Slice } from '@/lib/contracts/slice';
import { beginsWith } from '@/lib/engine/bytes/text-word';
import type { HeaderReading } from '@/lib/engine/fold/fields/header-reading';
import { ACCEPT_RANGES, CONTENT_TYPE } from '@/lib/engine/fold/fields/header-roles';
import { DIRECTORY_LISTING } from '@/lib/engine/lexicon/directory-listings';
import { PAGE_PART_TYPES, PAGE_TYPES } from '@/lib/engine/lexicon/web-types';
import { signalBit } from './signal-rows';

const PAGE_PART = signalBit('page-part');
const PAGE_FILE = signalBit('page-file');
const PAGE = signalBit('page');
/** Bytes of a page in which its title is looked for. */
const LOOK = 1024;
const decoder = new TextDecoder('latin1');

/**
 * Mask of what a 2xx answer was to a browser. A page whose body no source shows may be a list of files: it is a page only
 * when headers say that it is a file itself. O(bytes looked at).
 */
export function readWebAnswer(exchange: Exchange, response: HeaderReading): number {
  const { status, responseType, responseHeaders, responseBody } = exchange;
  if (status < 200 || status > 299) return 0;
  const isTyped = responseType.end > responseType.start;
  const header = isTyped ? -1 : response.find(CONTENT_TYPE);
  if (!isTyped && header < 0) return 0;
  const bytes = isTyped ? responseType.bytes : responseHeaders.bytes;
  const start = isTyped ? responseType.start : response.valueStart(header);
  const end = isTyped ? responseType.end : response.valueEnd(header);
  if (PAGE_PART_TYPES.some((type) => beginsWith(bytes, start, end, type))) return PAGE_PART;
  if (!PAGE_TYPES.some((type) => beginsWith(bytes, start, end, type))) return 0;
  const isSeen = responseBody.end > responseBody.start;
  if (isSeen && DIRECTORY_LISTING.test(headOf(responseBody))) return 0;
  if (servesRanges(exchange, response)) return PAGE_FILE;
  return isSeen ? PAGE : 0;
}

function headOf({ bytes, start, end }: Slice): string {
  return decoder.decode(bytes.subarray(start, Math.min(end, start + LOOK)));
}

/** Parts can be asked for, as of files. */
function servesRanges({ responseHeaders }: Exchange, response: HeaderReading): boolean {
  const index = response.find(ACCEPT_RANGES);
  if (index < 0) return false;
  return beginsWith(responseHeaders.bytes, response.valueStart(index), response.valueEnd(index), 'bytes');
}
