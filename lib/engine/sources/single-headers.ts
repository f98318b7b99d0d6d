import type { Exchange } from '@/lib/contracts/exchange';
import type { HeaderFields } from '@/lib/contracts/slice';
import { ByteArena } from '@/lib/engine/sources/byte-arena';
import type { HeaderSide } from '@/lib/engine/sources/profile-tree';

const AUTHORIZATION = 'authorization';

export interface NamedHeader {
  readonly side: HeaderSide;
  readonly name: Uint8Array;
}

/** Gathers headers that a log gives one by one, under names of its own, into lists of one array each. */
export class SingleHeaders {
  hasAuthorization = false;
  private readonly arenas: Record<HeaderSide, ByteArena> = {
    request: new ByteArena(),
    response: new ByteArena(),
  };
  private readonly lists: Record<HeaderSide, HeaderFields>;

  constructor(exchange: Exchange) {
    this.lists = { request: exchange.requestHeaders, response: exchange.responseHeaders };
  }

  clear(): void {
    this.arenas.request.reset();
    this.arenas.response.reset();
    this.hasAuthorization = false;
  }

  /** `-` and the empty value mean that the header was not sent. */
  add(header: NamedHeader, bytes: Uint8Array, start: number, end: number, hasEscapes: boolean): void {
    if (end === start || (end === start + 1 && bytes[start] === 0x2d)) return;
    const arena = this.arenas[header.side];
    const list = this.lists[header.side];
    if (arena.length === 0) list.begin(arena.bytes);
    const nameStart = arena.length;
    arena.append(header.name, 0, header.name.length);
    const valueStart = arena.length;
    if (hasEscapes) arena.unescape(bytes, start, end);
    else arena.append(bytes, start, end);
    if (header.side === 'request' && isAuthorization(header.name)) this.hasAuthorization = true;
    list.add(nameStart, valueStart, valueStart, arena.length);
  }

  /** The arena may have grown while headers were added: all ranges are in its last array. */
  finish(): void {
    for (const side of ['request', 'response'] as const) {
      if (this.arenas[side].length > 0) this.lists[side].bytes = this.arenas[side].bytes;
    }
  }
}

function isAuthorization(name: Uint8Array): boolean {
  if (name.length !== AUTHORIZATION.length) return false;
  for (let i = 0; i < name.length; i++) {
    if (((name[i] as number) | 0x20) !== AUTHORIZATION.charCodeAt(i)) return false;
  }
  return true;
}
