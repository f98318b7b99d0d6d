import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';

/** Frameworks answer these by themselves wherever a path is served (RFC 9110, 9.3.2 and 9.3.7). */
const IMPLIED = new Set(['HEAD', 'OPTIONS']);

export const shadowMethod: EndpointRule = {
  id: 'INV-02',
  title: 'Shadow method',
  severity: 'medium',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'A method that the document leaves out is tested by nobody: a forgotten DELETE does most harm.',
  fires:
    'A handler answers a method that no revision documents, on a path that the current one documents. HEAD and OPTIONS, which frameworks answer by themselves, are passed over.',
  fix: 'Document the method, or have the server answer it 405.',
  examples: {
    fires: '`DELETE /orders/{orderId}` answers 204; the document has GET alone.',
    spares: '`DELETE /orders/{orderId}` answers 405.',
  },
  parameters: {},
  detect(subject) {
    const { states, isPathDocumented, method } = subject;
    if (states.documentation !== 'undocumented' || !isPathDocumented || IMPLIED.has(method)) return CLEAR;
    return fireWhileLive(subject, `A handler answered ${method}; the document has the path without it.`);
  },
};
