import type { Server } from '@/lib/contracts/operation';
import type { ChangeList, Spots, Subject } from './change-list';
import { shortText } from './short-value';

export interface ServerPair {
  subject: Subject;
  before: readonly Server[];
  after: readonly Server[];
  spots: Spots;
}

/** Compares servers by where they are; `http` in place of `https` is a loss of protection. */
export function compareServers({ subject, before, after, spots }: ServerPair, changes: ChangeList): void {
  const olds = new Map(before.map((server) => [server.url, server]));
  const news = new Map(after.map((server) => [server.url, server]));
  const twinOf = (servers: ReadonlyMap<string, Server>, server: Server): Server | undefined =>
    [...servers.values()].find(
      (other) =>
        other.scheme !== server.scheme && other.host === server.host && other.basePath === server.basePath,
    );
  for (const [key, server] of olds) {
    if (news.has(key)) continue;
    const twin = twinOf(news, server);
    const name = nameOf(server);
    if (twin && server.scheme === 'https' && twin.scheme === 'http')
      changes.add('server-became-insecure', subject, `The server ${name} is left with plain http.`, spots);
    else if (twin && server.scheme === 'http' && twin.scheme === 'https')
      changes.add('server-became-secure', subject, `The server ${name} is left with https.`, spots);
    else changes.add('server-removed', subject, `The server ${name} was removed.`, spots);
  }
  for (const [key, server] of news) {
    if (olds.has(key)) continue;
    const twin = twinOf(olds, server);
    const isReplaced = twin !== undefined && !news.has(twin.url);
    if (isReplaced && twin.scheme !== '' && server.scheme !== '') continue;
    const id = server.scheme === 'http' && !isLocal(server) ? 'server-insecure-added' : 'server-added';
    changes.add(id, subject, `The server ${nameOf(server)} was added.`, spots);
  }
}

function isLocal({ host }: Server): boolean {
  return /^(localhost|127\.|\[::1\])/.test(host ?? '');
}

function nameOf({ url }: Server): string {
  return url === '' ? 'without a URL' : `"${shortText(url, 200)}"`;
}
