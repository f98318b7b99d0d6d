import type { SpecFiles } from '../spec-files';
import type { WorkBudget } from '../work-budget';
import { flattenParts, followSource } from './flatten-parts';
import { listItems, listProperties, listRequired, restOf } from './members-of';
import { numberRange } from './range-of';
import type { SchemaSource, SchemaView } from './schema-view';
import { contentOf, nullability, typesOf, valuesAllowed } from './types-of';

/** The views of one document's schemas, each made once. */
export class SchemaViews {
  private readonly files: SpecFiles;
  private readonly budget: WorkBudget;
  private readonly single = new Map<unknown, SchemaView>();
  private readonly joined = new Map<string, SchemaView>();
  private readonly numbers = new Map<SchemaView, number>();

  constructor(files: SpecFiles, budget: WorkBudget) {
    this.files = files;
    this.budget = budget;
  }

  /** A schema that is written or referred to; nothing and garbage allow everything. */
  viewOf(source: SchemaSource): SchemaView {
    const target = followSource(source, this.files) ?? { node: undefined, spot: source.spot };
    const hasSiblings = target !== source && Object.keys(source.node as object).length > 1;
    const start = hasSiblings ? source : target;
    let view = this.single.get(start.node);
    if (!view) {
      view = this.make([start], start);
      if (typeof start.node === 'object' && start.node !== null) this.single.set(start.node, view);
    }
    return view;
  }

  /** Schemas that hold together. */
  viewOfAll(sources: readonly SchemaSource[]): SchemaView {
    const [first] = sources;
    if (sources.length === 1 && first) return this.viewOf(first);
    const views = [...new Set(sources.map((source) => this.viewOf(source)))];
    if (views.length === 1) return views[0] as SchemaView;
    const key = views
      .map((view) => this.numberOf(view))
      .sort((a, b) => a - b)
      .join();
    let view = this.joined.get(key);
    if (!view) {
      view = this.make(sources, undefined);
      this.joined.set(key, view);
    }
    return view;
  }

  private numberOf(view: SchemaView): number {
    let number = this.numbers.get(view);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(view, number);
    }
    return number;
  }

  private make(sources: readonly SchemaSource[], single: SchemaSource | undefined): SchemaView {
    this.budget.spend(10);
    const flat = flattenParts(sources, { files: this.files, budget: this.budget });
    const { parts } = flat;
    const values = valuesAllowed(parts);
    const types = typesOf(parts, values.texts);
    const properties = listProperties(parts, this.budget);
    return {
      spot: (single ?? (sources[0] as SchemaSource)).spot,
      parts,
      single,
      isNever: flat.isNever,
      types,
      isNullable: flat.addsNull || values.hasNull || nullability(parts),
      ...contentOf(parts),
      values: values.texts,
      isConst: values.isConst,
      minimum: numberRange(parts, 'minimum', 'exclusiveMinimum', Math.max),
      maximum: numberRange(parts, 'maximum', 'exclusiveMaximum', Math.min),
      properties,
      required: listRequired(parts),
      isReadOnly: parts.some(({ node }) => node.readOnly === true),
      isWriteOnly: parts.some(({ node }) => node.writeOnly === true),
      rest: restOf(parts),
      items: listItems(parts),
      unions: flat.unions,
    };
  }
}
