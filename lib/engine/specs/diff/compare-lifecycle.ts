import { stringsOf } from '../json-value';
import { type Extensions, readExtensions } from '../read-extensions';
import type { DeclaredOperation } from '../walk-paths';
import type { OperationPair } from './comparison';
import { equalJson } from './equal-json';
import { spotOfOperation } from './parameter-parts';

export interface Lifecycle {
  isDeprecated: boolean;
  /** RFC 3339. */
  sunset: string | undefined;
}

/** Deprecation and sunset of an operation: its own, or those of its path item. */
export function lifecycleOf({ node, item }: DeclaredOperation): Lifecycle {
  const said: Extensions = readExtensions(node);
  const inherited = readExtensions(item.node);
  return {
    isDeprecated: node.deprecated === true || said.isDeprecated || inherited.isDeprecated,
    sunset: said.sunset ?? inherited.sunset,
  };
}

/** Compares what an operation says of its end, and its names and words. */
export function compareLifecycle(pair: OperationPair): void {
  const { comparison, subject, before, after } = pair;
  const { changes } = comparison;
  const spots = { before: spotOfOperation(before), after: spotOfOperation(after) };
  const old = lifecycleOf(before);
  const now = lifecycleOf(after);
  if (!old.isDeprecated && now.isDeprecated) {
    const id = now.sunset === undefined ? 'endpoint-deprecated' : 'endpoint-deprecated-with-sunset';
    const end = now.sunset === undefined ? '' : ` with the sunset ${now.sunset}`;
    changes.add(id, subject, `The operation was deprecated${end}.`, spots);
  } else if (old.isDeprecated && !now.isDeprecated) {
    changes.add('endpoint-reactivated', subject, 'The operation is no longer deprecated.', spots);
  } else if (old.sunset !== now.sunset) {
    compareSunsets(pair, old.sunset, now.sunset);
  }
}

function compareSunsets(pair: OperationPair, old: string | undefined, now: string | undefined): void {
  const { subject, before, after } = pair;
  const { changes } = pair.comparison;
  const spots = { before: spotOfOperation(before), after: spotOfOperation(after) };
  if (old === undefined) changes.add('sunset-added', subject, `The sunset ${now} was added.`, spots);
  else if (now === undefined)
    changes.add('sunset-deleted', subject, `The sunset ${old} was taken back.`, spots);
  else {
    const move = Date.parse(now) - Date.parse(old);
    if (move === 0) return;
    const id = move < 0 ? 'sunset-moved-earlier' : 'sunset-moved-later';
    const text = `The sunset moved from ${old} to ${now}, ${move < 0 ? 'earlier' : 'later'}.`;
    changes.add(id, subject, text, spots);
  }
}

/** Compares what never reaches the wire: names for generators, tags and words. */
export function compareWords({ comparison, subject, before, after }: OperationPair): void {
  const { changes } = comparison;
  const spots = { before: spotOfOperation(before), after: spotOfOperation(after) };
  const [old, now] = [before.node.operationId, after.node.operationId];
  if (old !== now) {
    const id =
      old === undefined
        ? 'api-operation-id-added'
        : now === undefined
          ? 'api-operation-id-removed'
          : 'api-operation-id-changed';
    const text = `The operation id is ${now === undefined ? 'gone' : `"${String(now)}"`}${old === undefined ? '' : `, and was "${String(old)}"`}.`;
    changes.add(id, subject, text, spots);
  }
  const held = new Set(stringsOf(before.node.tags));
  const kept = new Set(stringsOf(after.node.tags));
  for (const tag of held)
    if (!kept.has(tag)) changes.add('api-tag-removed', subject, `The tag "${tag}" was removed.`, spots);
  for (const tag of kept)
    if (!held.has(tag)) changes.add('api-tag-added', subject, `The tag "${tag}" was added.`, spots);
  const words = ['summary', 'description', 'externalDocs'].filter(
    (key) => !equalJson(before.node[key], after.node[key]),
  );
  if (words.length > 0)
    changes.add('api-description-changed', subject, `The operation's ${words.join(' and ')} changed.`, spots);
}
