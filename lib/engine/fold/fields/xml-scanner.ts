const OPEN = 0x3c;
const CLOSE = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** Elements that may be open; in what nests deeper no end is checked against its beginning. */
const CHECKED = 64;

const BEGINS = 1;
const GOES_ON = 2;
/** Bytes that names begin and go on with (XML 1.0, section 2.3); all beyond ASCII count as letters. */
const NAME = new Uint8Array(256).fill(BEGINS, 0x80);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:')
  NAME[letter.charCodeAt(0)] = BEGINS;
for (const sign of '0123456789-.') NAME[sign.charCodeAt(0)] = GOES_ON;

/** Told of what a document holds, in its order, by ranges of its bytes. */
export interface XmlHandler {
  open(nameStart: number, nameEnd: number): void;
  attribute(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void;
  /** Text without the blanks around it, never empty; entities as they are. */
  text(start: number, end: number): void;
  close(): void;
}

/**
 * Walks XML in one pass without building anything. Declarations of namespaces and of the document type, comments and
 * instructions are passed over, entities never expanded. Stops where it is not well-formed. O(bytes).
 */
export class XmlScanner {
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;
  private depth = 0;
  private readonly starts = new Int32Array(CHECKED);
  private readonly ends = new Int32Array(CHECKED);
  private readonly handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  scan(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.depth = 0;
    let at = start;
    while (at >= 0 && at < end) {
      const tag = this.find(OPEN, at);
      this.tellText(at, tag);
      if (tag >= end) return;
      const next = bytes[tag + 1];
      if (next === QUESTION) at = this.after('?>', tag + 2);
      else if (next === BANG) at = this.readDeclaration(tag + 2);
      else if (next === SLASH) at = this.readEnd(tag + 2);
      else at = this.readStart(tag + 1);
    }
  }

  /** Comments, CDATA, and a document type with its brackets. */
  private readDeclaration(at: number): number {
    if (this.isAt('--', at)) return this.after('-->', at + 2);
    if (this.isAt('[CDATA[', at)) {
      const after = this.after(']]>', at + 7);
      if (after > 0) this.tellText(at + 7, after - 3);
      return after;
    }
    let brackets = 0;
    for (let i = at; i < this.end; i++) {
      const byte = this.bytes[i];
      if (byte === 0x5b) brackets++;
      else if (byte === 0x5d) brackets--;
      else if (byte === CLOSE && brackets <= 0) return i + 1;
    }
    return -1;
  }

  private readEnd(start: number): number {
    const nameEnd = this.nameEnd(start);
    const close = this.find(CLOSE, nameEnd);
    if (close >= this.end || this.depth === 0) return -1;
    this.depth--;
    if (this.depth < CHECKED && !this.isName(this.depth, start, nameEnd)) return -1;
    this.handler.close();
    return close + 1;
  }

  private readStart(start: number): number {
    const { bytes, handler } = this;
    const nameEnd = this.nameEnd(start);
    if (nameEnd === start || nameEnd >= this.end) return -1;
    handler.open(start, nameEnd);
    if (this.depth < CHECKED) {
      this.starts[this.depth] = start;
      this.ends[this.depth] = nameEnd;
    }
    this.depth++;
    let at = this.skipBlanks(nameEnd);
    while (at < this.end && bytes[at] !== CLOSE && bytes[at] !== SLASH) {
      at = this.readAttribute(at);
      if (at < 0) return -1;
      at = this.skipBlanks(at);
    }
    if (bytes[at] !== SLASH || at >= this.end) return at + 1;
    if (bytes[at + 1] !== CLOSE) return -1;
    this.depth--;
    handler.close();
    return at + 2;
  }

  private readAttribute(start: number): number {
    const { bytes } = this;
    const nameEnd = this.nameEnd(start);
    let at = this.skipBlanks(nameEnd);
    if (nameEnd === start || bytes[at] !== EQUALS) return -1;
    at = this.skipBlanks(at + 1);
    const quote = bytes[at] as number;
    if (at >= this.end || (quote !== QUOTE && quote !== APOSTROPHE)) return -1;
    const valueEnd = this.find(quote, at + 1);
    if (valueEnd >= this.end) return -1;
    const isNamespace = this.isAt('xmlns', start) && (nameEnd === start + 5 || bytes[start + 5] === 0x3a);
    if (!isNamespace) this.handler.attribute(start, nameEnd, at + 1, valueEnd);
    return valueEnd + 1;
  }

  private tellText(start: number, end: number): void {
    const from = this.skipBlanks(start);
    let to = end;
    while (to > from && (this.bytes[to - 1] as number) <= 0x20) to--;
    if (to > from) this.handler.text(from, to);
  }

  /** Where a name ends; `start` where none begins. */
  private nameEnd(start: number): number {
    if (start >= this.end || NAME[this.bytes[start] as number] !== BEGINS) return start;
    let at = start + 1;
    while (at < this.end && NAME[this.bytes[at] as number] !== 0) at++;
    return at;
  }

  private isName(depth: number, start: number, end: number): boolean {
    const from = this.starts[depth] as number;
    if ((this.ends[depth] as number) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.bytes[i] !== this.bytes[from + i - start]) return false;
    return true;
  }

  private skipBlanks(start: number): number {
    let at = start;
    while (at < this.end && (this.bytes[at] as number) <= 0x20) at++;
    return at;
  }

  /** Where the byte is next, or the end. */
  private find(byte: number, start: number): number {
    let at = start;
    while (at < this.end && this.bytes[at] !== byte) at++;
    return at;
  }

  /** The offset behind the word, or -1. */
  private after(word: string, start: number): number {
    for (let at = start; at < this.end; at++) if (this.isAt(word, at)) return at + word.length;
    return -1;
  }

  private isAt(word: string, at: number): boolean {
    if (at + word.length > this.end) return false;
    for (let i = 0; i < word.length; i++) if (this.bytes[at + i] !== word.charCodeAt(i)) return false;
    return true;
  }
}
