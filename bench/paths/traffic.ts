import { existsSync, readFileSync } from 'node:fs';
import type { CorpusApi, CorpusOperation, ParameterSchema } from './corpus';
import { pick, seededRandom } from './random';

export interface Request {
  method: string;
  path: string;
  /** Method and template that it was drawn from: the group it belongs to. */
  truth: string;
}

export interface TrafficOptions {
  perOperation: number;
  seed?: string | number;
  /** `fresh`: nearly every open value is new. `reuse`: each is drawn from a pool of its parameter, as clients do. */
  mode?: 'fresh' | 'reuse';
  /** Changes how a value looks. */
  restyle?: (value: string) => string;
  /** Words that names are made of; a dictionary where there is one. */
  words?: readonly string[];
}

type Random = () => number;
type Draw = () => string;

const DICTIONARY = '/usr/share/dict/words';
const HEX = '0123456789abcdef';
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Words of a machine without a dictionary. */
export const FEW_WORDS = ['alpha', 'beta', 'gamma'];
export const WORDS = readWords();

/** Whether a dictionary was found; without one all value words are FEW_WORDS. */
export const hasDictionary = WORDS.length > FEW_WORDS.length;

function readWords(): readonly string[] {
  if (!existsSync(DICTIONARY)) return FEW_WORDS;
  return readFileSync(DICTIONARY, 'utf8')
    .split('\n')
    .filter((word) => /^[a-z]{3,10}$/.test(word));
}

function letters(random: Random, alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

function uuid(random: Random): string {
  const part = (count: number): string => letters(random, HEX, count);
  return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${part(12)}`;
}

function day(random: Random): string {
  return new Date(1.6e12 + random() * 1.6e11).toISOString().slice(0, 10);
}

function integer(random: Random, top: number): string {
  return String(1 + Math.floor(random() * top));
}

/** A style of value for one parameter of one API, fixed for that API as real services fix theirs. */
function drawOf(name: string, schema: ParameterSchema | undefined, random: Random, word: Draw): Draw {
  const lower = name.toLowerCase();
  const values = schema?.enum;
  if (values?.length) return () => String(pick(random, values));
  const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type;
  const format = schema?.format;
  if (type === 'integer' || type === 'number') {
    const top = pick(random, [1e3, 1e6, 1e9]);
    return () => integer(random, top);
  }
  if (type === 'boolean') return () => (random() < 0.5 ? 'true' : 'false');
  if (format === 'uuid') return () => uuid(random);
  if (format === 'date') return () => day(random);
  if (format === 'date-time') return () => `${day(random)}T10:00:00Z`;
  if (format === 'email' || lower.includes('email')) return () => `${word()}.${word()}%40example.com`;
  if (lower.includes('date')) return () => day(random);
  return drawByName(lower, random, word);
}

function drawByName(name: string, random: Random, word: Draw): Draw {
  if (/sha|hash|digest|commit/.test(name)) return () => letters(random, HEX, 40);
  if (/lang|locale/.test(name)) return () => pick(random, ['en', 'de', 'fr', 'pt-BR', 'zh-CN', 'es']);
  if (/currency/.test(name)) return () => pick(random, ['USD', 'EUR', 'GBP', 'JPY', 'BRL']);
  if (/country/.test(name)) return () => pick(random, ['US', 'DE', 'FR', 'BR', 'JP', 'IN']);
  if (/version/.test(name)) return () => `v${integer(random, 4)}`;
  if (/(user|owner|org|login|account|team|tenant|customer)(_?-?name)?$/.test(name)) {
    const isSingle = random() < 0.5;
    const plain = (): string => word() + (random() < 0.4 ? `-${word()}` : '');
    const numbered = (): string => plain() + (random() < 0.3 ? String(Math.floor(random() * 99)) : '');
    return isSingle ? () => word() : numbered;
  }
  const isNamed = /name|slug|repo|project|title|branch|tag|key|label|topic|bucket|table|path|file/.test(name);
  if (isNamed && !/id$/.test(name)) {
    return () => {
      const stem = word() + (random() < 0.6 ? `-${word()}` : '');
      return stem + (random() < 0.15 ? `.${pick(random, ['json', 'txt', 'md'])}` : '');
    };
  }
  return drawIdentifier(random, word);
}

function drawIdentifier(random: Random, word: Draw): Draw {
  const kind = random();
  if (kind < 0.25) return () => uuid(random);
  if (kind < 0.45) return () => integer(random, 1e7);
  if (kind < 0.6) return () => letters(random, HEX, 24);
  if (kind < 0.75) {
    const prefix = word().slice(0, 3);
    return () => `${prefix}_${letters(random, BASE62, 14)}`;
  }
  if (kind < 0.85) return () => letters(random, BASE62, 11);
  return () => word() + (random() < 0.5 ? `-${word()}` : '');
}

/** A pool of 3 to `requests` values, its size log-uniform, drawn from by Zipf's law. */
function poolOf(draw: Draw, requests: number, random: Random): Draw {
  const most = Math.log(Math.max(4, requests));
  const size = Math.max(3, Math.round(Math.exp(Math.log(3) + random() * (most - Math.log(3)))));
  const pool = Array.from({ length: size }, draw);
  return () => pool[Math.min(pool.length - 1, Math.floor(pool.length ** random()) - 1)] as string;
}

/** Requests for one API: Zipf over its operations, at least one each, in random order. The same for the same seed. */
export function drawTraffic(api: CorpusApi, options: TrafficOptions): Request[] {
  const {
    perOperation,
    seed = 1,
    mode = 'fresh',
    restyle = (value: string) => value,
    words = WORDS,
  } = options;
  const random = seededRandom(`${api.name}:${seed}${mode === 'fresh' ? '' : `:${mode}`}`);
  const { operations } = api;
  const word = (): string => pick(random, words);
  const styles = new Map<string, Draw>();
  const pools = new Map<string, Draw>();
  const open = (name: string, schema: ParameterSchema | undefined): string => {
    const draw = styles.get(name) ?? drawOf(name, schema, random, word);
    styles.set(name, draw);
    return restyle(draw());
  };
  const value = (name: string, operation: CorpusOperation, requests: number): string => {
    const schema = operation.parameters[name];
    if (mode === 'fresh') return open(name, schema);
    const draw = pools.get(name) ?? poolOf(() => open(name, schema), requests, random);
    pools.set(name, draw);
    return draw();
  };
  const order = shuffled(operations, random);
  const weights = order.map((_, i) => 1 / (i + 1) ** 0.8);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const requests = order.flatMap((operation, rank) => {
    const share = (weights[rank] as number) / total;
    const count = Math.max(1, Math.round(operations.length * perOperation * share));
    return Array.from({ length: count }, () => ({
      method: operation.method,
      truth: `${operation.method} ${operation.path}`,
      path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => value(name, operation, count)),
    }));
  });
  return shuffled(requests, random);
}

function shuffled<V>(values: readonly V[], random: Random): V[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as V, result[i] as V];
  }
  return result;
}
