import type { WorkBudget } from '../work-budget';
import { compareBounds } from './compare-bounds';
import { compareProperties, compareRest } from './compare-members';
import { compareTexts } from './compare-texts';
import { compareTypes } from './compare-types';
import { compareUnions } from './compare-unions';
import { add, compareValues } from './compare-values';
import type { Direction } from './law';
import type { ChildPair, PairChanges, PairTools } from './own-change';
import type { Sameness } from './sameness';
import type { SchemaSource, SchemaView } from './schema-view';
import type { SchemaViews } from './schema-views';
import { compareSubschemas } from './subschemas';

const SCHEMA_PAIR_WORK = 50;

export interface SchemaPairTools {
  before: SchemaViews;
  after: SchemaViews;
  sameness: Sameness;
  budget: WorkBudget;
}

/** Every two schemas that were compared, each pair once whatever refers to it. */
export class SchemaPairs {
  private readonly tools: SchemaPairTools;
  /** Pairs from which no change was found by whoever sends the value, so that no one need look again. */
  readonly quiet: Readonly<Record<Direction, Set<PairChanges>>> = { request: new Set(), response: new Set() };
  private readonly known = new Map<SchemaView, Map<SchemaView, PairChanges>>();

  constructor(tools: SchemaPairTools) {
    this.tools = tools;
  }

  /** The changes of the two schemas themselves; those of the schemas inside are the children's. */
  changesOf(before: readonly SchemaSource[], after: readonly SchemaSource[]): PairChanges {
    const old = this.tools.before.viewOfAll(before);
    const now = this.tools.after.viewOfAll(after);
    const row = this.known.get(old) ?? new Map<SchemaView, PairChanges>();
    this.known.set(old, row);
    let changes = row.get(now);
    if (!changes) {
      this.tools.budget.spend(SCHEMA_PAIR_WORK);
      changes = { keywords: [], members: [], children: [] };
      row.set(now, changes);
      this.compare({ before: old, after: now, into: changes });
    }
    return changes;
  }

  areSame(before: readonly SchemaSource[], after: readonly SchemaSource[]): boolean {
    return (
      before.length === after.length &&
      before.every((source, index) => this.isSame(source, after[index] as SchemaSource))
    );
  }

  private isSame(before: SchemaSource, after: SchemaSource): boolean {
    return this.tools.sameness.isSame(
      { node: before.node, file: before.spot.file },
      { node: after.node, file: after.spot.file },
    );
  }

  private compare(pair: PairTools): void {
    const isSame = this.isSame.bind(this);
    const unions = {
      ...pair,
      isSame,
      budget: this.tools.budget,
      offer: (before: SchemaSource, after: SchemaSource) => this.offer(pair, [before], [after], '', 'same'),
    };
    if (compareUnions(unions)) return;
    compareTexts(pair);
    if (!compareTypes(pair)) return;
    compareValues(pair);
    compareBounds(pair);
    const { before, after, into } = pair;
    compareProperties({
      ...pair,
      beforeViews: this.tools.before,
      afterViews: this.tools.after,
      offer: ({ before: old, after: now, isReadOnly, isWriteOnly }) => {
        if (this.areSame(old.sources, now.sources)) return;
        const step = `.${old.name}`;
        const child = { before: old.sources, after: now.sources, step, polarity: 'same' as const };
        into.children.push({ ...child, isReadOnly, isWriteOnly });
      },
    });
    compareRest(pair);
    if (typeof before.rest !== 'string' && typeof after.rest !== 'string')
      this.offer(pair, before.rest, after.rest, '{}', 'same');
    if (before.items.length > 0 && after.items.length > 0)
      this.offer(pair, before.items, after.items, '[]', 'same');
    else if (before.items.length !== after.items.length)
      add(pair, before.items.length === 0 ? 'items-added' : 'items-removed', '', ['items']);
    compareSubschemas(pair, (old, now, step, polarity) => this.offer(pair, old, now, step, polarity));
  }

  private offer(
    { into }: PairTools,
    before: readonly SchemaSource[],
    after: readonly SchemaSource[],
    step: string,
    polarity: ChildPair['polarity'],
  ): void {
    if (this.areSame(before, after)) return;
    into.children.push({ before, after, step, polarity, isReadOnly: false, isWriteOnly: false });
  }
}
