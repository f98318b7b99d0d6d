import type { SensitiveClass } from '@/lib/contracts/endpoint';
import { AMBIGUOUS_QUERY_NAMES, CREDENTIAL_HEADERS, CREDENTIAL_QUERY_NAMES } from './credential-names';
import { nameWords } from './name-words';
import { NO_CLASS, SENSITIVE_CLASSES } from './sensitive-classes';
import {
  CLAIM_WORDS,
  COORDINATE_NAMES,
  IDENTIFIER_WORDS,
  LATITUDE_NAMES,
  LONGITUDE_NAMES,
  SENSITIVE_NAMES,
  VERSION_WORDS,
  WHOLE_NAMES,
} from './sensitive-names';
import {
  NOT_SESSION_COOKIES,
  SESSION_COOKIE_PREFIXES,
  SESSION_COOKIE_SUFFIXES,
  SESSION_COOKIES,
} from './session-cookies';

/** What a name says, as bits of `NameTraits.flags`. */
export const NAMES_IDENTIFIER = 1;
export const NAMES_VERSION = 2;
export const NAMES_LATITUDE = 4;
export const NAMES_LONGITUDE = 8;
export const NAMES_COORDINATES = 16;

export interface NameTraits {
  /** Class that the name stands for, or NO_CLASS. */
  classHint: number;
  flags: number;
}

/** Words that a deployment adds to the built-in ones. */
export interface ExtraWords {
  /** Phrases by class, as in SENSITIVE_NAMES. */
  sensitive?: Readonly<Partial<Record<SensitiveClass, readonly string[]>>>;
  credentialHeaders?: readonly string[];
  credentialQueryNames?: readonly string[];
  sessionCookies?: readonly string[];
}

/** `ambiguous`: only when the value looks like a token. */
export type CredentialName = 'yes' | 'ambiguous' | 'no';

const LONGEST_PHRASE = 4;
/** `x-page-token` must not be read as a vendor's `token`: what is left without the vendor has to say more than one word. */
const SHORTEST_BARE_HEADER = 5;

/** Answers what a name means. Meant to be asked once a distinct name; the answers are kept with the name. */
export class NameLexicon {
  private readonly phrases = new Map<string, number>();
  private readonly flags = new Map<string, number>();
  private readonly headers: Set<string>;
  private readonly queryNames: Set<string>;
  private readonly ambiguous = new Set(AMBIGUOUS_QUERY_NAMES);
  private readonly cookies: Set<string>;

  constructor(extra: ExtraWords = {}) {
    for (const source of [SENSITIVE_NAMES, extra.sensitive ?? {}]) {
      for (const [name, phrases] of Object.entries(source)) {
        for (const phrase of phrases)
          this.phrases.set(phrase, SENSITIVE_CLASSES[name as SensitiveClass].number);
      }
    }
    for (const word of LATITUDE_NAMES) this.flags.set(word, NAMES_LATITUDE);
    for (const word of LONGITUDE_NAMES) this.flags.set(word, NAMES_LONGITUDE);
    for (const phrase of COORDINATE_NAMES) this.flags.set(phrase, NAMES_COORDINATES);
    this.headers = new Set([
      ...CREDENTIAL_HEADERS,
      ...(extra.credentialHeaders ?? []).map((name) => name.toLowerCase()),
    ]);
    this.queryNames = new Set([
      ...CREDENTIAL_QUERY_NAMES,
      ...(extra.credentialQueryNames ?? []).map(squeeze),
    ]);
    this.cookies = new Set([
      ...SESSION_COOKIES,
      ...(extra.sessionCookies ?? []).map((name) => name.toLowerCase()),
    ]);
  }

  /** O(words of the name). */
  traits(name: string): NameTraits {
    const words = nameWords(name);
    let flags = 0;
    for (const word of words) {
      if (VERSION.has(word)) flags |= NAMES_VERSION;
      if (IDENTIFIER.has(word)) flags |= NAMES_IDENTIFIER;
    }
    let classHint = this.lastPhrase(words);
    const bare = words.filter((word) => !isDigits(word));
    if (classHint === NO_CLASS && bare.length < words.length) classHint = this.lastPhrase(bare);
    for (let length = 1; length <= 2; length++) flags |= this.flags.get(bare.slice(-length).join(' ')) ?? 0;
    return { classHint, flags };
  }

  isCredentialHeader(name: string): boolean {
    const lower = name.toLowerCase();
    if (this.headers.has(lower)) return true;
    const bare = lower.startsWith('x-') ? lower.slice(2) : lower;
    if (this.headers.has(bare)) return true;
    const withoutVendor = bare.slice(bare.indexOf('-') + 1);
    return withoutVendor.length > SHORTEST_BARE_HEADER && this.headers.has(withoutVendor);
  }

  credentialQueryName(name: string): CredentialName {
    const squeezed = squeeze(name);
    if (this.queryNames.has(squeezed)) return 'yes';
    return this.ambiguous.has(squeezed) ? 'ambiguous' : 'no';
  }

  isSessionCookie(name: string): boolean {
    const lower = name.toLowerCase().replace(/^__(host|secure)-/, '');
    if (this.cookies.has(lower)) return true;
    if (NOT_SESSION_COOKIES.some((start) => lower.startsWith(start))) return false;
    return (
      SESSION_COOKIE_PREFIXES.some((start) => lower.startsWith(start)) ||
      SESSION_COOKIE_SUFFIXES.some((end) => lower.endsWith(end))
    );
  }

  private lastPhrase(words: readonly string[]): number {
    if (words.length > 1 && CLAIMS.has(words[0] as string))
      return this.phrases.get(words.join(' ')) ?? NO_CLASS;
    for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
      const phrase = words.slice(-length).join(' ');
      const found = this.phrases.get(phrase);
      if (found !== undefined && (length === words.length || !WHOLE.has(phrase))) return found;
    }
    return NO_CLASS;
  }
}

const VERSION = new Set(VERSION_WORDS);
const CLAIMS = new Set(CLAIM_WORDS);
const WHOLE = new Set(WHOLE_NAMES);
const IDENTIFIER = new Set(IDENTIFIER_WORDS);

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

function isDigits(word: string): boolean {
  return /^\d+$/.test(word);
}
