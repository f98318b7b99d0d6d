import type { SpecDocument } from '@/lib/contracts/operation';
import type { OverlayAction } from '@/lib/contracts/overlay';
import type { InspectedSpec } from '@/lib/engine/inspection';
import { applyOverlay } from '@/lib/engine/remedy/overlay/apply-overlay';
import type { PatchDocument } from '@/lib/engine/remedy/patch/patch';
import { openForPatch } from '@/lib/engine/spec-patch';
import { SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { type OpenedSpecs, openSpecPath, type ReadSpecs, readAll } from './read-specs';
import { toYaml } from './to-yaml';

/** A document of some file, as it is now. */
export interface PatchedSpec {
  file: string;
  entry: string;
  document: PatchDocument;
  /** What was done to it, in order. */
  actions: OverlayAction[];
}

/** Spec files in memory, that are read, patched, and read again as they are then. */
export class PatchedSpecs {
  private readonly opened = new Map<string, OpenedSpecs>();
  private readonly places = new WeakMap<SpecDocument, { file: string; entry: string }>();
  /** By file and entry. */
  private readonly patched = new Map<string, PatchedSpec>();
  private readonly now: Date;

  constructor(now: Date) {
    this.now = now;
  }

  async read(file: string): Promise<ReadSpecs> {
    const { files, entries } = this.opened.get(file) ?? (await openSpecPath(file, this.now));
    this.opened.set(file, { files, entries });
    const read = entries.map((entry) => {
      const own = readAll({ files, entries: [entry] });
      for (const document of own.documents) this.places.set(document, { file, entry });
      return own;
    });
    return {
      documents: read.flatMap(({ documents }) => documents),
      notes: read.flatMap(({ notes }) => notes),
    };
  }

  /** The documents that can be patched, by what they were read as. */
  documentsOf(specs: readonly InspectedSpec[]): Map<InspectedSpec, PatchDocument> {
    return new Map(
      specs.flatMap((spec) => {
        const held = this.held(spec);
        return held ? [[spec, held.document] as const] : [];
      }),
    );
  }

  /** Applies what can be applied: what finds its place taken away by an action before it is left out. */
  patch(spec: InspectedSpec, actions: readonly OverlayAction[]): void {
    const held = this.held(spec) as PatchedSpec;
    const { document, faults } = applyOverlay(held.document.root, actions);
    const failed = new Set(faults.map(({ action }) => action));
    held.actions.push(...actions.filter((_, position) => !failed.has(position)));
    const opened = this.opened.get(held.file) as OpenedSpecs;
    const files = new Map(opened.files).set(held.entry, new TextEncoder().encode(JSON.stringify(document)));
    this.opened.set(held.file, { ...opened, files });
    held.document = openForPatch({ entry: held.entry, files }, SPEC_LIMITS) ?? held.document;
  }

  changed(): PatchedSpec[] {
    return [...this.patched.values()].filter(({ actions }) => actions.length > 0);
  }

  private held(spec: InspectedSpec): PatchedSpec | null {
    const place = this.places.get(spec.document);
    if (!place) return null;
    const key = `${place.file}\0${place.entry}`;
    const known = this.patched.get(key);
    if (known) return known;
    const { files } = this.opened.get(place.file) as OpenedSpecs;
    const document = openForPatch({ entry: place.entry, files }, SPEC_LIMITS);
    if (!document) return null;
    const held = { ...place, document, actions: [] };
    this.patched.set(key, held);
    return held;
  }
}

/** A patched document as text: JSON stays JSON, all else is YAML; comments are not kept. */
export function textOfPatched({ entry, document }: PatchedSpec): string {
  return /\.json$/i.test(entry) ? `${JSON.stringify(document.root, null, 2)}\n` : toYaml(document.root);
}
