import { below, isJson, onOperation, own, removeAt, siteAt, updateAt } from './document-nodes';
import { noPatch, type PatchWriter } from './patch';

/** UPS-01: a callback goes to an unencrypted address. */
export const encryptCallback: PatchWriter = (document, finding) =>
  onOperation(document, finding, (_, site) => {
    const url = finding.qualifier;
    const secure = url.replace(/^http:/i, 'https:');
    const callbacks = own(site.node, 'callbacks');
    const actions = Object.keys(isJson(callbacks) ? callbacks : {}).flatMap((name) => {
      const callback = siteAt(document.root, below(site, 'callbacks', name));
      const item = own(callback?.node, url);
      if (!callback || item === undefined) return [];
      return [
        removeAt(below(callback, url), `The callback ${name} goes there no more`),
        updateAt(callback.segments, `The callback ${name} is encrypted`, { [secure]: item }),
      ];
    });
    return actions.length === 0
      ? noPatch('The callback stands in another file, which an overlay does not reach.')
      : { kind: 'describes', says: 'The address must answer https.', actions };
  });
