import { type Env, readEnv } from '../env';
import { isKnownHost } from './known-hosts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export interface Refusal {
  status: 403 | 421;
  title: string;
  detail: string;
}

type Addresses = Pick<Env, 'host' | 'publicUrl'>;

/** Why a request must not be served: it was sent to another name, or by a page of another site. */
export function refuseForeign(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  addresses: Addresses = readEnv(),
): Refusal | undefined {
  if (!isKnownHost(headers.get('host'), addresses)) {
    return {
      status: 421,
      title: 'Unknown host name',
      detail: 'Gnomon does not know itself by this name. Set PUBLIC_URL to the address that people use.',
    };
  }
  if (!SAFE_METHODS.includes(method) && isFromAnotherSite(headers, addresses)) {
    return { status: 403, title: 'Foreign page', detail: 'Another site may not change anything in Gnomon.' };
  }
  return undefined;
}

/** Programs send neither header. Browsers that send no Sec-Fetch-Site send Origin with every unsafe method. */
function isFromAnotherSite(headers: Headers, { publicUrl }: Addresses): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null) return false;
  const host = URL.parse(origin)?.host;
  return host !== headers.get('host') && (publicUrl === undefined || host !== new URL(publicUrl).host);
}
