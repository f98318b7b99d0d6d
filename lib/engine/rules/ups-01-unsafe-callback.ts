import { citeOperation } from './cite';
import { fireDeclared } from './fire';
import { CLEAR, type EndpointRule } from './rule';

export const unsafeCallback: EndpointRule = {
  id: 'UPS-01',
  title: 'Unsafe callback',
  severity: 'medium',
  owasp: 10,
  needs: 'spec',
  scope: 'endpoint',
  clears: ['revision'],
  why: 'What is sent to an unencrypted address can be read and changed on the way.',
  fires: 'A callback of the operation goes to an `http:` URL.',
  fix: 'Send callbacks to `https` alone, and sign them.',
  examples: {
    fires: '`callbacks: {paid: {"http://partner.example.com/paid": …}}`.',
    spares: '`{$request.body#/callbackUrl}`: the caller chooses, see SSRF-01.',
  },
  parameters: {},
  detect({ declared }) {
    if (!declared?.isCurrent) return CLEAR;
    return (declared.callbacks ?? [])
      .filter((url) => /^http:/i.test(url))
      .map((url) => fireDeclared([citeOperation(`A callback goes to ${url}.`, declared)], url));
  },
};
