import type { OperationPair } from './comparison';
import { type ParameterPart, parametersOf } from './parameter-parts';
import { judgeSchemaChange, reportSchema } from './report-schema';

/** Compares parameters by place and name; those of the path by their position in it. */
export function compareParameters({ comparison, subject, before, after }: OperationPair): void {
  const { changes } = comparison;
  const olds = parametersOf(before, comparison.before);
  const news = parametersOf(after, comparison.after);
  for (const [key, old] of olds) {
    const now = news.get(key);
    if (now) {
      compareTwo({ comparison, subject, before, after }, old, now);
    } else if (old.in !== 'path') {
      const id = old.isDeprecated
        ? 'request-parameter-removed-with-deprecation'
        : 'request-parameter-removed';
      const text = `${nameOf(old)} was removed${old.isDeprecated ? ', and was deprecated' : ''}.`;
      changes.add(id, subject, text, { before: old.spot, after: null });
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key) || now.in === 'path') continue;
    const id = now.isRequired ? 'new-required-request-parameter' : 'new-optional-request-parameter';
    const text = `${nameOf(now)} was added, and is ${now.isRequired ? 'required' : 'optional'}.`;
    changes.add(id, subject, text, { before: null, after: now.spot });
  }
}

function compareTwo(pair: OperationPair, old: ParameterPart, now: ParameterPart): void {
  const { comparison, subject } = pair;
  const { changes } = comparison;
  const name = nameOf(now);
  const spots = { before: old.spot, after: now.spot };
  if (old.in === 'path' && old.name !== now.name)
    changes.add('api-path-parameter-renamed', subject, `${nameOf(old)} is now called "${now.name}".`, spots);
  if (old.isRequired !== now.isRequired) {
    const id = now.isRequired ? 'request-parameter-became-required' : 'request-parameter-became-optional';
    changes.add(id, subject, `${name} became ${now.isRequired ? 'required' : 'optional'}.`, spots);
  }
  if (old.isDeprecated !== now.isDeprecated) {
    const event = now.isDeprecated ? 'deprecated' : 'reactivated';
    const judged = judgeSchemaChange(event, 'request-parameter', 'same');
    const text = `${name} ${now.isDeprecated ? 'was deprecated' : 'is no longer deprecated'}.`;
    changes.push({ id: `request-parameter-${event}`, ...judged, ...subject, text, ...spots });
  }
  if (old.style !== now.style && isComposed(old, comparison.before) && isComposed(now, comparison.after)) {
    const text = `${name} is written out as ${now.style}, and was as ${old.style}.`;
    changes.add('request-parameter-style-changed', subject, text, spots);
  }
  if (old.node.description !== now.node.description)
    changes.add('api-description-changed', subject, `${name} is described otherwise.`, spots);
  const use = { subject, scope: 'request-parameter', name, before: old.schema, after: now.schema } as const;
  reportSchema(use, comparison);
}

/** A scalar is written the same way in every style. */
function isComposed(
  { schema, style }: ParameterPart,
  revision: OperationPair['comparison']['before'],
): boolean {
  if (style === 'content') return true;
  const { types } = revision.views.viewOf(schema);
  return types?.some((type) => type === 'array' || type === 'object') === true;
}

function nameOf({ in: where, name }: ParameterPart): string {
  return `The ${where} parameter "${name}"`;
}
