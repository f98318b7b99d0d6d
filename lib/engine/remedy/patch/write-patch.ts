import { applyOverlay } from '../overlay/apply-overlay';
import { closeBody } from './bodies';
import { boundSchemas } from './bounds';
import { encryptCallback } from './callbacks';
import { declareFields, declareSensitive } from './fields';
import { addSunset, removeOperation } from './lifecycle';
import { randomIdentifier, takeKeyFromUrl } from './parameters';
import { noPatch, type PatchDocument, type PatchWriter, type SpecPatch } from './patch';
import { declareErrors, declareLimit } from './responses';
import { replaceBasic, replaceInsecure } from './schemes';
import { addSecurity, defineMissing, requireSecurity, restoreSecurity, setAdminApart } from './security';
import { encryptServers, nameHost } from './servers';
import { documentEndpoint, documentRemoved } from './undocumented';

/** By rule, in the order in which to apply several: what adds operations first, what bounds every schema last. */
const WRITERS: Readonly<Record<string, PatchWriter>> = {
  'INV-01': documentEndpoint,
  'INV-02': documentEndpoint,
  'INV-04': documentRemoved,
  'INV-03': nameHost,
  'CFG-01': encryptServers,
  'AUTH-07': replaceBasic,
  'AUTH-08': replaceInsecure,
  'AUTH-09': takeKeyFromUrl,
  'AUTH-12': defineMissing,
  'AUTH-13': restoreSecurity,
  'AUTH-04': addSecurity,
  'AUTH-05': addSecurity,
  'AUTH-06': requireSecurity,
  'AZ-03': setAdminApart,
  'AZ-01': randomIdentifier,
  'UPS-01': encryptCallback,
  'INV-07': addSunset,
  'INV-08': removeOperation,
  'DATA-02': declareSensitive,
  'DATA-03': declareFields,
  'DATA-06': closeBody,
  'CFG-07': declareErrors,
  'RATE-01': declareLimit,
  'RATE-04': boundSchemas,
};

/** Rules whose fix is in the document, in the order in which their patches are applied. */
export const PATCHED_RULES: readonly string[] = Object.keys(WRITERS);

/** Why there is no patch of other rules. */
export const FIX_IS_ELSEWHERE =
  'The fix is not in the document: it is in the service, in front of it, or in what people record.';

/** The smallest change of a document after which a rule no longer finds what it found. */
export const writePatch: PatchWriter = (document, finding, facts) =>
  WRITERS[finding.rule]?.(document, finding, facts) ?? noPatch(FIX_IS_ELSEWHERE);

/** The patch if it can be applied to its document as a whole; else why not. O(size of the document). */
export function applicable(document: PatchDocument, patch: SpecPatch): SpecPatch {
  if (patch.kind === 'none') return patch;
  const [fault] = applyOverlay(document.root, patch.actions).faults;
  return fault
    ? noPatch(
        `The document is not as OpenAPI has it at \`${fault.target.replaceAll('`', '’')}\`. Mend that first.`,
      )
    : patch;
}
