import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import type { LineIndex } from './line-index';
import { Outline, type OutlineNode } from './outline';

export interface YamlEvents {
  source: string;
  events: readonly Event[];
  lines: LineIndex;
}

/** Outline of a YAML document from the events of its parser. `rootEvent` is the event of its root node. */
export function outlineYaml(yaml: YamlEvents, rootEvent: number): Outline {
  const root: OutlineNode = { line: yaml.lines.lineAt(offsetOf(yaml.events[rootEvent])), value: rootEvent };
  return new Outline(root, {
    expand: (node) => listMembers(yaml, node.value),
    textOf: (node) => scalarText(yaml.source, yaml.events[node.value]),
  });
}

function scalarText(source: string, event: Event | undefined): string {
  return event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
}

function listMembers(yaml: YamlEvents, at: number): Map<string, OutlineNode> {
  const { source, events, lines } = yaml;
  const members = new Map<string, OutlineNode>();
  const start = anchored(source, events, at);
  const type = events[start]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return members;
  let next = start + 1;
  while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
    const key = events[next] as Event;
    const line = lines.lineAt(offsetOf(key));
    if (type === EVENT_ID.SEQUENCE) members.set(String(members.size), { line, value: next });
    else {
      next = after(events, next);
      members.set(scalarText(source, key), { line, value: next });
    }
    next = after(events, next);
  }
  return members;
}

/** The event itself, or for an alias the node that its anchor names. */
function anchored(source: string, events: readonly Event[], at: number): number {
  const event = events[at];
  if (event?.type !== EVENT_ID.ALIAS) return at;
  const name = source.slice(event.anchorStart, event.anchorEnd);
  for (let i = at - 1; i >= 0; i--) {
    const other = events[i] as Event;
    if (other.type === EVENT_ID.ALIAS || !('anchorStart' in other) || other.anchorStart < 0) continue;
    if (source.slice(other.anchorStart, other.anchorEnd) === name) return i;
  }
  return at;
}

/** The number of the first event after the node that begins at `at`. */
function after(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let i = at; i < events.length; i++) {
    const type = (events[i] as Event).type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    if (depth <= 0) return i + 1;
  }
  return events.length;
}

export function offsetOf(event: Event | undefined): number {
  if (!event) return 0;
  if ('valueStart' in event && event.valueStart >= 0) return event.valueStart;
  if ('start' in event && event.start >= 0) return event.start;
  return 'anchorStart' in event ? Math.max(event.anchorStart, 0) : 0;
}
