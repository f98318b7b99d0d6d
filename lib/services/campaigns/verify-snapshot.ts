import { SnapshotFile } from '@/lib/contracts/campaign-snapshot';
import { canonical, sealOf } from './seal-snapshot';
import { isPublicKey, isSignedBy } from './signature-key';

export interface SnapshotVerdict {
  holds: boolean;
  /** What was read, as far as it could be. */
  campaign: { title: string; closedAt: string; closedBy: string; items: number } | null;
  sha256: string | null;
  /** The key that the file names. Whoever forges a file names their own: compare it with what the deployment shows. */
  publicKey: string | null;
  /** Whether the key is the one that was asked for; `null`: none was. */
  isExpectedKey: boolean | null;
  /** What does not fit, each a sentence. */
  problems: string[];
}

const MOST_PROBLEMS = 50;
const PARTS = ['content', 'seal', 'signature'];

/**
 * Tells whether the text of a snapshot's file is as it was sealed, with nothing but the file and the key. Never throws for
 * what the text holds.
 */
export function verifySnapshot(text: string, expectedKey?: string): SnapshotVerdict {
  const isExpectedKey = expectedKey === undefined ? null : false;
  const nothing = { campaign: null, sha256: null, publicKey: null, isExpectedKey };
  const raw = parse(text);
  const { success, data, error } = SnapshotFile.safeParse(raw);
  if (!success) {
    const [issue] = error.issues;
    const why = raw === undefined ? 'it is not JSON' : `at /${issue?.path.join('/')}: ${issue?.message}`;
    return { holds: false, ...nothing, problems: [`The file is no snapshot: ${why}.`] };
  }
  const { publicKey } = data.signature;
  const problems = misfits(raw as SnapshotFile, expectedKey);
  const { campaign, items } = data.content;
  return {
    holds: problems.length === 0,
    campaign: {
      title: campaign.title,
      closedAt: campaign.closedAt,
      closedBy: campaign.closedBy,
      items: items.length,
    },
    sha256: data.seal.sha256,
    publicKey,
    isExpectedKey: expectedKey === undefined ? null : expectedKey === publicKey,
    problems:
      problems.length > MOST_PROBLEMS
        ? [...problems.slice(0, MOST_PROBLEMS), `And ${problems.length - MOST_PROBLEMS} more.`]
        : problems,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function misfits(file: SnapshotFile, expectedKey: string | undefined): string[] {
  try {
    return [...strayParts(file), ...misfitsOfKey(file, expectedKey), ...misfitsOfContent(file)];
  } catch (error) {
    return [
      `The file cannot be written as RFC 8785 asks: ${error instanceof Error ? error.message : error}.`,
    ];
  }
}

function strayParts(file: object): string[] {
  const stray = Object.keys(file).filter((name) => !PARTS.includes(name));
  return stray.map((name) => `The file has a part "${name}" that nobody signed.`);
}

function misfitsOfKey({ seal, signature }: SnapshotFile, expectedKey: string | undefined): string[] {
  const { publicKey, value } = signature;
  if (!isPublicKey(publicKey)) return [`"${publicKey}" is no public key.`];
  const problems: string[] = [];
  if (expectedKey !== undefined && expectedKey !== publicKey)
    problems.push(`It is signed with the key ${publicKey}, not with ${expectedKey}.`);
  if (!isSignedBy(publicKey, canonical(seal), value))
    problems.push('The signature does not fit the seal: the seal, the signature or the key was changed.');
  return problems;
}

/** The seal names each part, so a change is told where it is. */
function misfitsOfContent({ content, seal }: SnapshotFile): string[] {
  const own = sealOf(content);
  if (own.sha256 === seal.sha256 && canonical(own) === canonical(seal)) return [];
  const problems: string[] = [];
  if (own.head !== seal.head)
    problems.push('The campaign’s own facts, its progress, merges or audit head were changed.');
  const sealed = new Set(seal.items);
  for (const [index, hash] of own.items.entries()) {
    if (!sealed.has(hash))
      problems.push(`The entry of the API "${content.items[index]?.api}" was changed or put in.`);
  }
  const there = new Set(own.items);
  const missing = seal.items.filter((hash) => !there.has(hash)).length;
  if (missing > 0)
    problems.push(`${missing} sealed entries are not there as they were: changed or taken out.`);
  if (problems.length === 0)
    problems.push('The entries are not in the order, or not as often, as they were sealed.');
  return problems;
}
