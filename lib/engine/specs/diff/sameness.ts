import { isObject, type JsonObject, own } from '../json-value';
import type { Located, SpecFile } from '../spec-file';
import type { SpecFiles } from '../spec-files';
import type { WorkBudget } from '../work-budget';

/** Two nodes that a pair of `$ref`s leads to. */
interface RefPair {
  before: Located;
  after: Located;
}

interface Verdict {
  differs: boolean;
  /** Verdicts that fall when this one does. */
  dependents: Verdict[];
}

/** What remembering one verdict costs, so that memory is bounded too. */
const VERDICT_WORK = 20;

export interface SamenessTools {
  before: SpecFiles;
  after: SpecFiles;
  budget: WorkBudget;
  /** Siblings of a `$ref` mean different things in the two documents. */
  areRefsAlike: boolean;
}

/**
 * Whether two parts of two documents are equal with all that their `$ref`s lead to, whatever the order of keys and the
 * spelling of references. Equal parts mean the same, so that only the others need to be understood.
 */
export class Sameness {
  private readonly tools: SamenessTools;
  private readonly verdicts = new Map<unknown, Map<unknown, Verdict>>();

  constructor(tools: SamenessTools) {
    this.tools = tools;
  }

  /** Linear in what is not yet decided; loops of references count as equal until something in them differs. */
  isSame(before: Located, after: Located): boolean {
    const known = this.verdictOf(before.node, after.node);
    if (known) return !known.differs;
    const open: RefPair[] = [{ before, after }];
    const first = this.remember(before.node, after.node);
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const verdict = this.verdictOf(pair.before.node, pair.after.node) as Verdict;
      const refs: RefPair[] = [];
      if (!this.isEqual(pair, refs)) {
        fall(verdict);
        continue;
      }
      for (const ref of refs) {
        let target = this.verdictOf(ref.before.node, ref.after.node);
        if (!target) {
          target = this.remember(ref.before.node, ref.after.node);
          open.push(ref);
        }
        target.dependents.push(verdict);
        if (target.differs) fall(verdict);
      }
    }
    return !first.differs;
  }

  private verdictOf(before: unknown, after: unknown): Verdict | undefined {
    return this.verdicts.get(before)?.get(after);
  }

  private remember(before: unknown, after: unknown): Verdict {
    this.tools.budget.spend(VERDICT_WORK);
    const verdict: Verdict = { differs: false, dependents: [] };
    const held = this.verdicts.get(before);
    if (held) held.set(after, verdict);
    else this.verdicts.set(before, new Map([[after, verdict]]));
    return verdict;
  }

  /** Compares without following references, which are listed; without recursion, as documents nest at will. */
  private isEqual({ before, after }: RefPair, refs: RefPair[]): boolean {
    const { budget } = this.tools;
    const left: unknown[] = [before.node];
    const right: unknown[] = [after.node];
    while (left.length > 0) {
      const a = left.pop();
      const b = right.pop();
      if (a === b && (typeof a !== 'object' || a === null)) continue;
      if (Array.isArray(a)) {
        if (!Array.isArray(b) || a.length !== b.length) return false;
        budget.spend(a.length + 1);
        for (let index = 0; index < a.length; index++) {
          left.push(a[index]);
          right.push(b[index]);
        }
      } else if (!isObject(a) || !isObject(b)) {
        return false;
      } else if (typeof a.$ref === 'string' || typeof b.$ref === 'string') {
        const ref = this.refPair(a, before.file, b, after.file);
        if (!ref) return false;
        refs.push(ref);
      } else {
        const keys = Object.keys(a);
        if (keys.length !== Object.keys(b).length) return false;
        budget.spend(keys.length + 1);
        for (const key of keys) {
          if (!Object.hasOwn(b, key)) return false;
          left.push(a[key]);
          right.push(own(b, key));
        }
      }
    }
    return true;
  }

  private refPair(a: JsonObject, from: SpecFile, b: JsonObject, to: SpecFile): RefPair | undefined {
    if (typeof a.$ref !== 'string' || typeof b.$ref !== 'string') return undefined;
    const isAlone = Object.keys(a).length === 1 && Object.keys(b).length === 1;
    if (!isAlone && !(this.tools.areRefsAlike && areSiblingsEqual(a, b))) return undefined;
    const before = this.tools.before.target(a.$ref, from);
    const after = this.tools.after.target(b.$ref, to);
    if (!before || !after) return undefined;
    return { before, after };
  }
}

/** Only scalars are compared: anything else beside a `$ref` is looked at more closely. */
function areSiblingsEqual(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key === '$ref' || (own(b, key) === a[key] && !(typeof a[key] === 'object')))
  );
}

function fall(verdict: Verdict): void {
  const open = [verdict];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.differs) continue;
    at.differs = true;
    for (const dependent of at.dependents) open.push(dependent);
  }
}
