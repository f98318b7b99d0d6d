import type { Exchange } from '@/lib/contracts/exchange';
import type { HeaderFields } from '@/lib/contracts/slice';
import { isWord } from '@/lib/engine/bytes/text-word';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import type { HeaderSide } from '@/lib/engine/sources/profile-tree';

const DASH = 0x2d;
const UNDERSCORE = 0x5f;

/**
 * Gathers headers that a log gives one by one, under names of its own, into one array a side. `_` in a name becomes `-`,
 * since logs cannot have dashes in their names. `-` and the empty value mean that the header was not sent.
 */
export class SingleHeaders {
  hasAuthorization = false;
  private readonly arenas: Record<HeaderSide, ByteArena> = {
    request: new ByteArena(),
    response: new ByteArena(),
  };
  private readonly lists: Record<HeaderSide, HeaderFields>;
  private side: HeaderSide = 'request';
  private name: Uint8Array = new Uint8Array(0);
  private nameStart = 0;
  private nameEnd = 0;

  constructor(exchange: Exchange) {
    this.lists = { request: exchange.requestHeaders, response: exchange.responseHeaders };
  }

  clear(): void {
    this.arenas.request.reset();
    this.arenas.response.reset();
    this.hasAuthorization = false;
  }

  /** Names the header whose value comes next. */
  begin(side: HeaderSide, name: Uint8Array, start: number, end: number): void {
    this.side = side;
    this.name = name;
    this.nameStart = start;
    this.nameEnd = end;
  }

  add(bytes: Uint8Array, start: number, end: number, hasEscapes: boolean): void {
    if (end === start || (end === start + 1 && bytes[start] === DASH)) return;
    const arena = this.arenas[this.side];
    const list = this.lists[this.side];
    if (arena.length === 0) list.begin(arena.bytes);
    const nameStart = arena.length;
    arena.append(this.name, this.nameStart, this.nameEnd);
    const valueStart = arena.length;
    if (hasEscapes) arena.unescape(bytes, start, end);
    else arena.append(bytes, start, end);
    for (let i = nameStart; i < valueStart; i++) if (arena.bytes[i] === UNDERSCORE) arena.bytes[i] = DASH;
    if (this.side === 'request' && isWord(arena.bytes, nameStart, valueStart, 'authorization'))
      this.hasAuthorization = true;
    list.add(nameStart, valueStart, valueStart, arena.length);
  }

  /** The arena may have grown while headers were added: all ranges are in its last array. */
  finish(): void {
    if (this.arenas.request.length > 0) this.lists.request.bytes = this.arenas.request.bytes;
    if (this.arenas.response.length > 0) this.lists.response.bytes = this.arenas.response.bytes;
  }
}
