import {
  type JsonLogProfile,
  type LatencyUnit,
  type MemberPath,
  RECORD_FIELDS,
  type RecordField,
} from '@/lib/engine/sources/json-log-profile';
import type { PairList } from '@/lib/engine/sources/pair-collector';

const encoder = new TextEncoder();
const SLOTS = 256;
const MS_IN: Record<LatencyUnit, number> = { s: 1000, ms: 1, us: 1e-3, ns: 1e-6 };

const KEEPS_EMPTY: ReadonlySet<RecordField> = new Set(['tls', 'requestBody', 'responseBody']);

export type HeaderSide = 'request' | 'response';

/** A field of the record that a member gives. */
export interface FieldTarget {
  /** Index into RECORD_FIELDS. */
  readonly field: number;
  /** Place among the members for the same field; the lowest that is present wins. */
  readonly rank: number;
  /** Milliseconds in the member's unit, for latencies. */
  readonly scale: number;
  /** An empty value or `-` is an answer: no TLS, an empty body. Elsewhere it is none. */
  readonly keepsEmpty: boolean;
}

/** What to do with a member of a JSON record, and with the members below it. */
export class ProfileNode {
  readonly targets: FieldTarget[] = [];
  /** The member holds all headers of this side. */
  headers: HeaderSide | null = null;
  /** The member lists cookies or the fields of a form. */
  pairs: PairList | null = null;
  /** The member holds the value of this one header. */
  header: { readonly side: HeaderSide; readonly name: Uint8Array } | null = null;
  /** Names below that begin so go on with a header's name. */
  readonly prefixes: { readonly side: HeaderSide; readonly prefix: Uint8Array }[] = [];

  private readonly names: Uint8Array[] = [];
  private readonly nodes: ProfileNode[] = [];
  /** Index into `nodes` plus one by hash of the name, probed linearly; 0 is free. */
  private readonly slots = new Uint8Array(SLOTS);

  get hasChildren(): boolean {
    return this.nodes.length > 0;
  }

  /** The node for a member name, or null. */
  find(bytes: Uint8Array, start: number, end: number): ProfileNode | null {
    if (start >= end) return null;
    let slot = slotOf(bytes, start, end);
    for (;;) {
      const index = this.slots[slot] as number;
      if (index === 0) return null;
      if (isSame(bytes, start, end, this.names[index - 1] as Uint8Array))
        return this.nodes[index - 1] as ProfileNode;
      slot = (slot + 1) % SLOTS;
    }
  }

  /** The node for a member name, made if need be. */
  child(name: string): ProfileNode {
    const bytes = encoder.encode(name);
    const known = this.find(bytes, 0, bytes.length);
    if (known !== null) return known;
    if (this.nodes.length >= SLOTS - 1)
      throw new Error(`More than ${SLOTS - 1} members beside ${name} in a profile`);
    let slot = slotOf(bytes, 0, bytes.length);
    while (this.slots[slot] !== 0) slot = (slot + 1) % SLOTS;
    const node = new ProfileNode();
    this.names.push(bytes);
    this.nodes.push(node);
    this.slots[slot] = this.nodes.length;
    return node;
  }
}

const grown = new WeakMap<JsonLogProfile, ProfileNode>();

/** The tree of a profile, which readers walk beside a record and never change: grown once. */
export function profileTree(profile: JsonLogProfile): ProfileNode {
  const known = grown.get(profile);
  if (known !== undefined) return known;
  const root = growTree(profile);
  grown.set(profile, root);
  return root;
}

function growTree(profile: JsonLogProfile): ProfileNode {
  const root = new ProfileNode();
  for (const [field, members] of Object.entries(profile.fields) as [
    RecordField,
    MemberPath | readonly MemberPath[],
  ][]) {
    for (const [rank, member] of listOf(members).entries()) {
      const path = typeof member === 'string' ? member : member.member;
      const target = {
        field: RECORD_FIELDS.indexOf(field),
        rank,
        scale: typeof member === 'string' ? 1 : MS_IN[member.unit],
        keepsEmpty: KEEPS_EMPTY.has(field),
      };
      for (const node of nodesAt(root, path)) node.targets.push(target);
    }
  }
  for (const side of ['request', 'response'] as const) {
    const all = profile[`${side}Headers`];
    if (all !== undefined) for (const node of nodesAt(root, all)) node.headers = side;
    for (const [name, members] of Object.entries(profile[`${side}Header`] ?? {})) {
      for (const member of listOf(members)) {
        for (const node of nodesAt(root, member)) node.header = { side, name: encoder.encode(name) };
      }
    }
    const prefix = profile[`${side}HeaderPrefix`];
    if (prefix !== undefined) root.prefixes.push({ side, prefix: encoder.encode(prefix) });
  }
  for (const node of profile.requestCookies ? nodesAt(root, profile.requestCookies) : [])
    node.pairs = 'cookies';
  for (const node of profile.requestForm ? nodesAt(root, profile.requestForm) : []) node.pairs = 'form';
  return root;
}

/** Every place of a path: its dots may each be nesting or part of a name (`http.request.method`, as ECS logs it). */
function nodesAt(root: ProfileNode, path: string): ProfileNode[] {
  const places = [root.child(path)];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    places.push(...nodesAt(root.child(path.slice(0, dot)), path.slice(dot + 1)));
  }
  return places;
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  const middle = bytes[(start + end) >> 1] as number;
  const last = bytes[end - 1] as number;
  return ((end - start) * 5 + first * 3 + middle * 7 + last) % SLOTS;
}

function isSame(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) {
    if (bytes[start + i] !== name[i]) return false;
  }
  return true;
}
