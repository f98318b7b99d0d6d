import { templateKey } from '../path-template';
import type { DeclaredOperation } from '../walk-paths';
import type { Subject } from './change-list';
import { compareBodies } from './compare-bodies';
import { compareLifecycle, compareWords, lifecycleOf } from './compare-lifecycle';
import { compareParameters } from './compare-parameters';
import { compareResponses } from './compare-responses';
import type { Comparison, OperationPair } from './comparison';
import { equalJson } from './equal-json';
import { matchOperations } from './match-operations';
import { compareOwnSecurity, compareOwnServers } from './own-or-inherited';
import { spotOfOperation } from './parameter-parts';

/** Compares all operations of two documents, and gives those that both have. */
export function compareOperations(comparison: Comparison): OperationPair[] {
  const { before, after, changes } = comparison;
  const matched = matchOperations(before.operations, after.operations);
  const paths = new Set(after.operations.map(({ template }) => templateKey(template.path)));
  for (const operation of matched.removed) tellRemoved(comparison, operation, paths);
  for (const operation of matched.added) {
    const spots = { before: null, after: spotOfOperation(operation) };
    changes.add('endpoint-added', subjectOf(operation), 'The operation was added.', spots);
  }
  const isUniform = haveEqualDefaults(comparison);
  const pairs = matched.pairs.map((pair) => ({ comparison, subject: subjectOf(pair.after), ...pair }));
  for (const pair of pairs) {
    compareLifecycle(pair);
    compareOwnSecurity(pair);
    compareOwnServers(pair);
    if (isUniform && isSameText(pair)) continue;
    compareWords(pair);
    compareParameters(pair);
    compareBodies(pair);
    compareResponses(pair);
  }
  return pairs;
}

function subjectOf({ method, template }: DeclaredOperation): Subject {
  return { method, path: template.path };
}

function tellRemoved(
  { changes, now }: Comparison,
  operation: DeclaredOperation,
  paths: ReadonlySet<string>,
): void {
  const prefix = paths.has(templateKey(operation.template.path)) ? 'api' : 'api-path';
  const { isDeprecated, sunset } = lifecycleOf(operation);
  const spots = { before: spotOfOperation(operation), after: null };
  const subject = subjectOf(operation);
  const what = prefix === 'api' ? 'The operation' : 'The last operation of the path';
  if (sunset === undefined) {
    const id = isDeprecated ? 'removed-with-deprecation' : 'removed-without-deprecation';
    const how = isDeprecated ? 'was deprecated, without a sunset' : 'was never deprecated';
    changes.add(`${prefix}-${id}`, subject, `${what} was removed, and ${how}.`, spots);
    return;
  }
  const when = Date.parse(sunset) <= now.getTime() ? 'after' : 'before';
  const text = `${what} was removed ${when} its sunset ${sunset}.`;
  changes.add(`${prefix}-removed-${when}-sunset`, subject, text, spots);
}

/** Whether what stands outside an operation gives it the same meaning in both documents. */
function haveEqualDefaults({ before, after }: Comparison): boolean {
  const wasSwagger = before.context.version === '2.0';
  if (wasSwagger !== (after.context.version === '2.0')) return false;
  const [old, now] = [before.context.root, after.context.root];
  return !wasSwagger || (equalJson(old.consumes, now.consumes) && equalJson(old.produces, now.produces));
}

function isSameText({ comparison: { sameness }, before, after }: OperationPair): boolean {
  return (
    before.template.path === after.template.path &&
    sameness.isSame({ node: before.node, file: before.file }, { node: after.node, file: after.file }) &&
    sameness.isSame(
      { node: before.item.node.parameters, file: before.item.file },
      { node: after.item.node.parameters, file: after.item.file },
    )
  );
}
