import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  EVENT_ID,
  type Event,
  mapTag,
  mergeTag,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { SpecNote } from '@/lib/contracts/operation';
import { indexText } from './line-index';
import type { Outline } from './outline';
import { RefusedSpec, type SpecLimits } from './spec-upload';
import { offsetOf, outlineYaml } from './yaml-outline';

export interface ParsedText {
  root: unknown;
  outline: Outline;
  notes: SpecNote[];
}

const ROOT_EVENT = 1;
const DUPLICATE = 'duplicated mapping key';

/** Tags beyond YAML's core (`!Ref`, `!!binary`, `!include`) keep their node's plain value instead of failing the file. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, ['!', 'tag:'].flatMap(plainTags));

/** YAML 1.2 core schema with merge keys: dates stay text. The first of several documents counts. Throws RefusedSpec. */
export function parseYaml(source: string, file: string, limits: SpecLimits): ParsedText {
  const notes: SpecNote[] = [];
  try {
    const events = parseEvents(source, { maxDepth: limits.nestingDepth });
    if (events.length === 0)
      throw new RefusedSpec({
        message: 'The file has no content but comments. Export it again.',
        file,
        line: 1,
      });
    const last = firstDocumentEnd(events);
    const lines = indexText(source);
    const outline = outlineYaml({ source, events, lines }, ROOT_EVENT);
    if (last < events.length) {
      notes.push(
        warning(
          'The file holds several YAML documents; only the first was read. Import the others as files of their own.',
          lines.lineAt(offsetOf(events[last + 1])),
          file,
        ),
      );
      events.length = last;
    }
    const tagged = events.find(
      (event) => 'tagStart' in event && event.tagStart >= 0 && source[event.tagStart + 1] !== '!',
    );
    if (tagged && 'tagStart' in tagged) {
      const name = source.slice(tagged.tagStart, tagged.tagEnd);
      notes.push(
        warning(
          `The YAML tag ${name.slice(0, 40)} has no meaning here; its value was read as it stands.`,
          lines.lineAt(tagged.tagStart),
          file,
        ),
      );
    }
    return { root: construct(source, events, file, limits, notes), outline, notes };
  } catch (error) {
    throw refusal(error, file);
  }
}

function construct(
  source: string,
  events: Event[],
  file: string,
  limits: SpecLimits,
  notes: SpecNote[],
): unknown {
  const options = {
    source,
    schema: SCHEMA,
    maxAliases: limits.yamlAliases,
    maxTotalMergeKeys: limits.yamlMergeKeys,
  };
  try {
    return constructFromEvents(events, options)[0];
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== DUPLICATE) throw error;
    notes.push(
      warning(
        'A key stands twice in one mapping; the last one counts. Remove or rename one.',
        (error.mark?.line ?? 0) + 1,
        file,
      ),
    );
    return constructFromEvents(events, { ...options, json: true })[0];
  }
}

function firstDocumentEnd(events: readonly Event[]): number {
  const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  return second < 0 ? events.length : second;
}

function refusal(error: unknown, file: string): RefusedSpec {
  if (error instanceof RefusedSpec) return error;
  if (!(error instanceof YAMLException)) {
    const what = error instanceof RangeError ? 'nests too deep or is too long' : 'cannot be read as YAML';
    return new RefusedSpec({ message: `The file ${what}. Split it, or export it again as JSON.`, file });
  }
  const reason = error.reason.replace(/\s*\(.*\)$/, '');
  return new RefusedSpec({
    message: `Not valid YAML: ${reason}. ${remedyFor(reason)}`,
    file,
    ...(error.mark && { line: error.mark.line + 1 }),
  });
}

function remedyFor(reason: string): string {
  if (reason.includes('maxAliases') || reason.includes('maxTotalMergeKeys'))
    return 'Write the repeated parts out, or use $ref.';
  if (reason.includes('maxDepth') || reason.includes('nesting'))
    return 'Flatten the document, or move parts to components.';
  if (/\btabs?\b/.test(reason)) return 'Indent with spaces.';
  if (reason.includes('complex keys')) return 'Write every key as plain text.';
  if (reason.includes('non-printable')) return 'Remove the control character, or write it as an escape.';
  return 'Correct this line, and check the indentation above it.';
}

function warning(message: string, line: number, file: string): SpecNote {
  return { severity: 'warning', message, line, file };
}

function plainTags(prefix: string) {
  const shared = { matchByTagPrefix: true, identify: () => false };
  return [
    defineScalarTag<string>(prefix, { ...shared, resolve: (source) => source }),
    defineSequenceTag<unknown[]>(prefix, {
      ...shared,
      create: () => [],
      addItem: (list, member) => void list.push(member),
    }),
    defineMappingTag<Record<string, unknown>>(prefix, {
      ...shared,
      create: () => ({}),
      addPair: mapTag.addPair,
      has: mapTag.has,
      keys: mapTag.keys,
      get: mapTag.get,
    }),
  ];
}
