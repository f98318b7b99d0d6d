import { collectAnchors } from './collect-anchors';
import { decodeText } from './decode-text';
import { isObject, own } from './json-value';
import { indexText, type LineIndex } from './line-index';
import { parseText } from './parse-text';
import { isAbsoluteUri, pointerSegments, resolveAddress } from './ref-address';
import type { Located, SpecFile } from './spec-file';
import type { SpecNotes } from './spec-notes';
import { RefusedSpec, type SpecLimits, type SpecUpload } from './spec-upload';

const REF_CHAIN = 50;

/** The files of one upload, each parsed when a `$ref` first leads to it, and all that `$ref`s lead to. */
export class SpecFiles {
  private readonly upload: SpecUpload;
  private readonly limits: SpecLimits;
  private readonly notes: SpecNotes;
  private readonly files = new Map<string, SpecFile | null>();
  private readonly anchors = new Map<SpecFile, Map<string, unknown>>();
  private readonly texts = new Map<SpecFile, { text: string; lines: LineIndex }>();
  private selves: Map<string, string> | undefined;

  constructor(upload: SpecUpload, limits: SpecLimits, notes: SpecNotes) {
    this.upload = upload;
    this.limits = limits;
    this.notes = notes;
  }

  /** Throws RefusedSpec when the entry is missing or cannot be read. */
  entry(): SpecFile {
    const bytes = this.upload.files.get(this.upload.entry);
    if (!bytes)
      throw new RefusedSpec({ message: 'The file is not in the upload. Add it.', file: this.upload.entry });
    return this.parse(this.upload.entry, bytes);
  }

  /** The node itself, or what its `$ref` leads to at last; `undefined` when that is nothing, which is noted once. */
  follow(node: unknown, file: SpecFile): Located | undefined {
    if (!isObject(node) || typeof node.$ref !== 'string') return { node, file };
    return this.target(node.$ref, file);
  }

  target(ref: string, file: SpecFile): Located | undefined {
    let target = file.refs.get(ref);
    if (target === undefined) {
      target = this.chase(ref, file);
      file.refs.set(ref, target);
    }
    return target ?? undefined;
  }

  /** Where a `$ref` text leads to at its first step, for the line of what is there. */
  place(ref: string, file: SpecFile): { file: SpecFile; segments: string[] } | undefined {
    const hash = ref.indexOf('#');
    const segments = pointerSegments(hash < 0 ? '' : ref.slice(hash + 1));
    const target = this.fileAt(hash < 0 ? ref : ref.slice(0, hash), file);
    return segments && typeof target === 'object' ? { file: target, segments } : undefined;
  }

  private chase(ref: string, from: SpecFile): Located | null {
    let at: Located | string = this.step(ref, from);
    for (let links = 0; links < REF_CHAIN; links++) {
      if (typeof at === 'string') return this.reject(ref, from, at);
      if (!isObject(at.node) || typeof at.node.$ref !== 'string') return at;
      at = this.step(at.node.$ref, at.file);
    }
    return this.reject(ref, from, 'leads back to itself. Break the loop.');
  }

  /** One link; a text says why it leads nowhere, and the remedy. */
  private step(ref: string, from: SpecFile): Located | string {
    const hash = ref.indexOf('#');
    const fragment = hash < 0 ? '' : ref.slice(hash + 1);
    const file = this.fileAt(hash < 0 ? ref : ref.slice(0, hash), from);
    if (typeof file === 'string') return file;
    const segments = pointerSegments(fragment);
    if (!segments) {
      const node = this.anchorsOf(file).get(fragment);
      return node === undefined
        ? 'names an anchor that the file does not define. Define it, or correct the reference.'
        : { node, file };
    }
    return this.walk(segments, file) ?? 'leads to nothing. Correct the pointer, or define what it names.';
  }

  private walk(segments: readonly string[], start: SpecFile): Located | undefined {
    let node: unknown = start.root;
    let file = start;
    for (const segment of segments) {
      let next = member(node, segment);
      if (next === undefined && isObject(node) && typeof node.$ref === 'string') {
        const target = file.refs.get(node.$ref) ?? this.first(node.$ref, file);
        if (!target) return undefined;
        file = target.file;
        next = member(target.node, segment);
      }
      if (next === undefined) return undefined;
      node = next;
    }
    return { node, file };
  }

  /** A link in the middle of a pointer; marked as leading nowhere while it is followed, so that loops end. */
  private first(ref: string, file: SpecFile): Located | undefined {
    if (file.refs.has(ref)) return undefined;
    file.refs.set(ref, null);
    const target = this.chase(ref, file);
    file.refs.set(ref, target);
    return target ?? undefined;
  }

  private fileAt(address: string, from: SpecFile): SpecFile | string {
    if (address === '') return from;
    const named = isAbsoluteUri(address) ? this.selfNamed(address) : undefined;
    const resolved =
      named === undefined ? resolveAddress(address, from.name) : ({ kind: 'inside', file: named } as const);
    if (resolved.kind === 'outside') return `${resolved.reason}. ${resolved.remedy}`;
    return (
      this.load(resolved.file) ??
      'leads to a file that is not in the upload, or that cannot be read. Add the file.'
    );
  }

  private load(name: string): SpecFile | undefined {
    let file = this.files.get(name);
    if (file !== undefined) return file ?? undefined;
    const bytes = this.upload.files.get(name);
    file = null;
    if (bytes) {
      try {
        return this.parse(name, bytes);
      } catch (error) {
        if (!(error instanceof RefusedSpec)) throw error;
        this.notes.push(error.note);
      }
    }
    this.files.set(name, file);
    return undefined;
  }

  private parse(name: string, bytes: Uint8Array): SpecFile {
    const { root, outline, notes } = parseText(bytes, name, this.limits);
    const file: SpecFile = { name, root, outline, refs: new Map() };
    this.files.set(name, file);
    for (const note of notes) this.notes.push(note);
    return file;
  }

  /** Name of the file whose `$self` (OpenAPI 3.2) is `uri`. */
  private selfNamed(uri: string): string | undefined {
    if (!this.selves) {
      this.selves = new Map();
      for (const [name, bytes] of this.upload.files) {
        if (!/\.(json|ya?ml)$/i.test(name) || bytes.length > this.limits.fileBytes) continue;
        if (!new TextDecoder().decode(bytes).includes('$self')) continue;
        const file = this.load(name);
        const self = file && isObject(file.root) ? own(file.root, '$self') : undefined;
        if (typeof self === 'string') this.selves.set(self.split('#')[0] as string, name);
      }
    }
    return this.selves.get(uri);
  }

  private anchorsOf(file: SpecFile): Map<string, unknown> {
    let anchors = this.anchors.get(file);
    if (!anchors) {
      anchors = collectAnchors(file.root);
      this.anchors.set(file, anchors);
    }
    return anchors;
  }

  private reject(ref: string, file: SpecFile, why: string): null {
    const line = this.notes.isFull ? undefined : this.lineOfText(ref, file);
    this.notes.push({
      severity: 'warning',
      message: `The $ref "${ref.slice(0, 300)}" ${why}`,
      file: file.name,
      ...(line === undefined ? {} : { line }),
    });
    return null;
  }

  /** Line of the first place where the text stands: a reference knows what it says, not where it is. */
  private lineOfText(ref: string, file: SpecFile): number | undefined {
    let held = this.texts.get(file);
    if (!held) {
      const { text } = decodeText(this.upload.files.get(file.name) as Uint8Array, file.name);
      held = { text, lines: indexText(text) };
      this.texts.set(file, held);
    }
    const plain = held.text.indexOf(ref);
    const at = plain >= 0 ? plain : held.text.indexOf(JSON.stringify(ref).slice(1, -1));
    return at < 0 ? undefined : held.lines.lineAt(at);
  }
}

function member(node: unknown, segment: string): unknown {
  if (Array.isArray(node)) return /^\d{1,9}$/.test(segment) ? node[Number(segment)] : undefined;
  return isObject(node) ? own(node, segment) : undefined;
}
