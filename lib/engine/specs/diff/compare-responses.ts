import { type ResponsePart, responsesOf } from './body-parts';
import { compareContents } from './compare-bodies';
import type { OperationPair } from './comparison';
import { reportSchema } from './report-schema';
import { shortText } from './short-value';

/** Compares responses by code. A code that the other side covers (`2XX`, `default`) is compared to that. */
export function compareResponses(pair: OperationPair): void {
  const { comparison, subject } = pair;
  const { changes } = comparison;
  const olds = responsesOf(pair.before, comparison.before);
  const news = responsesOf(pair.after, comparison.after);
  for (const [code, old] of olds) {
    const now = news.get(code) ?? coverOf(news, code);
    if (now) {
      compareTwo(pair, code, old, now);
      continue;
    }
    const id = isSuccess(code) ? 'response-success-status-removed' : 'response-non-success-status-removed';
    const text = `The response ${shortText(code)} was removed.`;
    changes.add(id, subject, text, { before: old.spot, after: null });
  }
  for (const [code, now] of news) {
    if (olds.has(code)) continue;
    const id = isSuccess(code) ? 'response-success-status-added' : 'response-non-success-status-added';
    const text = `The response ${shortText(code)} was added.`;
    changes.add(id, subject, text, { before: null, after: now.spot });
  }
}

function compareTwo(pair: OperationPair, code: string, old: ResponsePart, now: ResponsePart): void {
  const { comparison, subject } = pair;
  const spots = { before: old.spot, after: now.spot };
  const name = `The response ${shortText(code)}`;
  if (old.description !== now.description)
    comparison.changes.add('api-description-changed', subject, `${name} is described otherwise.`, spots);
  compareContents(pair, old.content, now.content, {
    scope: 'response-body',
    name,
    added: 'response-media-type-added',
    removed: 'response-media-type-removed',
    spots,
  });
  compareHeaders(pair, name, old, now);
}

function compareHeaders(pair: OperationPair, response: string, old: ResponsePart, now: ResponsePart): void {
  const { comparison, subject } = pair;
  const { changes } = comparison;
  for (const [key, header] of old.headers) {
    const kept = now.headers.get(key);
    const name = `${response}, header "${header.name}"`;
    if (!kept) {
      const id = header.isRequired ? 'required-response-header-removed' : 'optional-response-header-removed';
      changes.add(id, subject, `${name} was removed.`, { before: header.spot, after: null });
      continue;
    }
    if (header.isRequired !== kept.isRequired) {
      const id = kept.isRequired ? 'response-header-became-required' : 'response-header-became-optional';
      const text = `${name} became ${kept.isRequired ? 'required' : 'optional'}.`;
      changes.add(id, subject, text, { before: header.spot, after: kept.spot });
    }
    const { schema } = header;
    reportSchema({ subject, scope: 'response-header', name, before: schema, after: kept.schema }, comparison);
  }
  for (const [key, header] of now.headers) {
    if (old.headers.has(key)) continue;
    const text = `${response}, header "${header.name}" was added.`;
    changes.add('response-header-added', subject, text, { before: null, after: header.spot });
  }
}

function coverOf(responses: ReadonlyMap<string, ResponsePart>, code: string): ResponsePart | undefined {
  return responses.get(`${code[0]}xx`) ?? responses.get('default');
}

function isSuccess(code: string): boolean {
  return code.startsWith('2');
}
