import { citeOperation } from './cite';
import { CLEAR, type EndpointRule } from './rule';
import { fireWhileLive } from './still-live';

export const removedButLive: EndpointRule = {
  id: 'INV-04',
  title: 'Removed but live',
  severity: 'high',
  owasp: 9,
  needs: 'both',
  scope: 'endpoint',
  clears: ['revision', 'silence'],
  why: 'The team believes that it is gone: it gets no fixes any more, and still answers.',
  fires: 'An older revision documents it, the current one does not, and a handler still answers.',
  fix: 'Switch it off, or put it back into the document, deprecated and with a sunset date.',
  examples: {
    fires: '`GET /v1/users` was in revision 3, is not in revision 4, and answers 200.',
    spares: 'The same, answering 410 for two weeks.',
  },
  parameters: {},
  detect(subject) {
    const { states, declared } = subject;
    if (states.documentation !== 'removed') return CLEAR;
    const where = declared
      ? [citeOperation(`Last declared in revision ${declared.spec.revision}.`, declared)]
      : [];
    return fireWhileLive(subject, 'A handler still answers what the current revision no longer has.', where);
  },
};
