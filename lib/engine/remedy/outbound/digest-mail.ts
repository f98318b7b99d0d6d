import type { FindingRow } from '@/lib/contracts/finding';
import type { MailRhythm } from '@/lib/contracts/mail-digest';

/** One subject of a digest: findings of which something is to be said, some of them line by line. */
export interface MailSection {
  title: string;
  /** How many there are; `isMore`: or more. */
  total: number;
  isMore: boolean;
  findings: readonly FindingRow[];
  /** Where to see them all, below the deployment's address. */
  path: string;
}

export interface Mail {
  subject: string;
  text: string;
}

const MOST_LINES = 10;
const MOST_CHARS = 160;

/** A digest as plain text; `null` when there is nothing to say. `base`: the deployment's address. */
export function writeDigestMail(
  { name, rhythm, sections }: { name: string; rhythm: MailRhythm; sections: readonly MailSection[] },
  base: string,
): Mail | null {
  const told = sections.filter(({ total }) => total > 0);
  if (told.length === 0) return null;
  const subject = `Gnomon: ${told.map((section) => `${countOf(section)} ${section.title}`).join(', ')}`;
  const parts = told.map((section) => {
    const lines = section.findings.slice(0, MOST_LINES).map((finding) => sayFinding(finding, base));
    const head = `${countOf(section)} ${section.title}`;
    return [head, '-'.repeat(head.length), ...lines, `All of them: ${base}${section.path}`].join('\n');
  });
  const end = `You get this ${rhythm === 'daily' ? 'once a day' : 'once a week'}. Change that at ${base}/settings/account`;
  return { subject, text: `${[`Hello ${short(name)},`, ...parts, end].join('\n\n')}\n` };
}

function countOf({ total, isMore }: MailSection): string {
  return isMore ? `${total} or more` : String(total);
}

function sayFinding(
  { id, severity, title, rule, method, path, api, dueAt, acceptedUntil }: FindingRow,
  base: string,
): string {
  const place = path === null ? '' : ` at ${[method, short(path)].filter(Boolean).join(' ')}`;
  const due = dueAt === null ? '' : `, due ${dueAt.slice(0, 10)}`;
  const end = acceptedUntil === null ? '' : `, accepted until ${acceptedUntil.slice(0, 10)}`;
  return `* ${severity}: ${short(title)} (${rule})${place} of ${short(api)}${due}${end}\n  ${base}/findings?finding=${id}`;
}

function short(text: string): string {
  const chars = [...text.replace(/\s+/g, ' ')];
  return chars.length > MOST_CHARS ? `${chars.slice(0, MOST_CHARS - 1).join('')}…` : chars.join('');
}
