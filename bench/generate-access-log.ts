import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type CorpusApi, corpusFolder, developmentApis } from './paths/corpus';
import { pick, seededRandom } from './paths/random';
import { drawTraffic, type Request } from './paths/traffic';
import { benchFolder } from './traffic/measure';
import { syntheticApis } from './traffic/synthetic-apis';

const API_COUNT = 20;
/** APIs of this many operations: neither toys nor one giant that hides the rest. */
const LEAST_OPERATIONS = 20;
const MOST_OPERATIONS = 400;
const PER_OPERATION = 40;
const WRITE_CHARS = 1 << 20;
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  'okhttp/4.12.0',
  'python-requests/2.32.3',
  'curl/8.5.0',
];
const STATUSES = [200, 200, 200, 200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 500];

export interface AccessLog {
  file: string;
  lines: number;
  apis: readonly CorpusApi[];
  /** Folder of the documents of `apis`, or null when they are synthetic. */
  folder: string | null;
}

/** A combined log of `lines` requests drawn from 20 real specs, the same every time; kept for the next run. */
export function generateAccessLog(lines: number): AccessLog {
  const folder = corpusFolder();
  const apis = folder === null ? syntheticApis() : realApis(folder);
  const file = path.join(benchFolder(), `access-${lines}-${folder === null ? 'synthetic' : 'real'}.log`);
  if (!existsSync(file)) writeLog(file, lines, apis);
  return { file, lines, apis, folder };
}

/** 20 providers, spread over the alphabet. */
function realApis(folder: string): CorpusApi[] {
  const byProvider = new Map<string, CorpusApi>();
  for (const api of developmentApis(folder)) {
    const { length } = api.operations;
    if (length >= LEAST_OPERATIONS && length <= MOST_OPERATIONS && !byProvider.has(api.provider)) {
      byProvider.set(api.provider, api);
    }
  }
  const all = [...byProvider.values()];
  return Array.from(
    { length: API_COUNT },
    (_, i) => all[Math.floor((i * all.length) / API_COUNT)] as CorpusApi,
  );
}

function writeLog(file: string, lines: number, apis: readonly CorpusApi[]): void {
  const random = seededRandom('access-log');
  const requests = apis.flatMap((api) =>
    drawTraffic(api, { perOperation: PER_OPERATION, seed: 'bench', mode: 'reuse' }),
  );
  const unfinished = `${file}.part`;
  const descriptor = openSync(unfinished, 'w');
  let text = '';
  for (let line = 0; line < lines; line++) {
    text += lineOf(pick(random, requests), line, random);
    if (text.length > WRITE_CHARS) {
      writeSync(descriptor, text);
      text = '';
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
  renameSync(unfinished, file);
}

function lineOf({ method, path: target }: Request, line: number, random: () => number): string {
  const time = new Date(Date.UTC(2026, 4, 1) + line * 100).toISOString();
  const clock = `${time.slice(8, 10)}/May/2026:${time.slice(11, 19)} +0000`;
  const client = `10.${line % 7}.${Math.floor(random() * 200)}.${Math.floor(random() * 250)}`;
  const query = random() < 0.3 ? `?page=${Math.floor(random() * 50)}&limit=20` : '';
  const size = Math.floor(random() * 20_000);
  return `${client} - - [${clock}] "${method} ${target}${query} HTTP/1.1" ${pick(random, STATUSES)} ${size} "-" "${pick(random, AGENTS)}"\n`;
}
