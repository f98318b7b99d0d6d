import { isSilent } from './clearing';
import { fireFields } from './fire-fields';
import { CLEAR, type EndpointRule } from './rule';

export const sensitiveWithoutAuthentication: EndpointRule = {
  id: 'DATA-01',
  title: 'Sensitive data without authentication',
  severity: 'critical',
  owasp: 3,
  needs: 'traffic',
  scope: 'endpoint',
  clears: ['clean-traffic', 'silence'],
  why: 'Whoever asks gets it.',
  fires: 'A response field of a sensitive class was sent in a success without credentials.',
  fix: 'Require credentials, or leave the field out for strangers.',
  examples: {
    fires: '`GET /users` answers e-mail addresses to anybody.',
    spares: 'The same with a token.',
  },
  parameters: {},
  detect(subject) {
    if (isSilent(subject)) return CLEAR;
    const shown = subject.fields
      .filter(({ place }) => place === 'response' || place === 'responseHeader')
      .flatMap((field) => {
        const classes = field.classes.filter(({ anonymous, name }) => anonymous > 0 && name !== 'ip-address');
        const lastMs = Math.max(...classes.map(({ lastAnonymousMs }) => lastAnonymousMs ?? 0));
        const exchanges = Math.max(...classes.map(({ anonymous }) => anonymous));
        return classes.length === 0 ? [] : [{ field, classes, exchanges, lastMs }];
      });
    return fireFields(subject, shown, ({ name }) => `${name} was sent to callers without credentials.`);
  },
};
