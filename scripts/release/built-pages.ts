import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What only building and debugging need. */
const LEFT_OUT = /^(cache|node_modules|types|diagnostics|trace|trace-build|sources\.stamp|lock)$/;

/** These name the folder in which they were built, which is nobody's business and which serving does not read. */
const NAMES_BUILDER = ['required-server-files.json', 'required-server-files.js'];

/**
 * Copies the built pages. The builder calls packages that it leaves outside by names of its own, which links in
 * `.next/node_modules` explain; an archive of npm's holds no links, so the copy calls them by their real names. Returns
 * these.
 */
export function copyBuiltPages(from: string, to: string): string[] {
  const links = readLinks(path.join(from, 'node_modules'));
  cpSync(from, to, {
    recursive: true,
    filter: (source) => {
      const relative = path.relative(from, source);
      return !LEFT_OUT.test(relative) && !relative.endsWith('.map') && !relative.endsWith('.nft.json');
    },
  });
  for (const name of NAMES_BUILDER) {
    const file = path.join(to, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(path.dirname(from), '.'));
  }
  const scripts = readdirSync(path.join(to, 'server'), { recursive: true, encoding: 'utf8' });
  for (const script of scripts.filter((file) => file.endsWith('.js'))) {
    const file = path.join(to, 'server', script);
    const before = readFileSync(file, 'utf8');
    let text = before;
    for (const [link, name] of links) text = text.replaceAll(link, name);
    if (text !== before) writeFileSync(file, text);
  }
  return [...new Set(links.values())];
}

/** Real names of packages by the builder's: `pg-587764f78a6c7a9c` is `pg`. */
function readLinks(folder: string, scope = ''): Map<string, string> {
  const links = new Map<string, string>();
  for (const entry of readdirSync(folder)) {
    const place = path.join(folder, entry);
    if (lstatSync(place).isSymbolicLink())
      links.set(`${scope}${entry}`, readlinkSync(place).split('node_modules/').at(-1) ?? '');
    else for (const [link, name] of readLinks(place, `${entry}/`)) links.set(link, name);
  }
  return links;
}
