import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';

export const shadowMethod: EndpointRule = {
  id: 'INV-02',
  title: 'Shadow method',
  severity: 'medium',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'A method that the document leaves out is tested by nobody: a forgotten DELETE does most harm.',
  fires: 'A handler answers a method that no revision documents, on a path that the current one documents.',
  fix: 'Document the method, or have the server answer it 405.',
  examples: {
    fires: '`DELETE /orders/{orderId}` answers 204; the document has GET alone.',
    spares: '`DELETE /orders/{orderId}` answers 405.',
  },
  parameters: {},
  detect(subject) {
    if (subject.states.documentation !== 'undocumented' || !subject.isPathDocumented) return CLEAR;
    return fireWhileLive(
      subject,
      `A handler answered ${subject.method}; the document has the path without it.`,
    );
  },
};
