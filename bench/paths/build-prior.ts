import type { PriorEntry } from '@/lib/engine/lexicon/path-prior';
import { visitWords } from '@/lib/engine/lexicon/path-words';
import type { CorpusApi } from './corpus';

/** What one provider says of a word: shares of its uses that are followed by a parameter or a literal. */
interface Usage {
  literal: boolean;
  followedByParameter: number;
  followedByLiteral: number;
  value: boolean;
  beside: boolean;
}

export type ProviderUsage = Map<string, Usage>;

const encoder = new TextEncoder();
const LONGEST = 24;

export function wordsOf(segment: string): string[] {
  const bytes = encoder.encode(segment);
  const words: string[] = [];
  visitWords(bytes, 0, bytes.length, (_hash, start, end) => {
    words.push(segment.slice(start, end).toLowerCase());
    return true;
  });
  return words.filter((word) => word.length <= LONGEST);
}

/** How the APIs of one provider use words. Each distinct place counts once, however many operations pass it. */
export function readUsage(apis: readonly CorpusApi[]): ProviderUsage {
  const usage: ProviderUsage = new Map();
  const of = (word: string): Usage => {
    let entry = usage.get(word);
    if (!entry) {
      entry = { literal: false, followedByParameter: 0, followedByLiteral: 0, value: false, beside: false };
      usage.set(word, entry);
    }
    return entry;
  };
  for (const { operations } of apis) {
    const places = new Map<string, { segment: string; parent: string }>();
    for (const { path, parameters } of operations) {
      const segments = path.replace(/^\//, '').split('/');
      let prefix = '';
      for (const [i, segment] of segments.entries()) {
        const place = `${prefix}/${segment.replace(/\{[^}]*\}/g, '{}')}`;
        places.set(place, { segment, parent: prefix });
        const next = segments[i + 1];
        const last = wordsOf(segment).at(-1);
        if (
          !segment.includes('{') &&
          last &&
          next &&
          !places.has(`${place}/${next.replace(/\{[^}]*\}/g, '{}')}`)
        ) {
          if (next.includes('{')) of(last).followedByParameter++;
          else of(last).followedByLiteral++;
        }
        prefix = place;
      }
      for (const schema of Object.values(parameters)) {
        for (const value of schema.enum ?? [])
          for (const word of wordsOf(String(value))) of(word).value = true;
      }
    }
    for (const { segment, parent } of places.values()) {
      if (segment.includes('{')) continue;
      for (const word of wordsOf(segment)) {
        of(word).literal = true;
        if (places.has(`${parent}/{}`)) of(word).beside = true;
      }
    }
  }
  return usage;
}

/** Names that designers put beside a parameter, from common knowledge of REST APIs: each has VOTES. */
const VOTES = 4;
const ACTIONS =
  'me self mine my current default latest recent new all any none first last next previous search find query filter lookup list ' +
  'count stats statistics summary export import upload download bulk batch preview validate verify check test ping health ' +
  'login logout signin signup register refresh revoke reset activate deactivate enable disable cancel close reopen archive ' +
  'restore publish unpublish approve reject confirm assign assigned unassign starred favorites favourites popular trending ' +
  'featured nearby upcoming pending active inactive completed overdue open closed draft drafts sent unread trash shared ' +
  'members invitations settings preferences permissions roles types categories tags labels templates schema metadata ' +
  'history events logs feed stream calendar directory duplicates methods capture refund billing charts cities countries ' +
  'convert merge copy move sync webhook callback avatar thumbnail password whoami random top compare suggest suggestions ' +
  'autocomplete availability schedule schedules hours introspect running nested tree graph graphql rpc batch events healthz readyz livez ' +
  'robots favicon sitemap security manifest openapi swagger docs index txt xml ico html json yaml js css well known app application';

/**
 * Sums providers, one vote each, and the names of ACTIONS. The rarest words are dropped when there are more than
 * `mostWords`; ties go to the alphabet.
 */
export function buildPrior(usages: Iterable<ProviderUsage>, mostWords = 5000): PriorEntry[] {
  const sums = new Map<string, { literal: number; yes: number; no: number; value: number; beside: number }>();
  for (const usage of usages) {
    for (const [word, use] of usage) {
      const sum = sums.get(word) ?? { literal: 0, yes: 0, no: 0, value: 0, beside: 0 };
      sums.set(word, sum);
      if (use.literal) sum.literal++;
      if (use.value) sum.value++;
      if (use.beside) sum.beside++;
      const followed = use.followedByParameter + use.followedByLiteral;
      if (followed > 0) {
        sum.yes += use.followedByParameter / followed;
        sum.no += use.followedByLiteral / followed;
      }
    }
  }
  for (const word of ACTIONS.split(' ')) {
    const sum = sums.get(word) ?? { literal: 0, yes: 0, no: 0, value: 0, beside: 0 };
    sums.set(word, { ...sum, literal: sum.literal + VOTES, beside: sum.beside + VOTES });
  }
  return [...sums]
    .filter(([, sum]) => sum.literal >= 1 || sum.value >= 2)
    .sort(([a, x], [b, y]) => y.literal + y.value - x.literal - x.value || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word, { literal, yes, no, value, beside }]) => ({
      word,
      literal,
      follow: Math.log((yes + 0.5) / (no + 0.5)),
      value,
      beside,
    }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
}
