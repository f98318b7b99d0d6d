import type { Explainers } from './explainer';
import type { ExplainedFinding } from './facts';
import { code, list } from './words';

/** How servers are set up. */
export const configuration: Explainers = {
  'CFG-01': ({ api, name, finding, where }) => ({
    says: [
      `A document of ${api} sends clients to ${name}, where anybody on the way can read and change what they send (${where}).`,
    ],
    steps: [
      `Serve https at ${code(finding.qualifier.replace(/^(?:http|ws):/i, 'https:'))}, and write that into the document.`,
      `Redirect http to it with 308, and send \`Strict-Transport-Security\`.`,
    ],
  }),
  'CFG-02': ({ api, finding, seen }) => ({
    says: [`${api} answered over http. ${seen}`, placesOf(finding)],
    steps: [
      `Redirect http to https with 308 in front of ${api}, at its load balancer for instance.`,
      `Send \`Strict-Transport-Security: max-age=31536000\`, then close port 80 to callers that are machines.`,
      `Change credentials that were sent over http.`,
    ],
  }),
  'CFG-03': ({ at, host, finding, seen }) => ({
    says: [`${at} was called over a TLS that can be broken. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      `Accept TLS 1.2 and 1.3 alone on ${host}: in nginx \`ssl_protocols TLSv1.2 TLSv1.3;\`.`,
      `Find the clients that still use the old one in the log of ${host}, and have them updated first.`,
    ],
  }),
  'CFG-04': ({ at, finding, seen }) => ({
    says: [
      finding.qualifier.includes('reflected')
        ? `${at} gives back whatever origin asks, and lets it send the user’s cookies. ${seen}`
        : `${at} allows every origin together with credentials. ${seen}`,
      `Any web page can call it in the name of who visits it.`,
    ],
    steps: [
      `List the origins that may call ${at}, and answer \`Access-Control-Allow-Origin\` with the one that asks if it is listed, else not at all.`,
      `Send \`Vary: Origin\` with it, and \`Access-Control-Allow-Credentials\` to these origins alone.`,
    ],
  }),
  'CFG-05': ({ at, finding, seen }) => ({
    says: [
      `When ${at} fails, it shows ${finding.qualifier === 'sql-error' ? 'its database’s error message' : 'a stack trace'}. ${seen}`,
    ],
    steps: [
      `Answer errors of ${at} with a short problem document (RFC 9457) and an id; log the rest under that id.`,
      `Switch the framework’s debug mode off in production.`,
      `Find and mend the error itself: the log of the day above has it.`,
    ],
  }),
  'CFG-07': ({ api, finding }) => ({
    says: [
      `Clients of ${api} cannot know how it fails. ${finding.evidence[0]?.says ?? ''}`,
      placesOf(finding),
    ],
    steps: [
      `Describe the error body of ${api} once in \`components.responses\`.`,
      `Refer to it from each operation as \`default\`, or as 401, 4XX and 5XX.`,
    ],
  }),
  'CFG-08': ({ api, finding, seen }) => ({
    says: [`Browsers may be led to http before ${api} answers over https. ${seen}`, placesOf(finding)],
    steps: [
      `Send \`Strict-Transport-Security: max-age=31536000\` with every answer of ${api}, from its gateway.`,
      `Begin with a short \`max-age\` if a host of it still needs http.`,
    ],
  }),
  'CFG-09': ({ at, host, finding, seen }) => {
    const header = finding.qualifier === 'framework-version' ? '`X-Powered-By`' : '`Server`';
    return {
      says: [`Answers of ${at} say in ${header} which version runs there, and with it which holes. ${seen}`],
      steps: [
        `Drop ${header} on ${host}, or the version in it${header === '`Server`' ? ': in nginx `server_tokens off;`' : ': in PHP `expose_php = off`, in Express `app.disable("x-powered-by")`'}.`,
        `Keep what runs there up to date all the same.`,
      ],
    };
  },
};

/** The endpoints or operations that a finding of the whole API names, without the first sentence. */
function placesOf({ evidence }: ExplainedFinding): string {
  const places = evidence.slice(1).map(({ says }) => code(says.replace(/\.$/, '')));
  return places.length === 0 ? '' : `Among them: ${list(places)}.`;
}
