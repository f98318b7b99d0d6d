import { bodyOf, type Content } from './body-parts';
import type { Spots } from './change-list';
import type { ChangeId } from './change-rules';
import type { OperationPair } from './comparison';
import { reportSchema, type SchemaUse } from './report-schema';
import { shortText } from './short-value';

/** Compares request bodies. */
export function compareBodies(pair: OperationPair): void {
  const { comparison, subject } = pair;
  const { changes } = comparison;
  const old = bodyOf(pair.before, comparison.before);
  const now = bodyOf(pair.after, comparison.after);
  const spots = { before: old?.spot ?? null, after: now?.spot ?? null };
  if (!old || !now) {
    if (old) changes.add('request-body-removed', subject, 'The request body was removed.', spots);
    if (now) {
      const id = now.isRequired ? 'request-body-added-required' : 'request-body-added-optional';
      const kind = now.isRequired ? 'A required' : 'An optional';
      changes.add(id, subject, `${kind} request body was added.`, spots);
    }
    return;
  }
  if (old.isRequired !== now.isRequired) {
    const id = now.isRequired ? 'request-body-became-required' : 'request-body-became-optional';
    changes.add(id, subject, `The request body became ${now.isRequired ? 'required' : 'optional'}.`, spots);
  }
  if (old.description !== now.description)
    changes.add('api-description-changed', subject, 'The request body is described otherwise.', spots);
  compareContents(pair, old.content, now.content, {
    scope: 'request-body',
    name: 'The request body',
    added: 'request-body-media-type-added',
    removed: 'request-body-media-type-removed',
    spots,
  });
}

export interface ContentUse {
  scope: SchemaUse['scope'];
  name: string;
  added: ChangeId;
  removed: ChangeId;
  spots: Spots;
}

/** Compares schemas by media type. A type that the other side covers by a range (`application/*`) is compared to that. */
export function compareContents(pair: OperationPair, before: Content, after: Content, use: ContentUse): void {
  const { comparison, subject } = pair;
  const compared = new Set<unknown>();
  for (const [type, old] of before) {
    const now = after.get(type) ?? rangeOf(after, type);
    if (!now) {
      const text = `${use.name} is no longer offered as ${shortText(type)}.`;
      comparison.changes.add(use.removed, subject, text, { ...use.spots, before: old.spot });
      continue;
    }
    if (compared.has(old.node) && compared.has(now.node)) continue;
    compared.add(old.node).add(now.node);
    const name = before.size === 1 ? use.name : `${use.name} (${shortText(type)})`;
    reportSchema({ subject, scope: use.scope, name, before: old, after: now }, comparison);
  }
  for (const [type, now] of after) {
    if (before.has(type) || rangeOf(before, type)) continue;
    const text = `${use.name} is now also offered as ${shortText(type)}.`;
    comparison.changes.add(use.added, subject, text, { ...use.spots, after: now.spot });
  }
}

function rangeOf(content: Content, type: string): ReturnType<Content['get']> {
  return content.get(`${type.split('/')[0]}/*`) ?? content.get('*/*');
}
