import type { HeaderFields } from '@/lib/contracts/slice';
import { classifyValue } from '@/lib/engine/fold/sensitive-value';
import { NO_CLASS } from '@/lib/engine/lexicon/sensitive-classes';
import { type Sighting, STRING } from './field';
import { API_KEY_HEADER_ROLE, AUTHORIZATION, ORDINARY } from './header-roles';
import type { InternedName } from './interned-names';
import type { NameReader } from './name-reader';
import type { PlaceFields } from './place-fields';

/** More headers than this are not looked at; servers refuse that many. */
const MOST_HEADERS = 128;

/** The headers of one side of an exchange, their names found once. */
export class HeaderReading {
  readonly names: InternedName[] = [];
  count = 0;
  private headers: HeaderFields | null = null;
  private readonly reader: NameReader;

  constructor(reader: NameReader) {
    this.reader = reader;
  }

  read(headers: HeaderFields): void {
    this.headers = headers;
    this.count = Math.min(headers.count, MOST_HEADERS);
    const { bytes, bounds } = headers;
    for (let i = 0; i < this.count; i++) {
      const start = bounds[i * 4] as number;
      this.names[i] = this.reader.reread(this.names[i], bytes, start, bounds[i * 4 + 1] as number);
    }
  }

  /** Number of the first header with this role, -1 when none has it. */
  find(role: number): number {
    for (let i = 0; i < this.count; i++) if ((this.names[i] as InternedName).role === role) return i;
    return -1;
  }

  valueStart(index: number): number {
    return (this.headers as HeaderFields).bounds[index * 4 + 2] as number;
  }

  valueEnd(index: number): number {
    return (this.headers as HeaderFields).bounds[index * 4 + 3] as number;
  }

  /** True when some header is a field. */
  hasFields(): boolean {
    for (let i = 0; i < this.count; i++) if (isField(this.names[i] as InternedName)) return true;
    return false;
  }

  /** Counts the headers that are fields. Credentials are expected where they stand, so they get no class. */
  fold(into: PlaceFields, sighting: Sighting, isSuccess: boolean): void {
    const { bytes } = this.headers as HeaderFields;
    into.begin();
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i] as InternedName;
      if (!isField(name)) continue;
      const isCredential = name.role !== ORDINARY && this.valueEnd(i) > this.valueStart(i);
      const valueClass = isCredential
        ? NO_CLASS
        : classifyValue(bytes, this.valueStart(i), this.valueEnd(i), 'text', name.traits);
      const field = into.touch(name);
      if (field === null) into.overflow.note(sighting, STRING, valueClass);
      else {
        field.touch(sighting, STRING, valueClass);
        if (isCredential && isSuccess) field.countCredential();
      }
    }
  }
}

function isField(name: InternedName): boolean {
  return name.role === ORDINARY || name.role === API_KEY_HEADER_ROLE || name.role === AUTHORIZATION;
}
