import { createTransport } from 'nodemailer';
import type { MailServer } from './env';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/**
 * `later`: it was surely not taken, and may be once the server is well. `given-up`: the server will not have it, or nobody
 * knows whether it was taken; to send it again could be to send it twice.
 */
export type MailOutcome = { kind: 'sent' } | { kind: 'later' | 'given-up'; because: string };

const REFUSED_FOR_GOOD = 500;
/** Of failures before there is a connection over which a message could go. */
const EARLY_CODES = ['EDNS', 'ETLS'];
const EARLY_CALLS = ['connect', 'getaddrinfo'];

/** Sends plain text through the operator's server, to which it connects anew. Never throws. */
export async function sendMail(
  { url, from }: MailServer,
  mail: { to: string; subject: string; text: string },
): Promise<MailOutcome> {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, ...mail });
    return { kind: 'sent' };
  } catch (error) {
    return toOutcome(error);
  } finally {
    transport.close();
  }
}

/** Only codes are told: answers of servers repeat addresses. */
function toOutcome(error: unknown): MailOutcome {
  const { code, syscall, responseCode } = error as Partial<
    Record<'code' | 'syscall' | 'responseCode', unknown>
  >;
  if (typeof responseCode === 'number') {
    // Credentials are refused for good (535), but the operator's mistake is mended for everybody at once.
    const isForGood = responseCode >= REFUSED_FOR_GOOD && code !== 'EAUTH';
    return { kind: isForGood ? 'given-up' : 'later', because: `the server answered ${responseCode}` };
  }
  const isEarly = EARLY_CODES.includes(String(code)) || EARLY_CALLS.includes(String(syscall));
  return { kind: isEarly ? 'later' : 'given-up', because: String(code) };
}
