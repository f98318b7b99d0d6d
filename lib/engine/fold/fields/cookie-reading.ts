import type { Slice } from '@/lib/contracts/slice';
import { classifyValue } from '@/lib/engine/fold/sensitive-value';
import { NO_CLASS } from '@/lib/engine/lexicon/sensitive-classes';
import { type Sighting, STRING } from './field';
import type { InternedName } from './interned-names';
import type { NameReader } from './name-reader';
import type { PlaceFields } from './place-fields';

/** Role of a cookie that holds a session. */
export const SESSION = 1;

const MOST_COOKIES = 64;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const SPACE = 0x20;
const SLASH = 0x2f;

/** The cookies of one request, their names found once. */
export class CookieReading {
  count = 0;
  hasSession = false;
  bytes: Uint8Array = new Uint8Array(0);
  private readonly names: InternedName[] = [];
  private readonly bounds = new Int32Array(MOST_COOKIES * 2);
  private readonly reader: NameReader;

  constructor(reader: NameReader) {
    this.reader = reader;
  }

  /** Forgets the cookies of the request before. */
  begin(): void {
    this.count = 0;
    this.hasSession = false;
  }

  /** Adds the cookies of one Cookie header: `name=value; name=value`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    let at = start;
    while (at < end && this.count < MOST_COOKIES) {
      while (at < end && bytes[at] === SPACE) at++;
      const nameStart = at;
      let equals = -1;
      for (; at < end && bytes[at] !== SEMICOLON; at++) if (bytes[at] === EQUALS && equals < 0) equals = at;
      if (equals > nameStart) this.add(nameStart, equals, at);
      at++;
    }
  }

  /** Notes a session among the parameters of a path (`;jsessionid=…`), where servers put it when cookies are off. */
  readPath({ bytes, start, end }: Slice): void {
    let at = start;
    while (at < end && bytes[at] !== SEMICOLON) at++;
    while (at < end) {
      const nameStart = ++at;
      let equals = -1;
      for (; at < end && bytes[at] !== SEMICOLON && bytes[at] !== SLASH; at++)
        if (bytes[at] === EQUALS && equals < 0) equals = at;
      if (equals > nameStart && at > equals + 1) {
        if (this.reader.read(bytes, nameStart, equals).role === SESSION) this.hasSession = true;
      }
      while (at < end && bytes[at] !== SEMICOLON) at++;
    }
  }

  valueStart(index: number): number {
    return this.bounds[index * 2] as number;
  }

  valueEnd(index: number): number {
    return this.bounds[index * 2 + 1] as number;
  }

  fold(into: PlaceFields, sighting: Sighting, isSuccess: boolean): void {
    into.begin();
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i] as InternedName;
      const start = this.bounds[i * 2] as number;
      const end = this.bounds[i * 2 + 1] as number;
      const isSession = name.role === SESSION && end > start;
      const valueClass = isSession ? NO_CLASS : classifyValue(this.bytes, start, end, 'text', name.traits);
      const field = into.touch(name);
      if (field === null) into.overflow.note(sighting, STRING, valueClass);
      else {
        field.touch(sighting, STRING, valueClass);
        if (isSession && isSuccess) field.countCredential();
      }
    }
  }

  private add(nameStart: number, equals: number, valueEnd: number): void {
    const index = this.count++;
    const name = this.reader.reread(this.names[index], this.bytes, nameStart, equals);
    this.names[index] = name;
    this.bounds[index * 2] = equals + 1;
    this.bounds[index * 2 + 1] = valueEnd;
    if (name.role === SESSION && valueEnd > equals + 1) this.hasSession = true;
  }
}
