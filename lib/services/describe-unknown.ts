const LEAST_TEXT = 0x09;
const ZERO_SHARE = 0.3;

/** What a file is whose format nobody knows, and the remedy, as far as its first bytes tell. `''` when they do not. */
export function describeUnknown(head: Uint8Array): string {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'The file is gzip inside gzip. Compress it only once.';
  const wide = wideEncoding(head);
  if (wide)
    return `The file is ${wide} text, and traffic is read as UTF-8. Convert it: iconv -f ${wide} -t UTF-8.`;
  if (head.some((byte) => byte < LEAST_TEXT))
    return 'The file is binary, not text. Export traffic as HAR, NDJSON or a log, an API description as JSON or YAML.';
  const text = new TextDecoder().decode(head).trim();
  if (text === '') return 'The file holds nothing but blank space. Check how it was exported.';
  if (/^<(!doctype html|html|head|body)/i.test(text))
    return 'The file is a web page, perhaps an error or a login page in place of the export. Export it again.';
  return '';
}

/** By byte order mark, or by the zero bytes that ASCII has in it. */
function wideEncoding(head: Uint8Array): 'UTF-16' | 'UTF-16LE' | 'UTF-16BE' | 'UTF-32' | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  const [even, odd] = [zeroShare(head, 0), zeroShare(head, 1)];
  if (odd > ZERO_SHARE && even === 0) return 'UTF-16LE';
  return even > ZERO_SHARE && odd === 0 ? 'UTF-16BE' : null;
}

/** Share of zeros among every other byte. */
function zeroShare(head: Uint8Array, first: number): number {
  let zeros = 0;
  for (let at = first; at < head.length; at += 2) if (head[at] === 0) zeros++;
  return (2 * zeros) / head.length;
}
