import { proposedSunset } from '../patch/lifecycle';
import { callersOf } from './authentication';
import type { Explainers } from './explainer';
import type { FixFacts } from './facts';
import { code, day } from './words';

/** What there is, and what there should be no more. */
export const inventory: Explainers = {
  'INV-01': ({ at, api, host, seen, facts }) => ({
    says: [`${at} on ${host} answers, and no document of ${api} knows it. ${seen}`, callersOf(facts)],
    steps: [
      `Find who deployed ${at}, and what it is for.`,
      `If it should be there, add it to the document; the overlay that Gnomon writes for it is a beginning.`,
      `If not, take it out of the service, and refuse it at the gateway until then.`,
    ],
  }),
  'INV-02': ({ at, api, finding, seen, facts }) => ({
    says: [
      `The document of ${api} has the path, without ${code(finding.method ?? '')}: ${at} answers all the same. ${seen}`,
      callersOf(facts),
    ],
    steps: [
      `If ${at} is meant, add it to its path in the document.`,
      `If not, have the service answer 405 with \`Allow\`, and refuse it at the gateway until then.`,
    ],
  }),
  'INV-03': ({ at, finding, seen }) => ({
    says: [`Handlers answer on ${at}, which no document names. ${finding.evidence[0]?.says ?? ''} ${seen}`],
    steps: [
      `Find whose ${at} is: an old name, a region, a test.`,
      `If it serves an API that you know, name it in the \`servers\` of its document, or join the host to the API.`,
      `Else switch it off, its DNS record too.`,
    ],
  }),
  'INV-05': ({ at, seen, where, facts }) => ({
    says: [
      `${at} is deprecated (${where}), and is called all the same. ${seen}`,
      `${callersOf(facts)} ${sunsetOf(facts)}`,
    ],
    steps: [
      `Ask the callers of ${at} to move, and tell them where to and until when.`,
      ...(knownSunset(facts) === null
        ? [
            `Set the day: \`x-sunset: ${proposed(facts)}\` in the document, and the header \`Sunset\` in its answers.`,
          ]
        : []),
      `Follow the number of callers; at none, switch it off.`,
    ],
  }),
  'INV-06': ({ at, seen, facts }) => ({
    says: [
      `${at} was to end${knownSunset(facts) ? ` on ${knownSunset(facts)}` : ''}, and still answers. ${seen}`,
      callersOf(facts),
    ],
    steps: [
      `If nobody needs ${at} any more, switch it off: answer 410, for some weeks at the gateway.`,
      `If somebody does, agree on a later day, such as ${proposed(facts)}, and write it into the document and the \`Sunset\` header.`,
    ],
  }),
  'INV-07': ({ at, where, facts }) => ({
    says: [`${at} is deprecated, and nobody can tell until when it answers (${where}).`],
    steps: [
      `Agree on a day, such as ${proposed(facts)}, and write \`x-sunset: ${proposed(facts)}\` beside \`deprecated\`.`,
      `Send \`Sunset: ${new Date(`${proposed(facts)}T00:00:00Z`).toUTCString()}\` in the answers of ${at}, and tell its callers.`,
    ],
  }),
  'INV-08': ({ at, where, api }) => ({
    says: [`Nobody called ${at} in 30 days, though ${api} was in use (${where}).`],
    steps: [
      `Ask the owner of ${api} who should be calling ${at}: a job that runs once a year counts.`,
      `If nobody, take it out of the document and of the service, in this order in one release.`,
    ],
  }),
  'INV-09': ({ at, finding, seen }) => ({
    says: [
      `${at} is named like a system that is not for production, and answers the internet. ${finding.evidence[0]?.says ?? ''} ${seen}`,
    ],
    steps: [
      `Put ${at} behind a VPN, or allow the networks of those who test.`,
      `Check that it holds no copy of production data, and no credentials that work in production.`,
    ],
  }),
  'INV-10': ({ api, name, finding, seen, facts }) => ({
    says: [`In ${api}, ${finding.evidence[0]?.says ?? `${name} has a newer version.`} ${seen}`],
    steps: [
      `Tell the callers of the old version of ${name} how the new one differs.`,
      `Mark the old operation \`deprecated\` with \`x-sunset: ${proposed(facts)}\`, or the day that you agree on.`,
      `Switch it off when its callers are gone.`,
    ],
  }),
  'INV-11': ({ api }) => ({
    says: [`Nobody answers for ${api}, so that its findings reach nobody.`],
    steps: [`Find the team that deploys ${api}.`, `Set it as the owner on the page of ${api}.`],
  }),
  'INV-12': ({ api, finding }) => ({
    says: [`${api} was to be reviewed by now. ${finding.evidence[0]?.says ?? ''}`],
    steps: [
      `Go through the inventory of ${api} with its owner: what is there, for whom, how exposed.`,
      `Record the review on the page of ${api}.`,
    ],
  }),
  'INV-13': ({ api, name, finding, seen }) => ({
    says: [`${api} gives the same data twice: ${finding.evidence[0]?.says ?? name} ${seen}`],
    steps: [
      `Choose the one to keep: the one with more callers and the stricter security.`,
      `Mark ${name} \`deprecated\` if it is the other one, and move its callers.`,
    ],
  }),
  'INV-14': ({ api }) => ({
    says: [`All that is known of ${api} was seen at a gateway: calls from service to service are not.`],
    steps: [
      `Send the log of a service of ${api}, or its mesh’s or OpenTelemetry’s records, as a second source.`,
      `Compare the inventory after a day: what is new there never passed the gateway.`,
    ],
  }),
  'INV-15': ({ api, finding }) => ({
    says: [`Nothing shows whether ${api} is used. ${finding.evidence[0]?.says ?? ''}`],
    steps: [
      `Find where the traffic of ${api} passes: a gateway, a proxy, the service’s own log.`,
      `Import a log of it, or connect it as a source.`,
    ],
  }),
  'LOG-01': ({ at, ask, finding, seen }) => ({
    says: [
      `After an incident nobody could say who called ${at}, or what belonged together. ${finding.evidence[0]?.says ?? ''} ${seen}`,
    ],
    steps: [
      `Have the gateway add \`traceparent\` to requests of ${at} that come without, and services pass it on.`,
      `Log the subject of ${ask}, not its value, with each request.`,
    ],
  }),
  'LOG-02': ({ at, finding }) => ({
    says: [`The source ${at} has stopped: what it watches is unwatched. ${finding.evidence[0]?.says ?? ''}`],
    steps: [
      `Look at the sender of ${at}: its own log, whether its token is still good, whether it reaches Gnomon.`,
      `If it was switched off on purpose, remove the source.`,
    ],
  }),
};

function proposed({ now }: FixFacts): string {
  return proposedSunset({ nowMs: now.getTime() });
}

function knownSunset({ declared, traffic }: FixFacts): string | null {
  if (declared?.sunset) return declared.sunset.slice(0, 10);
  const sunsetMs = traffic?.sunsetMs ?? null;
  return sunsetMs === null ? null : day(sunsetMs);
}

function sunsetOf(facts: FixFacts): string {
  const known = knownSunset(facts);
  return known === null ? 'No day is set for its end.' : `It is to end on ${known}.`;
}
