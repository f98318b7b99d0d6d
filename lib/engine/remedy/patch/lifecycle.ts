import { onOperation, removeAt, updateAt } from './document-nodes';
import type { PatchFacts, PatchWriter } from './patch';

const DAY_MS = 86_400_000;
/** From the proposal of a sunset to the day itself. */
const NOTICE_DAYS = 180;

/** The day that is proposed for an end: half a year ahead. */
export function proposedSunset({ nowMs }: Pick<PatchFacts, 'nowMs'>): string {
  return new Date(nowMs + NOTICE_DAYS * DAY_MS).toISOString().slice(0, 10);
}

/** INV-07: deprecated, and nobody knows until when. */
export const addSunset: PatchWriter = (document, finding, facts) =>
  onOperation(document, finding, ({ method, path }, site) => {
    const sunset = proposedSunset(facts);
    return {
      kind: 'describes',
      says: `It proposes ${sunset}, half a year ahead. Choose the day, and tell the callers.`,
      actions: [updateAt(site.segments, `${method} ${path} ends on ${sunset}`, { 'x-sunset': sunset })],
    };
  });

/** INV-08: nobody calls it. */
export const removeOperation: PatchWriter = (document, finding) =>
  onOperation(document, finding, ({ method, path, segments }) => ({
    kind: 'changes',
    says: 'It takes the operation out of the document. Take it out of the server as well, or it becomes a shadow.',
    actions: [removeAt(segments ?? [], `Nobody calls ${method} ${path}`)],
  }));
