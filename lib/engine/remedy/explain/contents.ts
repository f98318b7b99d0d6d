import type { Explainers } from './explainer';

/** What requests and responses carry. */
export const contents: Explainers = {
  'DATA-02': ({ at, field, fields, seen }) => ({
    says: [`${at} answers ${fields || field}, and its schema does not name it. ${seen}`],
    steps: [
      `Find out whether callers of ${at} need ${field}.`,
      `If not, leave it out: list what is answered instead of passing a whole row on.`,
      `If so, declare it in the response schema, and show it only to those whom it concerns.`,
    ],
  }),
  'DATA-03': ({ at, fields, seen }) => ({
    says: [`${at} answers fields that its schema does not name: ${fields || 'see the evidence'}. ${seen}`],
    steps: [
      `Declare those of ${fields || 'them'} that callers may rely on.`,
      `Leave the others out of what ${at} answers.`,
    ],
  }),
  'DATA-04': ({ at, place, field, fields, seen }) => ({
    says: [
      `Callers of ${at} send ${fields || field} as ${place}, and whatever logs the URL keeps it. ${seen}`,
    ],
    steps: [
      `Take ${field} in the body of a POST, or an opaque identifier in its place.`,
      `Move the callers, then answer 400 where ${field} still comes in the URL.`,
      `Remove it from the logs that have it.`,
    ],
  }),
  'DATA-05': ({ at, field, seen }) => ({
    says: [`${at} took ${field} from its caller, which the document does not offer. ${seen}`],
    steps: [
      `Check at once whether ${field} had an effect: send it with an account of your own, and look at the object.`,
      `Bind the declared members of ${at} one by one, and refuse the rest with 400.`,
      `Look for objects whose ${field} was set this way.`,
    ],
  }),
  'DATA-06': ({ at, where }) => ({
    says: [`The body of ${at} may hold members that nobody declared (${where}).`],
    steps: [
      `Add \`additionalProperties: false\` to its schema (OpenAPI 3.1 with \`allOf\`: \`unevaluatedProperties: false\`).`,
      `Have the service answer 400 to other members, so that a field it binds by chance cannot be set.`,
    ],
  }),
  'DATA-07': ({ at, finding, seen }) => ({
    says: [`Answers of ${at} are large. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      `Give ${at} a page size with a maximum, and a cursor for the next page.`,
      `Let callers choose fields, and send large contents by a link.`,
    ],
  }),
  'DATA-08': ({ at, fields, field, finding, seen }) => {
    const what = fields || (finding.qualifier.includes(' ') ? field : 'a password hash');
    return {
      says: [`${at} answered a secret: ${what}. ${seen}`],
      steps: [
        `Leave ${what} out of what ${at} answers.`,
        `Change the secret: it was out, whoever asked. Of a password hash, have the users choose new passwords.`,
        `Look in the log who called ${at} since it was there.`,
      ],
    };
  },
};
